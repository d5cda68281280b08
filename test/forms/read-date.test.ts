import { describe, expect, it } from 'vitest';
import { readDate } from '../../src/forms/read-date.ts';
import { today } from './fixtures/district.ts';

/** The days that a text may mean, with the doubt behind them; or the problem's code. */
function read(text: string): string {
  const reading = readDate(text, today);
  if ('fault' in reading) return reading.fault.code;
  return [reading.days.join(' '), ...(reading.days.length > 1 ? [reading.doubt] : [])].join(' ');
}

describe('A day is understood', () => {
  it.each([
    '1990年5月1日',
    '1990年05月01号',
    '1990 年 5 月 1 日',
    '1990年5月1',
    '19900501',
    '199051',
    '1990-5-1',
    '1990/05/01',
    '1990.5.1',
    '1990.05.01.',
    '1990 5 1',
    '1990、5、1',
    '1990。5。1',
    '1990—5—1',
    '１９９０年５月１日',
    '１９９０－０５－０１',
    '一九九〇年五月一日',
    '一九九零年五月一号',
    '一九九○年五月一日',
    '壹玖玖零年伍月壹日',
    '公历1990年5月1日',
    '1990年5月1日生',
    '我是1990年5月1日出生的',
    '生日：1990年5月1日。',
    '1990年5月1日 星期二',
    '1990-05-01 00:00',
    '1990-05-01T08:30:00Z',
    '1990年5月1日上午8点',
    '1990年5月1号下午3点半',
    '1 May 1990',
    '1st May 1990',
    'the 1st of May 1990',
    'May 1, 1990',
    'may 1 1990',
    '1-May-1990',
    'Tuesday, 1 May 1990',
  ])('%s', (text) => {
    expect(read(text)).toBe('1990-05-01');
  });

  it.each([
    ['二〇二六年五月二十日', '2026-05-20'],
    ['二〇二六年五月廿日', '2026-05-20'],
    ['二零零零年十二月三十一日', '2000-12-31'],
    ['一九九零年元月一日', '1990-01-01'],
    ['2024年2月29日', '2024-02-29'],
    ['31.12.1999', '1999-12-31'],
    ['12/31/1999', '1999-12-31'],
    ['1 Sept 2020', '2020-09-01'],
    ['dec 3rd, 2020', '2020-12-03'],
    ['今天', '2026-11-24'],
    ['昨天', '2026-11-23'],
    ['前天', '2026-11-22'],
    ['大前天', '2026-11-21'],
    ['yesterday', '2026-11-23'],
    ['the day before yesterday', '2026-11-22'],
    ['明天', '2026-11-25'],
    ['去年5月1日', '2025-05-01'],
    ['今年3月8号', '2026-03-08'],
    ['上个月5号', '2026-10-05'],
    ['本月20日', '2026-11-20'],
    ['二〇二五年十月十日', '2025-10-10'],
  ])('%s is %s', (text, day) => {
    expect(read(text)).toBe(day);
  });
});

describe('A day that may be one of several', () => {
  it.each([
    ['90.5.1', '1990-05-01 2090-05-01 date-century'],
    ['90年5月1日', '1990-05-01 2090-05-01 date-century'],
    ['九零年五月一日', '1990-05-01 2090-05-01 date-century'],
    ['900501', '1990-05-01 2090-05-01 date-century'],
    ['26-5-20', '1926-05-20 2026-05-20 date-century'],
    ['13/05/90', '1990-05-13 2090-05-13 date-century'],
    ['01/05/1990', '1990-01-05 1990-05-01 date-order'],
    ['05/01/90', '1990-05-01 1990-01-05 2090-05-01 2090-01-05 date-order'],
    ['20/5/26', '1926-05-20 2026-05-20 1920-05-26 2020-05-26 date-order'],
    ['1990121', '1990-01-21 1990-12-01 date-order'],
  ])('%s', (text, days) => {
    expect(read(text)).toBe(days);
  });

  it('is one day where only one of its years has a 29 February', () => {
    expect(read('00.2.29')).toBe('2000-02-29');
  });
});

describe('What is no day is refused with its reason', () => {
  it.each([
    ['农历1990年五月初一', 'date-lunar'],
    ['阴历5月1日', 'date-lunar'],
    ['1990年正月初一', 'date-lunar'],
    ['lunar 1 May 1990', 'date-lunar'],
    ['1990年2月30日', 'date-no-day'],
    ['2026年2月29日', 'date-no-day'],
    ['1990年4月31日', 'date-no-day'],
    ['1990年5月0日', 'date-no-day'],
    ['31/02/1990', 'date-no-day'],
    ['1990年13月1日', 'date-no-month'],
    ['19901301', 'date-no-month'],
    ['1990年0月5日', 'date-no-month'],
    ['5月1日', 'date-incomplete'],
    ['5号', 'date-incomplete'],
    ['1990年5月', 'date-incomplete'],
    ['199005', 'date-incomplete'],
    ['1990-5', 'date-incomplete'],
    ['1990', 'date-unreadable'],
    ['民国79年5月1日', 'date-unreadable'],
    ['90后', 'date-unreadable'],
    ['不记得了', 'date-unreadable'],
    ['1990年5月1日2日', 'date-unreadable'],
    ['🎂', 'date-unreadable'],
  ])('%s: %s', (text, code) => {
    expect(read(text)).toBe(code);
  });

  it('says how many days the month has', () => {
    expect(readDate('1990年2月30日', today)).toEqual({
      fault: { code: 'date-no-day', params: { month: 2, day: 30, days: 28 } },
    });
  });
});
