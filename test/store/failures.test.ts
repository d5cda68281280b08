import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import knex from 'knex';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi, type MockInstance } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { databases, freshPostgres, freshSqlite } from '../support/databases.ts';
import { freePort } from '../support/program.ts';
import { makeSubmission } from '../support/submission.ts';
import { answering, turn } from '../support/turns.ts';
import { startPostgres } from '../setup/postgres.ts';

/** Standard output belongs to the address, and a log must not hold what a driver says. */
let spoken: readonly MockInstance[];

beforeEach(() => {
  const ways = ['log', 'info', 'warn', 'error', 'debug'] as const;
  spoken = ways.map((way) => vi.spyOn(console, way));
});

afterEach(() => {
  for (const way of spoken) expect(way).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});

/** Whatever an error shows of itself to a log. */
function shownBy(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = Object.getOwnPropertyNames(error).map((name) => String(Reflect.get(error, name)));
  return [...own, error.cause === undefined ? '' : shownBy(error.cause)].join('\n');
}

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe.each(databases)('When %s fails', (_name, fresh) => {
  it('the error is a sentence, and holds nothing of what was to be stored', async () => {
    const house = await fresh();
    const store = await house.open();
    const submission = makeSubmission({ chat: 'telegram:4711' });
    await house.sql('alter table submissions rename to away');
    await house.sql('alter table chats rename to chats_away');
    const failures = [
      await failureOf(store.submissions.create(submission, { fingerprint: 'f', client: 'api', idempotencyKey: 'k' })),
      await failureOf(store.submissions.find(submission.reference)),
      await failureOf(
        store.turns.run(turn({ chat: 'telegram:4711', decide: answering('张示梅', { type: 'submit', submission }) })),
      ),
    ];
    for (const failure of failures) {
      expect(failure).toBeInstanceOf(StoreError);
      expect(shownBy(failure)).toMatch(/The database failed \([A-Z0-9_]+\)\./);
      expect(shownBy(failure)).not.toMatch(/张示梅|李例安|4711|XQ4M|AAAAAAAA/);
    }
  });

  it('a key that is used twice against the rules of the tables is a sentence too', async () => {
    const house = await fresh();
    const store = await house.open();
    await store.turns.run(turn({ inbound: 'a' }));
    await house.sql('update chats set lines = 0');
    const failure = await failureOf(store.turns.run(turn({ inbound: 'b', decide: answering('张示梅') })));
    expect(failure).toBeInstanceOf(StoreError);
    expect(shownBy(failure)).not.toMatch(/张示梅|telegram:1/);
  });

  it('it is ready again as soon as the database is', async () => {
    const house = await fresh();
    const store = await house.open();
    expect(await store.ready()).toBe(true);
    await house.sql('alter table settings rename to away');
    expect(await store.ready()).toBe(false);
    await house.sql('alter table away rename to settings');
    expect(await Promise.all([store.ready(), store.ready()])).toEqual([true, true]);
  });
});

describe('When another program holds the database, on SQLite', () => {
  it('it is not ready, and then it is', async () => {
    const house = await freshSqlite();
    const store = await house.open();
    const other = knex({
      client: 'sqlite3',
      connection: { filename: path.join(house.dataDir, 'ezhan.sqlite') },
      useNullAsDefault: true,
    });
    onTestFinished(() => other.destroy());
    await other.raw('begin immediate');
    expect(await store.ready()).toBe(false);
    await other.raw('rollback');
    await expect.poll(() => store.ready()).toBe(true);
  });
});

describe('When PostgreSQL is stopped', () => {
  it('the store is not ready, and refuses turns with a sentence', async () => {
    const server = await startPostgres();
    onTestFinished(() => server.stop());
    const dataDir = await mkdtemp(path.join(tmpdir(), 'ezhan-store-'));
    const store = await openStore({ dataDir, url: server.url, capacityOf: () => 2 });
    onTestFinished(async () => {
      await store.close();
      await rm(dataDir, { recursive: true });
    });
    await store.turns.run(turn({ inbound: 'a' }));
    expect(await store.ready()).toBe(true);
    await server.stop();
    expect(await store.ready()).toBe(false);
    const failure = await failureOf(store.turns.run(turn({ inbound: 'b', decide: answering('张示梅') })));
    expect(failure).toBeInstanceOf(StoreError);
    expect(shownBy(failure)).not.toContain('张示梅');
  });

  it('connections that it ended do not spoil what comes after', async () => {
    const house = await freshPostgres();
    const store = await house.open();
    await store.turns.run(turn({ inbound: 'a' }));
    await house.sql(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    await expect.poll(() => store.ready()).toBe(true);
    expect(await store.turns.run(turn({ inbound: 'b' }))).toMatchObject({ kind: 'handled' });
  });
});

describe('A store that cannot open says why', () => {
  const options = { capacityOf: () => 2 };

  it('where DATA_DIR is a file', async () => {
    const folder = await temporary();
    await writeFile(path.join(folder, 'data'), '');
    await expect(openStore({ ...options, dataDir: path.join(folder, 'data') })).rejects.toMatchObject({
      name: 'StoreError',
      message: 'DATA_DIR is not a folder.',
    });
  });

  it('where the database is a folder, or no database', async () => {
    const [one, two] = [await temporary(), await temporary()];
    await mkdir(path.join(one, 'ezhan.sqlite'));
    await expect(openStore({ ...options, dataDir: one })).rejects.toThrow('cannot be opened');
    await writeFile(path.join(two, 'ezhan.sqlite'), 'x'.repeat(5000));
    await expect(openStore({ ...options, dataDir: two })).rejects.toThrow('is no database, or it is damaged');
  });

  it('where nothing listens at DATABASE_URL, or something that is no database', async () => {
    const dataDir = await temporary();
    const nobody = `postgres://user:secret-password@127.0.0.1:${await freePort()}/db`;
    const failure = await failureOf(openStore({ ...options, dataDir, url: nobody }));
    expect(failure).toMatchObject({ name: 'StoreError', code: 'ECONNREFUSED' });
    expect(shownBy(failure)).toContain('does not answer');
    expect(shownBy(failure)).not.toContain('secret-password');

    const server = createServer((socket) => socket.end()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await expect(openStore({ ...options, dataDir, url: `postgres://user@127.0.0.1:${port}/db` })).rejects.toMatchObject(
      { name: 'StoreError' },
    );
  });

  it('where the password or the name of the database is wrong', async () => {
    const { url = '' } = await freshPostgres();
    const dataDir = await temporary();
    const wrongPassword = new URL(url);
    wrongPassword.password = 'wrong';
    await expect(openStore({ ...options, dataDir, url: wrongPassword.href })).rejects.toThrow('refuses the password');
    const wrongName = new URL(url);
    wrongName.pathname = 'nowhere';
    await expect(openStore({ ...options, dataDir, url: wrongName.href })).rejects.toThrow('does not exist');
  });
});

async function temporary(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ezhan-store-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}
