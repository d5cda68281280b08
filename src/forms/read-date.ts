import { arabicNumerals } from './chinese-number.ts';
import { narrow, toSimplified } from './fold.ts';
import { addDays, addMonths, daysIn, makeDate, partsOf } from './plain-date.ts';
import type { PlainDate } from './types.ts';
import { MONTHS } from './value-words.ts';

/** A problem of a reader: the place is added by whoever asked. */
export interface ReadFault {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

type Doubt = 'date-century' | 'date-order';

/** What a text may mean. `doubt` names what is unclear when several days are possible. */
export type DateReading =
  { readonly days: readonly PlainDate[]; readonly doubt?: Doubt } | { readonly fault: ReadFault };

const near: Readonly<Record<string, number>> = {
  今天: 0,
  今日: 0,
  today: 0,
  昨天: -1,
  昨日: -1,
  yesterday: -1,
  前天: -2,
  'day before yesterday': -2,
  'the day before yesterday': -2,
  大前天: -3,
  明天: 1,
  明日: 1,
  tomorrow: 1,
  后天: 2,
  大后天: 3,
};
const months: Readonly<Record<string, number>> = { 上个月: -1, 上月: -1, 这个月: 0, 本月: 0, 下个月: 1, 下月: 1 };
const years: Readonly<Record<string, number>> = { 今年: 0, 本年: 0, 去年: -1, 前年: -2, 明年: 1, 后年: 2 };

const UNREADABLE: DateReading = { fault: { code: 'date-unreadable' } };

/** Reads a day as people write it, in Chinese and Western forms. Which of several it is, the question's rules decide. */
export function readDate(text: string, today: PlainDate): DateReading {
  const folded = toSimplified(narrow(text)).toLowerCase().trim();
  if (isLunar(folded)) return { fault: { code: 'date-lunar' } };
  const days = near[folded];
  if (days !== undefined) return { days: [addDays(today, days)] };
  const day = withoutTime(withoutWeekday(folded.replace('元月', '1月')));
  const plain = relative(monthNames(arabicNumerals(day)), today);
  return /^\d+$/.test(plain) ? readRun(plain) : readParts(plain.match(/\d+/g) ?? [], plain);
}

/** The lunar calendar cannot be told from the day alone: leap months make two days of one. */
export function isLunar(text: string): boolean {
  return /农历|阴历|旧历|lunar|正月|腊月|冬月|闰|初[一二三四五六七八九十\d]/.test(text);
}

/** A birth's hour, a timestamp's time. */
function withoutTime(text: string): string {
  return text
    .replace(/[t\s]*\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*(z|[ap]m)?$/, '')
    .replace(/\s*(凌晨|早上|上午|中午|下午|傍晚|晚上)([\d一二三四五六七八九十]{1,3}[点时].*)?$/, '');
}

function withoutWeekday(text: string): string {
  return text
    .replace(/(星期|周|礼拜)[一二三四五六日天]/g, ' ')
    .replace(/\b(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?\b/g, ' ')
    .replace(/(\d)(st|nd|rd|th)\b/g, '$1');
}

/** `1 may 1990` and `may 1, 1990` as year, month, day. */
function monthNames(text: string): string {
  const month =
    MONTHS.findIndex((name) => new RegExp(`\\b${name.slice(0, 3)}(${name.slice(3)}|t)?\\b`, 'i').test(text)) + 1;
  if (month === 0) return text;
  const numbers = text.match(/\d+/g) ?? [];
  const year = numbers.find((number) => number.length === 4) ?? numbers[1];
  const day = numbers.find((number) => number !== year);
  return [year, month, day].filter((part) => part !== undefined).join('-');
}

function relative(text: string, today: PlainDate): string {
  return text
    .replace(/今年|本年|去年|前年|明年|后年/, (word) => `${partsOf(today).year + (years[word] ?? 0)}年`)
    .replace(/^(上个月|上月|这个月|本月|下个月|下月)/, (word) => `${addMonths(today, months[word] ?? 0).slice(0, 7)}-`);
}

/** Digits without anything between: `19900501`, `900501`, and `1990501` or `199051` with what was left out. */
function readRun(run: string): DateReading {
  const cut = (year: number, month: number): readonly string[] => [
    run.slice(0, year),
    run.slice(year, year + month),
    run.slice(year + month),
  ];
  const isLongYear = /^(19|20)/.test(run);
  if (run.length === 8) return readParts(cut(4, 2), '');
  if (run.length === 7 && isLongYear) return either(readParts(cut(4, 1), ''), readParts(cut(4, 2), ''), 'date-order');
  if (run.length !== 6) return UNREADABLE;
  const short = readParts(cut(2, 2), '');
  if ('days' in short || !isLongYear) return short;
  return Number(run.slice(4)) >= 1 && Number(run.slice(4)) <= 12
    ? { fault: { code: 'date-incomplete' } }
    : readParts(cut(4, 1), '');
}

function readParts(parts: readonly string[], text: string): DateReading {
  if (/\p{L}/u.test(text.replace(AROUND, ''))) return UNREADABLE;
  const [a = '', b = '', c = ''] = parts;
  if (parts.length === 1 && /^\d{1,2}[号日]$/.test(text.trim())) return { fault: { code: 'date-incomplete' } };
  if (parts.length === 2) return incomplete(a, b);
  if (parts.length !== 3 || b.length > 2) return UNREADABLE;
  if (a.length === 4 && c.length <= 2) return oneDay(Number(a), Number(b), Number(c));
  if (a.length <= 2 && c.length === 4) return dayFirstOrMonthFirst(Number(c), Number(a), Number(b));
  if (a.length > 2 || c.length > 2) return UNREADABLE;
  if (Number(c) > 31) return yearLast(Number(c), Number(a), Number(b));
  if (a.length !== 2) return UNREADABLE;
  const yearFirst = century(Number(a), Number(b), Number(c));
  // With slashes, a day and a month may come before the year.
  const mayBeLast = /^\d+\/\d+\/\d{2}$/.test(text);
  return mayBeLast ? either(yearLast(Number(c), Number(a), Number(b)), yearFirst, 'date-order') : yearFirst;
}

/** What people write around a day. */
const AROUND = /[年月日号生出於于的我是在他她]|公历|阳历|孩子|宝宝/g;

function incomplete(a: string, b: string): DateReading {
  const known = (a.length === 4 && b.length <= 2) || (a.length <= 2 && b.length <= 2);
  return known ? { fault: { code: 'date-incomplete' } } : UNREADABLE;
}

function oneDay(year: number, month: number, day: number): DateReading {
  const date = makeDate(year, month, day);
  return date ? { days: [date] } : { fault: noSuchDay(year, month, day) };
}

function noSuchDay(year: number, month: number, day: number): ReadFault {
  if (month < 1 || month > 12) return { code: 'date-no-month', params: { month } };
  if (year < 1) return { code: 'date-unreadable' };
  return { code: 'date-no-day', params: { month, day, days: daysIn(year, month) } };
}

/** `5/20/2026` or `20/5/2026`: unclear when both are days of the year. */
function dayFirstOrMonthFirst(year: number, a: number, b: number): DateReading {
  const days = [makeDate(year, a, b), makeDate(year, b, a)].filter((date) => date !== undefined);
  const different = [...new Set(days)];
  if (different.length === 0) return { fault: noSuchDay(year, ...monthAndDay(a, b)) };
  return different.length === 1 ? { days: different } : { days: different, doubt: 'date-order' };
}

/** Of two numbers that make no day either way round, the one that can be a month. */
function monthAndDay(a: number, b: number): [number, number] {
  return b >= 1 && b <= 12 ? [b, a] : [a, b];
}

/** A year of two digits is one of two. */
function century(year: number, month: number, day: number): DateReading {
  return either(oneDay(1900 + year, month, day), oneDay(2000 + year, month, day), 'date-century');
}

function yearLast(year: number, a: number, b: number): DateReading {
  return either(dayFirstOrMonthFirst(1900 + year, a, b), dayFirstOrMonthFirst(2000 + year, a, b), 'date-century');
}

/** All days of two readings; the second speaks where there are none. An order that is unclear is the greater doubt. */
function either(a: DateReading, b: DateReading, doubt: Doubt): DateReading {
  if ('fault' in a) return b;
  if ('fault' in b) return a;
  return {
    days: [...new Set([...a.days, ...b.days])],
    doubt: [a.doubt, b.doubt].includes('date-order') ? 'date-order' : doubt,
  };
}
