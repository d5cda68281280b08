import type { StoredChange } from '../../cases/district-change.ts';
import { slotId } from '../../cases/slots.ts';
import type { PlainDate } from '../../forms/types.ts';
import type { DistrictEdited } from '../district-port.ts';
import type { Visit } from '../visit.ts';
import type { BookingsPort } from './port.ts';

/** Places of a whole day, or of one time; null: as usual. */
export interface DayEdit {
  readonly id: string;
  readonly body: { readonly places: number } | null;
}

/** All of them, or none. */
export async function keepEdits(
  { acting, house }: Visit,
  { district }: BookingsPort,
  edits: readonly DayEdit[],
  reason: string,
): Promise<DistrictEdited['kind']> {
  const known = district.changes();
  const done = await district.change({
    edits: edits.map(({ id, body }) => ({
      change: { part: 'day', id, body },
      seen: known.find((one) => one.part === 'day' && one.id === id)?.seq ?? 0,
    })),
    acting,
    at: house.now(),
    ...(reason === '' ? {} : { reason }),
  });
  return done.kind;
}

export function closedDay(institution: string, date: PlainDate): DayEdit {
  return { id: `${institution}@${date}`, body: { places: 0 } };
}

/** Takes back whatever was changed of a day. */
export function usualDay(changes: readonly StoredChange[]): readonly DayEdit[] {
  return changes.filter(({ body }) => body !== null).map(({ id }) => ({ id, body: null }));
}

/** Opens a day that was closed as a whole, where it was, and gives single times their own number. */
export function placesEdits(
  institution: string,
  date: PlainDate,
  places: ReadonlyMap<string, number>,
  changes: readonly StoredChange[],
): readonly DayEdit[] {
  const whole = changes.find(({ id, body }) => id === `${institution}@${date}` && body !== null);
  return [
    ...[...places].map(([time, count]) => ({ id: slotId(institution, date, time), body: { places: count } })),
    ...(whole === undefined ? [] : [{ id: whole.id, body: null }]),
  ];
}
