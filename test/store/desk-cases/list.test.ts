import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseView } from '../../../src/cases/case-view.ts';
import type { PlainDate } from '../../../src/forms/types.ts';
import { databases } from '../../support/databases.ts';
import {
  ALL,
  byHand,
  CHANNELS,
  CLERKS,
  LETTERS,
  OFFICES,
  referenceOf,
  SERVICES,
  someCase,
  STATUSES,
  storeCases,
  TODAY,
  walk,
  walkBack,
} from './fixtures.ts';

const SORTS = ['due', '-due', 'received', '-received'] as const;
const DAYS = ['2026-11-20', '2026-11-21', '2026-11-23'] as PlainDate[];
const CASES = Array.from({ length: 150 }, (_, n) => someCase(n));

const pairs = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
const texts = fc.oneof(
  fc.constantFrom(...pairs),
  fc.constantFrom(
    ...CASES.slice(0, 20).flatMap(({ reference }) => [reference, reference.slice(-4), reference.slice(0, 6)]),
  ),
  fc.constantFrom('1003', '2017', '13800002003', '000000199001011003', 'FC', 'BP-'),
);
const filters: fc.Arbitrary<Partial<CaseView>> = fc.record(
  {
    offices: fc.subarray(OFFICES),
    service: fc.constantFrom(...SERVICES),
    status: fc.constantFrom(...STATUSES, 'open' as const, 'closed' as const),
    due: fc.constantFrom('soon' as const, 'over' as const),
    clerk: fc.constantFrom(...CLERKS, 'none'),
    channel: fc.constantFrom(...CHANNELS),
    from: fc.constantFrom(...DAYS),
    to: fc.constantFrom(...DAYS),
    returned: fc.constant(true as const),
    unhappy: fc.constant(true as const),
    text: texts,
  },
  { requiredKeys: [] },
);
/** Few filters at once, or nothing would be left. */
const views = fc
  .record({
    sort: fc.constantFrom(...SORTS),
    limit: fc.integer({ min: 9, max: 60 }),
    filters,
    keep: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ filters: all, keep, ...view }): CaseView => ({
    ...view,
    ...Object.fromEntries(Object.entries(all).slice(0, keep)),
  }));

const ALONE: readonly Partial<CaseView>[] = [
  { due: 'soon' },
  { due: 'over' },
  ...STATUSES.map((status) => ({ status })),
  { status: 'open' },
  { status: 'closed' },
  { returned: true },
  { unhappy: true },
  { clerk: 'none' },
  { clerk: 'bert' },
  { offices: ['west'] },
  { offices: [] },
  { text: '示例' },
  { text: 'FC' },
];

describe.each(databases)('A view of the cases on %s', (_name, fresh) => {
  it('holds, whatever it filters and sorts by, what one would pick by hand, page by page in both directions', async () => {
    const store = await (await fresh()).open();
    await storeCases(store, CASES);
    const nonEmpty = { count: 0 };
    await fc.assert(
      fc.asyncProperty(views, async (view) => {
        const expected = byHand(CASES, view);
        nonEmpty.count += Number(expected.length > 0);
        expect(await walk(store, view)).toEqual(expected);
        expect(await walkBack(store, view)).toEqual(expected);
        expect((await store.desk.list(view, TODAY)).total).toBe(expected.length);
      }),
      { numRuns: 60 },
    );
    expect(nonEmpty.count).toBeGreaterThan(25);
  });

  it('by each filter alone holds what it says, in every order', async () => {
    const store = await (await fresh()).open();
    await storeCases(store, CASES);
    for (const filter of ALONE)
      for (const sort of SORTS) {
        const view = { ...ALL, ...filter, sort, limit: 13 };
        expect([filter, await walk(store, view)]).toEqual([filter, byHand(CASES, view)]);
      }
  });

  it('beyond a thousand is counted up to there, and can be walked to its end and back', async () => {
    const store = await (await fresh()).open();
    const many = Array.from({ length: 1100 }, (_, n) => someCase(n));
    await storeCases(store, many);
    for (const sort of SORTS) {
      const view = { ...ALL, sort, limit: 250 };
      const expected = byHand(many, view);
      expect(await walk(store, view)).toEqual(expected);
      expect(await walkBack(store, view)).toEqual(expected);
      const first = await store.desk.list(view, TODAY);
      expect([first.total, first.previous]).toEqual([1000, undefined]);
      for (const index of [0, 1, 998, 999, 1000, 1001, 1099])
        expect(await store.desk.beside(view, TODAY, expected[index] ?? '')).toEqual({
          ...(index > 0 ? { previous: expected[index - 1] } : {}),
          ...(index < 1099 ? { next: expected[index + 1] } : {}),
          position: index + 1,
          total: 1000,
        });
    }
    const filtered: CaseView = { ...ALL, status: 'open', sort: 'due' };
    expect(await store.desk.beside(filtered, TODAY, byHand(many, { ...ALL, status: 'closed' })[0] ?? '')).toEqual({
      total: byHand(many, filtered).length,
    });
  });

  it('neither skips nor repeats what was there at the beginning while others come in', async () => {
    const store = await (await fresh()).open();
    await storeCases(store, CASES);
    for (const [turn, sort] of SORTS.entries()) {
      const before = await walk(store, { ...ALL, sort });
      const seen: string[] = [];
      let after: string | undefined;
      for (let page = 0; page === 0 || after !== undefined; page++) {
        const found = await store.desk.list(
          { ...ALL, sort, limit: 20, ...(after === undefined ? {} : { after }) },
          TODAY,
        );
        seen.push(...found.cases.map(({ reference }) => reference));
        after = found.next;
        const fresh = 10_000 + turn * 1000 + page * 4;
        await storeCases(
          store,
          [0, 1, 2, 3].map((n) => someCase(fresh + n)),
        );
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.filter((reference) => before.includes(reference))).toEqual(before);
    }
  });

  it('tells of a page before and after where there is one, and only there', async () => {
    const store = await (await fresh()).open();
    await storeCases(store, CASES.slice(0, 20));
    const list = (page: Partial<CaseView>) => store.desk.list({ ...ALL, limit: 10, ...page }, TODAY);
    const first = await list({});
    expect([first.previous, typeof first.next]).toEqual([undefined, 'string']);
    const second = await list({ after: first.next ?? '' });
    expect([typeof second.previous, second.next]).toEqual(['string', undefined]);
    expect(await list({ before: second.previous ?? '' })).toEqual(first);
    expect((await list({ limit: 20 })).next).toBeUndefined();
    expect(await list({ text: '没有人' })).toEqual({ cases: [], total: 0 });
  });

  it('a page’s address that is no key begins at the beginning', async () => {
    const store = await (await fresh()).open();
    await storeCases(store, CASES);
    const first = await store.desk.list({ ...ALL, sort: 'due' }, TODAY);
    for (const after of ['', 'x', '1700000000000.FC-2222-2222', "2026-11-20'; drop table submissions"])
      expect(await store.desk.list({ ...ALL, sort: 'due', after }, TODAY)).toEqual(first);
  });

  it('a case has its neighbours and its place in it, and none in a view without it', async () => {
    const store = await (await fresh()).open();
    await storeCases(store, CASES);
    const view: CaseView = { ...ALL, status: 'open', sort: 'due' };
    const all = byHand(CASES, view);
    for (const [index, reference] of all.entries())
      expect(await store.desk.beside(view, TODAY, reference)).toEqual({
        ...(index > 0 ? { previous: all[index - 1] } : {}),
        ...(index < all.length - 1 ? { next: all[index + 1] } : {}),
        position: index + 1,
        total: all.length,
      });
    const closed = CASES.find(({ status }) => status === 'delivered')?.reference ?? '';
    expect(await store.desk.beside(view, TODAY, closed)).toEqual({ total: all.length });
  });

  it('each head of the queue counts as many as its view holds', async () => {
    const store = await (await fresh()).open();
    await storeCases(store, CASES);
    for (const offices of [undefined, ['east'], ['west', 'north'], []]) {
      const count = (filter: Partial<CaseView>) =>
        byHand(CASES, { ...ALL, ...filter, ...(offices ? { offices } : {}) }).length;
      expect(await store.desk.counts({ ...(offices ? { offices } : {}), clerk: 'anna' }, TODAY)).toEqual({
        fresh: count({ status: 'submitted' }),
        soon: count({ due: 'soon' }),
        over: count({ due: 'over' }),
        correction: count({ status: 'correction' }),
        returned: count({ returned: true }),
        mine: count({ clerk: 'anna', status: 'open' }),
        mineOver: count({ clerk: 'anna', due: 'over' }),
        unhappy: count({ unhappy: true }),
      });
    }
  });

  it('gives cases as they were stored', async () => {
    const store = await (await fresh()).open({ dataKey: Buffer.alloc(32, 7).toString('base64') });
    await storeCases(store, CASES);
    const { cases } = await store.desk.list({ ...ALL, limit: 200 }, TODAY);
    const byReference = new Map(CASES.map((one) => [one.reference, one]));
    expect(cases).toEqual(cases.map(({ reference }) => byReference.get(reference)));
    expect(cases).toHaveLength(CASES.length);
    expect(await store.desk.find(referenceOf(3))).toEqual(someCase(3));
  });
});
