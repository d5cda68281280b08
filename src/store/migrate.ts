import type { Knex } from 'knex';
import type { Database } from './database.ts';
import { deskAccounts } from './migrations/desk-accounts.ts';
import { deskDistrict } from './migrations/desk-district.ts';
import { deskCases } from './migrations/desk-cases.ts';
import { deskFigures } from './migrations/desk-figures.ts';
import { first } from './migrations/first.ts';

interface Migration {
  readonly name: string;
  readonly up: (sql: Knex, compact: string) => Promise<void>;
}

/** In order; one that was released is never changed. */
const MIGRATIONS: readonly Migration[] = [
  { name: '001-first', up: first },
  { name: '002-desk-cases', up: deskCases },
  { name: '003-desk-accounts', up: deskAccounts },
  { name: '004-desk-district', up: deskDistrict },
  { name: '005-desk-figures', up: deskFigures },
];

/** Any number, the same for every process of this program. */
const LOCK = 7_246_001;

/**
 * Brings the tables up to date. Everything is one transaction behind one lock: of two processes that start together the
 * second finds the work done, and one that is killed in the middle leaves nothing behind.
 */
export async function migrate(database: Database): Promise<void> {
  await database.transaction(async (sql) => {
    if (database.kind === 'postgres') await sql.raw('select pg_advisory_xact_lock(?)', [LOCK]);
    const compact = database.kind === 'sqlite' ? ' without rowid' : '';
    await sql.migrate.latest({ migrationSource: sourceOf(compact), disableTransactions: true });
  });
}

function sourceOf(compact: string): Knex.MigrationSource<Migration> {
  return {
    getMigrations: () => Promise.resolve([...MIGRATIONS]),
    getMigrationName: ({ name }) => name,
    getMigration: ({ up }) => Promise.resolve({ up: (sql: Knex) => up(sql, compact), down: () => Promise.resolve() }),
  };
}
