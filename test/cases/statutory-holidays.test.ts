import { describe, expect, it } from 'vitest';
import { isStatutoryHoliday } from '../../src/cases/statutory-holidays.ts';
import { addDays } from '../../src/forms/plain-date.ts';
import type { PlainDate } from '../../src/forms/types.ts';

const holidaysOf = (year: number): PlainDate[] =>
  Array.from({ length: 366 }, (_, i) => addDays(`${year}-01-01` as PlainDate, i))
    .filter((date) => date.startsWith(String(year)))
    .filter(isStatutoryHoliday);

describe('statutory holidays', () => {
  it('of 2027 are these thirteen days', () => {
    expect(
      holidaysOf(2027)
        .map((date) => date.slice(5))
        .join(' '),
    ).toBe('01-01 02-05 02-06 02-07 02-08 04-05 05-01 05-02 06-09 09-15 10-01 10-02 10-03');
  });

  it.each([2026, 2027, 2028, 2029, 2030, 2032, 2033, 2034, 2035, 2036])('of %i are thirteen', (year) => {
    expect(holidaysOf(year)).toHaveLength(year === 2028 ? 12 : 13); // 2028: Mid-Autumn falls on 3 October.
  });

  it('agree with the lunar calendar of ICU to a day', () => {
    const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' });
    const isFestival = (date: string): boolean => ['1/1', '5/5', '8/15'].includes(lunar.format(new Date(date)));
    for (let year = 2026; year <= 2036; year++)
      for (let i = 0; i < 365; i++) {
        const date = addDays(`${year}-01-01` as PlainDate, i);
        if (isFestival(date))
          expect(
            [-1, 0, 1].some((n) => isStatutoryHoliday(addDays(date, n))),
            date,
          ).toBe(true);
      }
  });

  it('put Qingming on the fourth or fifth of April', () => {
    const days = [2026, 2027, 2028, 2029].map((year) => holidaysOf(year).find((date) => date.slice(5, 7) === '04'));
    expect(days).toEqual(['2026-04-05', '2027-04-05', '2028-04-04', '2029-04-04']);
  });
});
