import knex from 'knex';
import pg from 'pg';
import { SILENT, type Database } from './database.ts';

const CONNECTIONS = 8;
const BIGINT: number = pg.types.builtins.INT8;

const parserOf: (oid: number) => unknown = pg.types.getTypeParser;

/** Connects to PostgreSQL; nothing is asked of it yet. */
export function openPostgres(url: string): Database {
  const base = knex({
    client: 'pg',
    connection: {
      connectionString: url,
      connectionTimeoutMillis: 5000,
      keepAlive: true,
      // What a process that vanished had locked is free again by then.
      idle_in_transaction_session_timeout: 30_000,
      // Our big integers are epoch milliseconds and counters: numbers hold them.
      types: { getTypeParser: (oid) => (oid === BIGINT ? Number : parserOf(oid)) },
    },
    compileSqlOnError: false,
    log: SILENT,
    acquireConnectionTimeout: 10_000,
    pool: { min: 0, max: CONNECTIONS },
  });
  return {
    kind: 'postgres',
    read: base,
    write: base,
    transaction: (work) => base.transaction(work),
    close: () => base.destroy(),
  };
}
