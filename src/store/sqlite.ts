import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import knex, { type Knex } from 'knex';
import SqliteClient, { type SqliteQuery } from 'knex/lib/dialects/sqlite3/index.js';
import SqliteTransaction from 'knex/lib/dialects/sqlite3/execution/sqlite-transaction.js';
import { SILENT, type Database } from './database.ts';
import { dropPrepared, isKept, runPrepared, type Connection } from './prepared.ts';

/** Takes the write lock at once: a deferred transaction that reads first and writes later fails when another wrote between. */
class ImmediateTransaction extends SqliteTransaction {
  override begin(connection: unknown): PromiseLike<unknown> {
    return this.query(connection, 'BEGIN IMMEDIATE;', undefined, undefined);
  }
}

class ImmediateClient extends SqliteClient {
  override async _query(connection: Connection, query: SqliteQuery): Promise<SqliteQuery> {
    if (query.method !== 'raw' || !isKept(query.sql)) return super._query(connection, query);
    query.response = await runPrepared(connection, query.sql, query.bindings ?? []);
    return query;
  }

  override async destroyRawConnection(connection: Connection): Promise<void> {
    await dropPrepared(connection);
    await super.destroyRawConnection(connection);
  }

  override transaction(container: unknown, config: unknown, outer: unknown): Knex.Transaction {
    return new ImmediateTransaction(this, container, config, outer);
  }
}

const READERS = 2;
/** FULL: with NORMAL a loss of power can take the last commits with it. */
const WRITER_PRAGMAS = ['busy_timeout = 5000', 'journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON'];
const READER_PRAGMAS = ['busy_timeout = 5000', 'query_only = ON'];

/** Opens (and makes) the database in a folder: one connection that writes, and readers beside it. */
export async function openSqlite(dataDir: string): Promise<Database> {
  await mkdir(dataDir, { recursive: true });
  const filename = path.join(dataDir, 'ezhan.sqlite');
  const write = connect(filename, 1, WRITER_PRAGMAS);
  // The first connection turns WAL on and makes the file; readers come after it.
  await write.raw('select 1');
  const read = connect(filename, READERS, READER_PRAGMAS);
  return {
    kind: 'sqlite',
    read,
    write,
    transaction: (work) => transact(write, work),
    close: async () => {
      await read.destroy();
      await write.destroy();
    },
  };
}

/** Where the disk is full, SQLite rolls back by itself; Knex's own rollback then fails, and would hide the cause. */
async function transact<T>(write: Knex, work: (sql: Knex.Transaction) => Promise<T>): Promise<T> {
  let failure: { readonly cause: unknown } | undefined;
  try {
    return await write.transaction(async (sql) => {
      try {
        return await work(sql);
      } catch (cause) {
        failure = { cause };
        throw cause;
      }
    });
  } catch (error) {
    throw failure ? failure.cause : error;
  }
}

/** A pool to one database file; each connection begins with these pragmas. */
export function connect(filename: string, connections: number, pragmas: readonly string[]): Knex {
  return knex({
    client: ImmediateClient,
    connection: { filename },
    useNullAsDefault: true,
    // An error must not repeat the values that were bound.
    compileSqlOnError: false,
    log: SILENT,
    acquireConnectionTimeout: 30_000,
    pool: {
      min: connections === 1 ? 1 : 0,
      max: connections,
      afterCreate: (connection: Connection, done: (error: Error | null) => void) => {
        // Statements of a connection run in the order in which they were handed over.
        connection.serialize();
        connection.exec(pragmas.map((pragma) => `pragma ${pragma};`).join(' '), done);
      },
    },
  });
}
