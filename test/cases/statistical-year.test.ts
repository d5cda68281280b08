import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statisticalYear, statisticalYearOf } from '../../src/cases/statistical-year.ts';
import { addDays } from '../../src/forms/plain-date.ts';
import type { PlainDate } from '../../src/forms/types.ts';

const day = (text: string): PlainDate => text as PlainDate;

describe('A statistical year', () => {
  it('is named by the year in which it ends', () => {
    expect(statisticalYearOf(day('2025-09-30'))).toBe(2025);
    expect(statisticalYearOf(day('2025-10-01'))).toBe(2026);
    expect(statisticalYearOf(day('2026-01-01'))).toBe(2026);
    expect(statisticalYearOf(day('2026-09-30'))).toBe(2026);
  });

  it('has twelve months, October first', () => {
    expect(statisticalYear(2026)).toEqual({
      year: 2026,
      first: '2025-10-01',
      last: '2026-09-30',
      months: [
        ...['2025-10-01', '2025-11-01', '2025-12-01', '2026-01-01', '2026-02-01', '2026-03-01'],
        ...['2026-04-01', '2026-05-01', '2026-06-01', '2026-07-01', '2026-08-01', '2026-09-01'],
      ],
    });
  });

  it('holds every day that is said to be in it, and no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), (offset) => {
        const one = addDays(day('2026-01-01'), offset);
        const year = statisticalYear(statisticalYearOf(one));
        expect(year && year.first <= one && one <= year.last).toBe(true);
      }),
    );
  });

  it('is not there where the calendar has no such year', () => {
    expect(statisticalYear(1)).toBeUndefined();
    expect(statisticalYear(10_000)).toBeUndefined();
    expect(statisticalYear(2026.5)).toBeUndefined();
  });
});
