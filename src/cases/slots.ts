import { addDays, weekdayOf } from '../forms/plain-date.ts';
import type { Institution, PlainDate, WorkCalendar } from '../forms/types.ts';
import { isWorkingDay } from './working-days.ts';

/** One time at an institution that can be booked. */
export interface SlotTime {
  /** `<institution>@2026-12-01T08:30`. */
  readonly id: string;
  readonly date: PlainDate;
  readonly time: string;
  readonly capacity: number;
}

/** How many days ahead a time can be booked. */
const DAYS_AHEAD = 30;

/** Every time that an institution offers from the day after `from` on, on working days only, earliest first. */
export function slotsOf(
  institution: Institution,
  calendar: WorkCalendar,
  from: PlainDate,
  days = DAYS_AHEAD,
): readonly SlotTime[] {
  const { weekdays, times, capacity } = institution.slots;
  return Array.from({ length: days }, (_, index) => addDays(from, index + 1))
    .filter((date) => weekdays.includes(weekdayOf(date)) && isWorkingDay(date, calendar))
    .flatMap((date) => times.map((time) => ({ id: `${institution.id}@${date}T${time}`, date, time, capacity })));
}

/**
 * Places left at each time that an institution offers; 0 means full, absent means not offered.
 * @param booked places taken, by slot id.
 */
export function freeSlots(
  institution: Institution,
  calendar: WorkCalendar,
  today: PlainDate,
  booked: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const slots = slotsOf(institution, calendar, today);
  return new Map(slots.map((slot) => [slot.id, Math.max(0, slot.capacity - (booked.get(slot.id) ?? 0))]));
}
