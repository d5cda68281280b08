import type { Knex } from 'knex';
import type { Submission } from '../cases/types.ts';
import type { StoreContext } from './context.ts';
import { insert, rows } from './database.ts';

/** Any number, the same for every process of this program. */
const LOCK = 7_246_002;

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

/** The lowest free seat of the time that a submission books; undefined when the time is full. */
export async function findSeat(context: StoreContext, sql: Knex, submission: Submission): Promise<number | undefined> {
  if (!submission.booking) return undefined;
  const { institution, slot } = submission.booking;
  // One booking at a time, over all processes: the count stays true until the commit.
  if (context.database.kind === 'postgres') await rows(sql, 'select pg_advisory_xact_lock(?)', [LOCK]);
  const found = await rows(sql, 'select seat from bookings where slot = ?', [slot]);
  const taken = new Set(found.map(({ seat }) => Number(seat)));
  const seats = Array.from({ length: context.capacityOf(institution) }, (_, seat) => seat);
  return seats.find((seat) => !taken.has(seat));
}

export async function takeSeat(sql: Knex, { reference, booking }: Submission, seat: number): Promise<void> {
  if (!booking) return;
  const values = [[booking.slot, seat, booking.institution, reference]];
  await insert(sql, 'bookings (slot, seat, institution, reference)', values);
}
