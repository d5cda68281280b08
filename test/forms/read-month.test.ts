import { describe, expect, it } from 'vitest';
import { readMonth } from '../../src/forms/read-month.ts';
import { today } from './fixtures/district.ts';

function read(text: string): string {
  const reading = readMonth(text, today);
  return 'fault' in reading ? reading.fault.code : reading.month;
}

describe('A month is understood', () => {
  it.each([
    '2027年3月',
    '2027年3月份',
    '2027-03',
    '2027/3',
    '2027.3',
    '2027 3',
    '202703',
    '27.3',
    '27年3月',
    '二七年三月',
    '二〇二七年三月',
    '明年三月',
    '明年3月份',
    '3月',
    '三月',
    '３月',
    '大概3月',
    '3月左右',
    '三月底',
    '三月中旬',
    '2027年3月1日',
    '3/2027',
    '03/27',
    'March 2027',
    '2027 March',
    'Mar. 2027',
    'march',
    'next march',
    'in March',
    'march next year',
  ])('%s', (text) => {
    expect(read(text)).toBe('2027-03');
  });

  it.each([
    ['这个月', '2026-11'],
    ['11月', '2026-11'],
    ['12月', '2026-12'],
    ['下个月', '2026-12'],
    ['下下个月', '2027-01'],
    ['上个月', '2026-10'],
    ['next month', '2026-12'],
    ['明年元月', '2027-01'],
    ['后年一月', '2028-01'],
    ['去年十二月', '2025-12'],
    ['99年8月', '1999-08'],
  ])('%s is %s', (text, month) => {
    expect(read(text)).toBe(month);
  });
});

describe('What is no month is refused with its reason', () => {
  it.each([
    ['13月', 'date-no-month'],
    ['2027年13月', 'date-no-month'],
    ['0月', 'date-no-month'],
    ['正月', 'date-lunar'],
    ['农历三月', 'date-lunar'],
    ['明年', 'month-unreadable'],
    ['明年年底', 'month-unreadable'],
    ['2027年', 'month-unreadable'],
    ['11.12', 'month-unreadable'],
    ['不知道', 'month-unreadable'],
  ])('%s: %s', (text, code) => {
    expect(read(text)).toBe(code);
  });
});
