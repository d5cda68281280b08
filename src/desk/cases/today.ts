import type { Today } from '../../cases/case-view.ts';
import { dayOf } from '../../cases/day-of.ts';
import { addWorkingDays } from '../../cases/working-days.ts';
import { partsOf } from '../../forms/plain-date.ts';
import type { PlainDate } from '../../forms/types.ts';
import type { DeskHouse } from '../house.ts';

/** Working days from today within which a case is due soon. */
const SOON = 3;
const HOUR = 3_600_000;

/** What "today" and "soon" are in the district now. */
export function todayOf({ today, district }: Pick<DeskHouse, 'today' | 'district'>): Today {
  const now = today();
  return {
    today: now,
    soon: addWorkingDays(now, SOON, district.calendar).date,
    startOf: (day) => startOfDay(day, district.timeZone),
  };
}

/**
 * The first moment of a day in a time zone, in epoch milliseconds. Looked for by the quarter hour, which every zone keeps to:
 * a day whose midnight the clocks leap over begins after it.
 */
export function startOfDay(day: PlainDate, timeZone: string): number {
  const { year, month, day: number } = partsOf(day);
  const noon = Date.UTC(year, month - 1, number, 12);
  // No zone is more than 14 hours ahead or 12 behind.
  for (let at = noon - 27 * HOUR; at <= noon + HOUR; at += HOUR / 4) if (dayOf(at, timeZone) >= day) return at;
  return noon;
}
