import type { Knex } from 'knex';
import type { StoreContext } from './context.ts';
import { rows } from './database.ts';

/** Any number, the same for every process of this program. */
const LOCK = 7_246_002;

/** One at a time, over all processes, sells places or changes how many there are: a count stays true until the commit. */
export async function lockBookings({ database }: StoreContext, sql: Knex): Promise<void> {
  if (database.kind === 'postgres') await rows(sql, 'select pg_advisory_xact_lock(?)', [LOCK]);
}
