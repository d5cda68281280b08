import type { PlainDate } from './types.ts';

export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** An offset in calendar units. Years and months are added first, then days. */
export interface DateOffset {
  readonly years?: number;
  readonly months?: number;
  readonly days?: number;
}

const DAY_MS = 86_400_000;

/** Days of a month of the Gregorian calendar; 0 for a month that does not exist. */
export function daysIn(year: number, month: number): number {
  if (month < 1 || month > 12) return 0;
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}

/** The day with these parts; undefined where the calendar has none. Years 1 to 9999. */
export function makeDate(year: number, month: number, day: number): PlainDate | undefined {
  if (!Number.isInteger(year) || year < 1 || year > 9999) return undefined;
  if (!Number.isInteger(day) || day < 1 || day > daysIn(year, month)) return undefined;
  return format(year, month, day);
}

/** Reads `YYYY-MM-DD`; undefined for anything else, and for a day that does not exist. */
export function parsePlainDate(text: unknown): PlainDate | undefined {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  return makeDate(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10)));
}

export function partsOf(date: PlainDate): DateParts {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

export function addDays(date: PlainDate, days: number): PlainDate {
  const moved = new Date(utcOf(date) + days * DAY_MS);
  return format(moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate());
}

/** Adds months; a day that the month does not have becomes its last: 31 January + 1 month is 28 or 29 February. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const { year, month, day } = partsOf(date);
  const index = year * 12 + (month - 1) + months;
  const newYear = Math.floor(index / 12);
  const newMonth = index - newYear * 12 + 1;
  return format(newYear, newMonth, Math.min(day, daysIn(newYear, newMonth)));
}

/** Adds years, then months, then days. */
export function addOffset(date: PlainDate, { years = 0, months = 0, days = 0 }: DateOffset): PlainDate {
  return addDays(addMonths(date, years * 12 + months), days);
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(date: PlainDate): number {
  return new Date(utcOf(date)).getUTCDay() || 7;
}

/** `setUTCFullYear`, because `Date.UTC` takes the years 0 to 99 for 1900 to 1999. */
function utcOf(date: PlainDate): number {
  const { year, month, day } = partsOf(date);
  return new Date(0).setUTCFullYear(year, month - 1, day);
}

function format(year: number, month: number, day: number): PlainDate {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as PlainDate;
}

function pad(n: number, width: number): string {
  return String(n).padStart(width, '0');
}
