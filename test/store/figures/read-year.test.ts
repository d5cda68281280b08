import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tallyOf, type YearCells } from '../../../src/cases/figures.ts';
import { databases } from '../../support/databases.ts';
import { makeSubmission } from '../../support/submission.ts';
import { asking, cases, counted, keepAll } from './model.ts';

/** The order of rows is the database's own. */
const inOrder = ({ cells, channels, ratings, since }: Omit<YearCells, 'drafts'>): unknown => ({
  cells: cells.map((one) => JSON.stringify(one)).sort(),
  channels: channels
    .filter(({ received }) => received > 0)
    .map((one) => JSON.stringify(one))
    .sort(),
  ratings: ratings.map((one) => JSON.stringify(one)).sort(),
  since,
});

const questions = fc.record({
  year: fc.constantFrom(2024, 2025, 2026, 2027),
  offices: fc.option(fc.subarray(['east', 'east-1', 'west', 'nowhere'])),
  service: fc.option(fc.constantFrom('birth-permit', 'preconception-check', 'none-such')),
});

describe.each(databases)('The figures of a year on %s', (_name, fresh) => {
  it('are those of the cases counted one by one', async () => {
    const store = await (await fresh()).open();
    const [all = []] = fc.sample(fc.array(cases, { minLength: 200, maxLength: 200 }), 1);
    await keepAll(store, all);
    const each = fc.asyncProperty(questions, async ({ year, offices, service }) => {
      const asked = asking(year, { ...(offices ? { offices } : {}), ...(service ? { service } : {}) });
      expect(inOrder(await store.figures.year(asked))).toEqual(inOrder(counted(all, asked)));
    });
    await fc.assert(each, { numRuns: 40 });
  });

  it('put the last minute of 30 September into the year that ends, and the next into the one that begins', async () => {
    const store = await (await fresh()).open();
    const at = (iso: string): number => Date.parse(`${iso}+08:00`);
    await keepAll(store, [
      makeSubmission({ reference: 'last', submittedAt: at('2025-09-30T23:59:59.999') }),
      makeSubmission({ reference: 'first', submittedAt: at('2025-10-01T00:00:00.000') }),
    ]);
    const months = async (year: number) =>
      (await store.figures.year(asking(year))).cells.map(({ month, received }) => [month, received]);
    expect(await months(2025)).toEqual([[11, 1]]);
    expect((await months(2026)).sort()).toEqual([
      [0, 1],
      ['before', 1],
    ]);
  });

  it('of a year without a case are nothing, and nothing is divided by it', async () => {
    const store = await (await fresh()).open();
    const empty = await store.figures.year(asking(2026));
    expect(empty).toEqual({ cells: [], channels: [], ratings: [], drafts: [] });
    expect(tallyOf(empty.cells)).toEqual({ received: 0, finished: 0, onTime: 0 });
    await keepAll(store, [makeSubmission()]);
    expect(await store.figures.year(asking(2020))).toMatchObject({ cells: [], ratings: [] });
    expect(await store.figures.year(asking(2027, { offices: [] }))).toMatchObject({ cells: [], channels: [] });
  });
});
