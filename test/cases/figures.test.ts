import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hiddenParts, onTimeShare, tallyOf, type FigureCell } from '../../src/cases/figures.ts';

const cell = (took: readonly number[], change: Partial<FigureCell> = {}): FigureCell => {
  const finished = took.reduce((sum, count) => sum + count, 0);
  return { month: 0, service: 'a', office: 'east', received: finished, finished, onTime: finished, took, ...change };
};

/** How many cases took 0, 1, 2 … days. */
const counted = (days: readonly number[]): number[] =>
  Array.from({ length: Math.max(-1, ...days) + 1 }, (_, n) => days.filter((one) => one === n).length);

describe('A tally', () => {
  it('adds cells up', () => {
    const open = cell([], { received: 4 });
    expect(tallyOf([cell([1, 2], { onTime: 2 }), open])).toEqual({ received: 7, finished: 3, onTime: 2, days: 1 });
  });

  it('of nothing divides by nothing', () => {
    expect(tallyOf([])).toEqual({ received: 0, finished: 0, onTime: 0 });
    expect(onTimeShare(tallyOf([]))).toBeUndefined();
    expect(tallyOf([cell([], { received: 3 })])).toEqual({ received: 3, finished: 0, onTime: 0 });
  });

  it.each([
    [[4], 4],
    [[2, 5], 3.5],
    [[9, 1, 2], 2],
    [[0, 0, 3, 8], 1.5],
    [[7, 7, 7, 40], 7],
  ])('of cases that took %j working days has the median %d', (days, median) => {
    expect(tallyOf([cell(counted(days))]).days).toBe(median);
  });

  it('has the median of all its cases, however they lie in cells', () => {
    const days = fc.array(fc.nat(30), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(days, fc.nat(40), (all, cut) => {
        const sorted = [...all].sort((a, b) => a - b);
        const middle = [sorted[Math.floor((all.length - 1) / 2)], sorted[Math.floor(all.length / 2)]];
        const cells = [all.slice(0, cut), all.slice(cut)].map((some) => cell(counted(some)));
        expect(tallyOf(cells).days).toBe(((middle[0] ?? 0) + (middle[1] ?? 0)) / 2);
      }),
    );
  });
});

describe('Parts of a published sum', () => {
  it('of one or two are hidden, and nothing else where that is enough', () => {
    expect([...hiddenParts([5, 1, 0, 2, 9])].sort()).toEqual([1, 3]);
    expect([...hiddenParts([5, 3, 0])]).toEqual([]);
  });

  it.each([
    [
      [5, 2, 9],
      [0, 1],
    ],
    [
      [1, 5, 1, 9],
      [0, 1, 2],
    ],
    [
      [1, 1, 1, 5],
      [0, 1, 2, 3],
    ],
    [
      [2, 2, 4, 4],
      [0, 1, 2],
    ],
  ])('%j take the next smallest with them where the sum would give them away', (counts, hidden) => {
    expect([...hiddenParts(counts)].sort()).toEqual(hidden);
  });

  it('of one or two are always hidden, and can never be found by subtracting what is shown', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(8), { minLength: 2, maxLength: 8 }), (counts) => {
        const places = hiddenParts(counts);
        const hidden = counts.filter((_, at) => places.has(at));
        const [least, most] = [hidden.length, 2 * hidden.length];
        const sum = hidden.reduce((all, count) => all + count, 0);
        const isAll = counts.every((count, at) => count === 0 || places.has(at));
        expect(counts.every((count, at) => count === 0 || count >= 3 || places.has(at))).toBe(true);
        // Who knows the sum of those that are hidden cannot tell any of them, unless nothing is left to hide them among.
        if (hidden.length > 0 && !isAll)
          expect(sum > least && (sum !== most || Math.max(...hidden) > 2) && hidden.length >= 2).toBe(true);
      }),
      { examples: [[[1, 1, 1, 5]], [[2, 2, 4, 4]]] },
    );
  });
});
