import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { auditHash, type AuditRow } from '../../src/store/audit-chain.ts';
import { createSealer } from '../../src/store/seal.ts';
import type { Store } from '../../src/store/store.ts';
import { databases, freshPostgres, type House } from '../support/databases.ts';
import { makeSubmission } from '../support/submission.ts';
import { answering, NOW, turn } from '../support/turns.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');

/** Every entry in its place, each covering the one before it, and the end where it says it is. */
async function expectWhole(house: House, count: number, dataKey?: string): Promise<void> {
  const sealer = createSealer(dataKey);
  const entries = await house.sql('select * from audit order by seq');
  const rows = entries.map(({ at, seq, ...rest }) => ({ ...rest, at: Number(at), seq: Number(seq) })) as (AuditRow & {
    readonly hash: string;
  })[];
  expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: count }, (_, index) => index + 1));
  let previous = '';
  for (const row of rows) {
    expect(row.hash).toBe(auditHash(sealer, previous, row));
    previous = row.hash;
  }
  const [head] = await house.sql('select seq, hash from audit_head');
  expect([Number(head?.seq), head?.hash]).toEqual([count, previous]);
}

/** Submissions, looks and changes, all at once. */
async function work(stores: readonly Store[]): Promise<number> {
  const each = stores.flatMap((store, which) =>
    Array.from({ length: 8 }, async (_, n) => {
      const reference = `FC-${which}${n}`;
      const decide = answering('好了', { type: 'submit', submission: makeSubmission({ reference }) });
      await store.turns.run(turn({ chat: reference, inbound: reference, decide }));
      await Promise.all([
        store.desk.record({ at: NOW, actor: 'clerk:anna', action: 'viewed', reference, detail: '证件号码' }),
        store.desk.record({ at: NOW, actor: 'clerk:anna', action: 'signed-in' }),
        store.desk.change({
          reference,
          revision: 0,
          acting: { clerk: 'anna', name: '', role: 'clerk', office: 'east' },
          at: NOW,
          decide: (submission) => ({ ok: true, submission, audit: 'taken' }),
        }),
      ]);
    }),
  );
  await Promise.all(each);
  return each.length * 4;
}

describe.each(databases)('The chain of the record on %s', (_name, fresh) => {
  it.each([
    ['with', KEY],
    ['without', undefined],
  ])('%s a key is whole after much at once', async (_which, dataKey) => {
    const house = await fresh();
    const store = await house.open(dataKey === undefined ? {} : { dataKey });
    await expectWhole(house, await work([store]), dataKey);
  });

  it('goes on where it ended when the program starts again', async () => {
    const house = await fresh();
    const before = await house.open();
    const first = await work([before]);
    await before.close();
    const store = await house.open();
    await store.desk.record({ at: NOW, actor: 'clerk:anna', action: 'signed-in' });
    await expectWhole(house, first + 1);
  });

  it('seals a detail, binds it into the hash, and gives it back', async () => {
    const house = await fresh();
    const store = await house.open({ dataKey: KEY });
    const entry = { at: NOW, actor: 'clerk:anna', action: 'viewed', reference: 'FC-1', detail: '证件号码' };
    await store.desk.record(entry);
    expect(await store.desk.log('FC-1')).toMatchObject([entry]);
    const [row] = await house.sql('select detail from audit');
    expect(String(row?.detail)).toMatch(/^e1:/);
    await expectWhole(house, 1, KEY);
  });

  it('covers in each hash the one before it, and every word of the entry', async () => {
    const house = await fresh();
    const store = await house.open();
    for (const action of ['viewed', 'printed'])
      await store.desk.record({ at: NOW, actor: 'clerk:anna', action, reference: 'FC-1' });
    const [first, second] = await house.sql('select id, hash from audit order by seq');
    const text = JSON.stringify([first?.hash, 2, second?.id, NOW, 'clerk:anna', 'printed', 'FC-1', null]);
    expect(second?.hash).toBe(`s:${createHash('sha256').update(`audit\0${text}`).digest('base64url')}`);
  });

  it('is not touched by turns that submit nothing', async () => {
    const house = await fresh();
    const store = await house.open();
    await store.turns.run(turn());
    await expectWhole(house, 0);
  });
});

describe('The chain of two processes on PostgreSQL', () => {
  it('is one', async () => {
    const house = await freshPostgres();
    const stores = await Promise.all([house.open({ dataKey: KEY }), house.open({ dataKey: KEY })]);
    await expectWhole(house, await work(stores), KEY);
  });
});
