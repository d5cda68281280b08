import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import knex, { type Knex } from 'knex';
import { inject, onTestFinished } from 'vitest';
import { openStore, type StoreOptions } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';

/** A database of a test's own, empty at first; it goes with the test. */
export interface House {
  readonly dataDir: string;
  /** Of PostgreSQL. */
  readonly url?: string;
  /** Opens the store, as a process of the program does. On PostgreSQL several may be open. */
  open(options?: Partial<StoreOptions>): Promise<Store>;
  /** Looks at, or meddles with, what is stored. */
  sql(text: string, bindings?: readonly (string | number)[]): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** How many transactions have marked events as handled so far. */
  commits(): Promise<number>;
}

type Place = Pick<House, 'dataDir' | 'url' | 'commits'> & { readonly sql: Knex; remove(): Promise<void> };

/** For `describe.each(databases)('… on %s', (_name, fresh) => …)`: the same test body runs on both. */
export const databases: readonly (readonly [string, () => Promise<House>])[] = [
  ['SQLite', () => build(sqlitePlace)],
  ['PostgreSQL', () => build(postgresPlace)],
];

/** For what only one of them has. */
export const freshSqlite = (): Promise<House> => build(sqlitePlace);
export const freshPostgres = (): Promise<House> => build(postgresPlace);

async function build(make: (dataDir: string) => Promise<Place> | Place): Promise<House> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'ezhan-store-'));
  const place = await make(dataDir);
  const opened: Store[] = [];
  onTestFinished(async () => {
    await Promise.all(opened.map((store) => store.close()));
    await place.sql.destroy();
    await place.remove();
    await rm(dataDir, { recursive: true, force: true });
  });
  const { url } = place;
  return {
    dataDir,
    ...(url === undefined ? {} : { url }),
    open: async (options = {}) => {
      const store = await openStore({
        dataDir,
        ...(url === undefined ? {} : { url }),
        capacityOf: () => 2,
        ...options,
      });
      opened.push(store);
      return store;
    },
    sql: async (text, bindings = []) => {
      const answer: unknown = await place.sql.raw(text, bindings);
      return (Array.isArray(answer) ? answer : (answer as { rows: unknown }).rows) as Readonly<
        Record<string, unknown>
      >[];
    },
    commits: place.commits,
  };
}

function sqlitePlace(dataDir: string): Place {
  const filename = path.join(dataDir, 'ezhan.sqlite');
  const sql = knex({ client: 'sqlite3', connection: { filename }, useNullAsDefault: true });
  return { dataDir, sql, commits: () => commitsInLog(`${filename}-wal`), remove: () => Promise.resolve() };
}

/** https://www.sqlite.org/fileformat2.html#the_write_ahead_log: the last frame of a transaction names the file's size. */
async function commitsInLog(file: string): Promise<number> {
  const bytes = await readFile(file);
  const frame = 24 + bytes.readUInt32BE(8);
  let commits = 0;
  for (let at = 32; at + frame <= bytes.length; at += frame) if (bytes.readUInt32BE(at + 4) > 0) commits++;
  return commits;
}

async function postgresPlace(dataDir: string): Promise<Place> {
  const server = inject('postgres');
  const name = `test_${randomBytes(8).toString('hex')}`;
  await command(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = name;
  const sql = knex({ client: 'pg', connection: url.href, pool: { min: 0, max: 1 } });
  return {
    dataDir,
    url: url.href,
    sql,
    commits: async () => {
      const [row] = (
        await sql.raw<{ rows: { commits: string }[] }>('select count(distinct xmin::text) as commits from inbound')
      ).rows;
      return Number(row?.commits);
    },
    remove: () => command(server, `drop database ${name} with (force)`),
  };
}

async function command(url: string, text: string): Promise<void> {
  const sql = knex({ client: 'pg', connection: url, pool: { min: 0, max: 1 } });
  try {
    await sql.raw(text);
  } finally {
    await sql.destroy();
  }
}
