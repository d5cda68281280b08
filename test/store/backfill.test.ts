import { describe, expect, it } from 'vitest';
import { openPostgres } from '../../src/store/postgres.ts';
import { first } from '../../src/store/migrations/first.ts';
import { createSealer } from '../../src/store/seal.ts';
import { tokensOf } from '../../src/store/search-tokens.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { verifyAudit } from '../../src/store/audit-verify.ts';
import { databases, type House } from '../support/databases.ts';
import { ALL, byHand, someCase, storeCases, walk } from './desk-cases/fixtures.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');
/** More than one step. */
const CASES = Array.from({ length: 620 }, (_, n) => someCase(n)).map(({ clerk: _clerk, ...one }) => one);

/** The tables as they were before there was a desk, with cases in them. */
async function storedBefore(house: House, dataKey?: string): Promise<void> {
  const database = house.url === undefined ? await openSqlite(house.dataDir) : openPostgres(house.url);
  const sealer = createSealer(dataKey);
  const source = {
    getMigrations: () => Promise.resolve(['001-first']),
    getMigrationName: (name: string) => name,
    getMigration: () =>
      Promise.resolve({ up: (sql: typeof database.write) => first(sql, ''), down: () => Promise.resolve() }),
  };
  await database.write.migrate.latest({ migrationSource: source });
  if (sealer.keyId !== undefined) await database.write('settings').insert({ name: 'data key', value: sealer.keyId });
  for (const one of CASES) {
    const {
      reference,
      service,
      version,
      status,
      channel,
      lang,
      office,
      due,
      submittedAt,
      revision: _revision,
      ...rest
    } = one;
    const body = sealer.seal(JSON.stringify(rest), `submissions ${reference}`);
    const row = { reference, service, version, status, channel, lang, office, due, created_at: submittedAt, body };
    await database.write('submissions').insert(row);
    const entry = { id: reference, at: submittedAt, actor: channel, action: 'submitted', reference };
    await database.write('audit').insert(entry);
  }
  await database.close();
}

async function expectAll(house: House, store: Store, dataKey?: string): Promise<void> {
  const sealer = createSealer(dataKey);
  const expected = CASES.flatMap((one) => [...tokensOf(sealer, one)].map((token) => `${one.reference} ${token}`));
  const stored = await house.sql('select reference, token from search_tokens');
  expect(stored.map(({ reference, token }) => `${String(reference)} ${String(token)}`).toSorted()).toEqual(
    expected.toSorted(),
  );
  for (const filter of [
    {},
    { due: 'over' },
    { returned: true },
    { unhappy: true },
    { text: '示例' },
    { text: '1003' },
  ] as const) {
    const view = { ...ALL, ...filter };
    expect(await walk(store, view)).toEqual(byHand(CASES, view));
  }
  const [one] = CASES;
  expect(one && (await store.desk.find(one.reference))).toEqual(one);
}

describe.each(databases)('What was stored before there was a desk, on %s', (_name, fresh) => {
  it.each([
    ['sealed', KEY],
    ['readable', undefined],
  ])('%s, is found, filtered and in the chain after the first start', async (_which, dataKey) => {
    const house = await fresh();
    await storedBefore(house, dataKey);
    const options = dataKey === undefined ? {} : { dataKey };
    const store = await house.open(options);
    await expectAll(house, store, dataKey);
    const verdict = await verifyAudit({ dataDir: house.dataDir, ...(house.url ? { url: house.url } : {}), ...options });
    expect(verdict).toMatchObject({ count: CASES.length });
    expect(verdict.fault).toBeUndefined();
  });

  it('is gone on with where a start was broken off, and done once', async () => {
    const house = await fresh();
    await storeCases(await house.open(), CASES);
    const references = CASES.map(({ reference }) => reference).toSorted();
    const [done = '', after = ''] = [references[99], references[300]];
    await house.sql('delete from search_tokens where reference = ? or reference > ?', [done, after]);
    await house.sql("update settings set value = value || ? where name = 'searchable'", [`>${after}`]);
    const store = await house.open();
    const count = async (reference: string) =>
      (await house.sql('select 1 from search_tokens where reference = ?', [reference])).length;
    expect(await count(references[301] ?? '')).toBeGreaterThan(0);
    expect(await count(references.at(-1) ?? '')).toBeGreaterThan(0);
    expect(await count(done)).toBe(0);
    await store.close();
    await house.sql('delete from search_tokens');
    await house.open();
    expect(await house.sql('select 1 from search_tokens')).toEqual([]);
  });

  it('is found by other tokens once a key has come, and by the old ones no more', async () => {
    const house = await fresh();
    const before = await house.open();
    await storeCases(before, CASES);
    await before.close();
    const old = new Set((await house.sql('select token from search_tokens')).map(({ token }) => token));
    await expectAll(house, await house.open({ dataKey: KEY }), KEY);
    const now = (await house.sql('select token from search_tokens')).map(({ token }) => token);
    expect(now.filter((token) => old.has(token))).toEqual([]);
  });
});
