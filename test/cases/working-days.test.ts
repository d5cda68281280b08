import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkingDays, isWorkingDay, workingDaysBetween } from '../../src/cases/working-days.ts';
import { addDays, weekdayOf } from '../../src/forms/plain-date.ts';
import type { PlainDate, WorkCalendar } from '../../src/forms/types.ts';

const day = (text: string): PlainDate => text as PlainDate;
/** A made-up notice for 2026: one week off, worked in advance on a Sunday. */
const calendar: WorkCalendar = {
  published: [2026],
  holidays: ['2026-01-01', '2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'].map(day),
  workdays: ['2026-09-27'].map(day),
};
const anyDay = fc.integer({ min: 0, max: 2000 }).map((n) => addDays(day('2025-06-01'), n));

describe('a working day', () => {
  it.each([
    ['2026-11-24', true],
    ['2026-11-28', false],
    ['2026-10-01', false],
    ['2026-09-27', true],
    ['2027-01-01', false],
    ['2027-02-08', false],
    ['2027-02-10', true],
  ])('%s: %s', (date, works) => {
    expect(isWorkingDay(day(date), calendar)).toBe(works);
  });
});

describe('counting working days', () => {
  it.each([
    ['2026-11-24', 0, '2026-11-24', false],
    ['2026-11-28', 0, '2026-11-30', false],
    ['2026-11-24', 9, '2026-12-07', false],
    ['2026-09-25', 1, '2026-09-27', false],
    ['2026-09-30', 1, '2026-10-08', false],
    ['2026-12-31', 0, '2026-12-31', false],
    ['2026-12-31', 1, '2027-01-04', true],
    ['2026-12-30', 1, '2026-12-31', false],
    ['2025-12-31', 1, '2026-01-02', false],
  ])('from %s on, %i later is %s (provisional: %s)', (from, n, date, provisional) => {
    expect(addWorkingDays(day(from), n, calendar)).toEqual({ date, provisional });
  });

  it('ends on a working day, with exactly so many in between', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (from, n) => {
        const { date, provisional } = addWorkingDays(from, n, calendar);
        expect(isWorkingDay(date, calendar)).toBe(true);
        expect(workingDaysBetween(from, date, calendar)).toBe(n);
        expect(provisional).toBe(!(addDays(from, 1).startsWith('2026') && date.startsWith('2026')));
      }),
    );
  });

  it('adds up: so many and so many more are as many together', () => {
    const some = fc.integer({ min: 1, max: 20 });
    fc.assert(
      fc.property(anyDay, some, some, (from, a, b) => {
        const first = addWorkingDays(from, a, calendar).date;
        expect(addWorkingDays(first, b, calendar).date).toBe(addWorkingDays(from, a + b, calendar).date);
      }),
    );
  });

  it('counts the same backwards, below zero', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(workingDaysBetween(a, b, calendar) + workingDaysBetween(b, a, calendar)).toBe(0);
      }),
      { numRuns: 25 },
    );
  });

  it('refuses half days and days before', () => {
    for (const n of [-1, 0.5, Number.NaN])
      expect(() => addWorkingDays(day('2026-11-24'), n, calendar)).toThrow(RangeError);
  });
});

describe('beyond the published years', () => {
  it('the statutory holidays of each year are off', () => {
    const off = (year: number): string[] =>
      Array.from({ length: 365 }, (_, i) => addDays(day(`${year}-01-01`), i)).filter(
        (date) => weekdayOf(date) < 6 && !isWorkingDay(date, calendar),
      );
    // Spring Festival 2027-02-06 (a Saturday), Qingming 04-05, Dragon Boat 06-09, Mid-Autumn 09-15.
    expect(off(2027)).toEqual([
      '2027-01-01',
      '2027-02-05',
      '2027-02-08',
      '2027-04-05',
      '2027-06-09',
      '2027-09-15',
      '2027-10-01',
    ]);
    // Spring Festival 2029-02-13, Qingming 04-04, Labour Day, Dragon Boat 06-16 (a Saturday), Mid-Autumn 09-22 (a Saturday).
    expect(off(2029)).toEqual([
      '2029-01-01',
      '2029-02-12',
      '2029-02-13',
      '2029-02-14',
      '2029-02-15',
      '2029-04-04',
      '2029-05-01',
      '2029-05-02',
      '2029-10-01',
      '2029-10-02',
      '2029-10-03',
    ]);
  });
});

it('counts no day between a Sunday and the Saturday before it', () => {
  expect(workingDaysBetween(day('2026-11-29'), day('2026-11-28'), calendar)).toBe(0);
});
