import type { Knex } from 'knex';
import type { Submission } from '../cases/types.ts';
import type { StoreContext } from './context.ts';
import { insert, rows } from './database.ts';
import { lockBookings } from './lock-bookings.ts';
import { placesNow } from './places-now.ts';

/** Places taken at an institution from a day (YYYY-MM-DD) on, by slot id (`<institution>@YYYY-MM-DDThh:mm`). */
export async function takenPlaces(
  sql: Knex,
  institution: string,
  fromDay: string,
): Promise<ReadonlyMap<string, number>> {
  const found = await rows(
    sql,
    'select slot, count(*) as taken from bookings where institution = ? and slot >= ? group by slot',
    [institution, `${institution}@${fromDay}`],
  );
  return new Map(found.map(({ slot, taken }) => [String(slot), Number(taken)]));
}

/** The lowest free seat of the time that a submission books; undefined when the time is full or closed. */
export async function findSeat(
  context: StoreContext,
  sql: Knex,
  { booking }: Pick<Submission, 'booking'>,
): Promise<number | undefined> {
  if (!booking) return undefined;
  await lockBookings(context, sql);
  const found = await rows(sql, 'select seat from bookings where slot = ?', [booking.slot]);
  const taken = new Set(found.map(({ seat }) => Number(seat)));
  const places = await placesNow(context, sql, booking);
  // Where places were taken away, those sold before count too, whatever their seats are called.
  if (taken.size >= places) return undefined;
  return Array.from({ length: places }, (_, seat) => seat).find((seat) => !taken.has(seat));
}

export async function takeSeat(sql: Knex, { reference, booking }: Submission, seat: number): Promise<void> {
  if (!booking) return;
  const values = [[booking.slot, seat, booking.institution, reference]];
  await insert(sql, 'bookings (slot, seat, institution, reference)', values);
}

/** The visit will not be: its place is free for somebody else. */
export async function freeSeat(sql: Knex, reference: string): Promise<void> {
  await rows(sql, 'delete from bookings where reference = ?', [reference]);
}
