import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  addOffset,
  daysIn,
  makeDate,
  parsePlainDate,
  partsOf,
  weekdayOf,
} from '../../src/forms/plain-date.ts';
import type { PlainDate } from '../../src/forms/types.ts';

const day = (text: string) => text as PlainDate;
const days = fc
  .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => day(date.toISOString().slice(0, 10)));

describe('A plain date', () => {
  it.each([
    [2023, 2, 28],
    [2024, 2, 29],
    [1900, 2, 28],
    [2000, 2, 29],
    [2026, 4, 30],
    [2026, 12, 31],
    [2026, 0, 0],
    [2026, 13, 0],
  ])('in %i, month %i has %i days', (year, month, count) => {
    expect(daysIn(year, month)).toBe(count);
  });

  it.each([
    '2023-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '0000-01-01',
    '',
    5,
    null,
  ])('%s is none', (text) => {
    expect(parsePlainDate(text)).toBeUndefined();
  });

  it('is made of whole numbers that the calendar has', () => {
    expect(makeDate(2024, 2, 29)).toBe('2024-02-29');
    expect(makeDate(33, 1, 2)).toBe('0033-01-02');
    expect(makeDate(2024, 2, 30)).toBeUndefined();
    expect(makeDate(2024, 2, 1.5)).toBeUndefined();
    expect(makeDate(10_000, 1, 1)).toBeUndefined();
  });

  it('has the parts that it is made of', () => {
    fc.assert(
      fc.property(days, (date) => {
        const { year, month, day: of } = partsOf(date);
        expect(makeDate(year, month, of)).toBe(date);
      }),
    );
  });
});

describe('Adding', () => {
  it.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2023-02-28', 1, '2023-03-01'],
    ['2026-01-01', -1, '2025-12-31'],
    ['0050-03-01', -1, '0050-02-28'],
  ])('to %s %i days gives %s', (date, count, moved) => {
    expect(addDays(day(date), count)).toBe(moved);
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-08-31', 1, '2026-09-30'],
    ['2026-11-24', 2, '2027-01-24'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -13, '2024-12-15'],
  ])('to %s %i months gives %s', (date, count, moved) => {
    expect(addMonths(day(date), count)).toBe(moved);
  });

  it('takes years and months before days', () => {
    expect(addOffset(day('1996-02-29'), { years: 20 })).toBe('2016-02-29');
    expect(addOffset(day('1996-02-29'), { years: 21 })).toBe('2017-02-28');
    expect(addOffset(day('2026-01-31'), { months: 1, days: 1 })).toBe('2026-03-01');
    expect(addOffset(day('2026-11-24'), {})).toBe('2026-11-24');
  });

  it('of days can be undone', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -365, max: 365 }), (date, count) => {
        fc.pre(date > '0002' && date < '9998');
        expect(addDays(addDays(date, count), -count)).toBe(date);
      }),
    );
  });
});

describe('A weekday', () => {
  it.each([
    ['2026-11-23', 1],
    ['2026-11-24', 2],
    ['2026-11-29', 7],
    ['2000-01-01', 6],
  ])('of %s is %i', (date, weekday) => {
    expect(weekdayOf(day(date))).toBe(weekday);
  });
});
