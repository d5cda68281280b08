import { arabicNumerals } from './chinese-number.ts';
import { narrow, toSimplified } from './fold.ts';
import { addMonths, partsOf } from './plain-date.ts';
import { isLunar, type ReadFault } from './read-date.ts';
import type { PlainDate } from './types.ts';
import { MONTHS } from './value-words.ts';

const near: Readonly<Record<string, number>> = {
  这个月: 0,
  本月: 0,
  'this month': 0,
  下个月: 1,
  下月: 1,
  'next month': 1,
  下下个月: 2,
  下下月: 2,
  上个月: -1,
  上月: -1,
  'last month': -1,
};
const years: Readonly<Record<string, number>> = { 今年: 0, 去年: -1, 明年: 1, 后年: 2, 'this year': 0, 'next year': 1 };

/** Reads a month, `2027-03`. A month without a year is the next one of that name, the present one counted. */
export function readMonth(text: string, today: PlainDate): { readonly month: string } | { readonly fault: ReadFault } {
  const folded = toSimplified(narrow(text)).toLowerCase().trim();
  if (isLunar(folded)) return { fault: { code: 'date-lunar' } };
  const months = near[folded];
  if (months !== undefined) return { month: addMonths(today, months).slice(0, 7) };
  const plain = monthNames(relative(arabicNumerals(folded.replace('元月', '1月')), today)).replace(AROUND, '');
  const [, year, month] =
    /^(\d{4}|\d{2}(?=年)|1[3-9]|[2-9]\d)\s*(?:年|[-/. ])\s*(\d{1,2})\s*(?:月份?|(?:月|[-/.])\d{1,2}[日号]?)?$/.exec(
      plain,
    ) ??
    /^(\d{4})(\d{2})$/.exec(plain) ??
    /^()(\d{1,2})\s*(?:月份?)?$/.exec(plain) ??
    swapped(plain);
  return month === undefined ? { fault: { code: 'month-unreadable' } } : monthOf(year ?? '', Number(month), today);
}

function monthOf(year: string, month: number, today: PlainDate): { month: string } | { fault: ReadFault } {
  if (month < 1 || month > 12) return { fault: { code: 'date-no-month', params: { month } } };
  const now = partsOf(today);
  const chosen = year === '' ? now.year + (month < now.month ? 1 : 0) : fullYear(Number(year), now.year);
  if (chosen < 1) return { fault: { code: 'month-unreadable' } };
  return { month: `${String(chosen).padStart(4, '0')}-${String(month).padStart(2, '0')}` };
}

/** What people write around a month; which part of it is not asked. */
const AROUND =
  /^(大概|大约|约|差不多|打算|准备|计划|想在?|在|about|around|in)\s*|\s*(左右|前后|吧|的时候|月初|月底|月末|(?<=月份?)(初|底|末|上旬|中旬|下旬))+$/g;

/** A year of two digits is the one nearest to now. */
function fullYear(year: number, now: number): number {
  if (year >= 100) return year;
  const here = now - (now % 100) + year;
  return here > now + 50 ? here - 100 : here;
}

/** `3/2027`, `3/27`. */
function swapped(text: string): readonly (string | undefined)[] {
  const [, month, year] = /^(\d{1,2})\s*[-/. ,]\s*(\d{4}|1[3-9]|[2-9]\d)$/.exec(text) ?? [];
  return ['', year, month];
}

function relative(text: string, today: PlainDate): string {
  return text.replace(
    /今年|去年|明年|后年|this year|next year/,
    (word) => `${partsOf(today).year + (years[word] ?? 0)}年`,
  );
}

/** `march 2027` as `2027-3`. */
function monthNames(text: string): string {
  const month =
    MONTHS.findIndex((name) =>
      new RegExp(`^${name.slice(0, 3)}(${name.slice(3)}|t)?\\b|\\b${name}\\b`, 'i').test(text),
    ) + 1;
  if (month === 0) return text;
  const year = /\d{4}/.exec(text)?.[0];
  return year === undefined ? `${month}月` : `${year}-${month}`;
}
