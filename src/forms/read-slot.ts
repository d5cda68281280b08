import { arabicNumerals } from './chinese-number.ts';
import { narrow, toSimplified } from './fold.ts';
import { addDays, partsOf, weekdayOf } from './plain-date.ts';
import type { freeTimes } from './slot-value.ts';
import type { PlainDate } from './types.ts';
import { MONTHS } from './value-words.ts';

type Times = ReturnType<typeof freeTimes>;

/** What words about a time leave: the ids of the times that fit; undefined when they are not about a time. */
export function readSlot(text: string, times: Times, today: PlainDate): readonly string[] | undefined {
  const said = arabicNumerals(weekdayNumbers(toSimplified(narrow(text)).toLowerCase()));
  const filters = [dayFilter(said, today), weekdayFilter(said, today), timeFilter(said)].filter(
    (one) => one !== undefined,
  );
  if (filters.length === 0) return undefined;
  return times.filter((time) => filters.every((fits) => fits(time))).map(({ id }) => id);
}

type Filter = (time: Times[number]) => boolean;

function weekdayNumbers(text: string): string {
  return text.replace(
    /(?:星期|周|礼拜)([一二三四五六日天])/g,
    (_, day: string) => ` w${'一二三四五六日天'.indexOf(day) % 7} `,
  );
}

function dayFilter(text: string, today: PlainDate): Filter | undefined {
  const said = text.replace(/\b\d{4}\s*[年\-/.]\s*(?=\d)/, '');
  const near = [/今天|today/, /明天|(?<!after )tomorrow/, /(?<!大)后天|day after tomorrow/, /大后天/].findIndex(
    (word) => word.test(said),
  );
  if (near >= 0) return ({ parts }) => parts.date === addDays(today, near);
  const named = MONTHS.findIndex((name) => new RegExp(`\\b${name.slice(0, 3)}`, 'i').test(said)) + 1;
  const [, month, day] = /(\d{1,2})\s*(?:月|[-/.])\s*(\d{1,2})(?![\d:])/.exec(said) ?? [];
  const [, only] = /(\d{1,2})\s*(?:号|日|st\b|nd\b|rd\b|th\b)/.exec(said) ?? [];
  if (month !== undefined && day !== undefined) return onDay(Number(day), Number(month));
  if (named > 0) return onDay(Number(/\b(\d{1,2})\b(?!:)/.exec(said)?.[1] ?? 0), named);
  return only === undefined ? undefined : onDay(Number(only));
}

function onDay(day: number, month?: number): Filter {
  return ({ parts }) => {
    const date = partsOf(parts.date);
    return date.day === day && (month === undefined || date.month === month);
  };
}

/** A weekday; `下周四` is that of the next week, `这周四` that of this one. */
function weekdayFilter(said: string, today: PlainDate): Filter | undefined {
  const [, number] = / w(\d) /.exec(said) ?? [];
  const english = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].findIndex((day) =>
    new RegExp(`\\b${day}`).test(said),
  );
  const weekday = number === undefined ? english + 1 : Number(number) + 1;
  if (weekday === 0) return undefined;
  const [, which] = /(下+|这|本)(?:一?个)? w\d /.exec(said) ?? [];
  if (which === undefined) return ({ parts }) => weekdayOf(parts.date) === weekday;
  const weeks = which.startsWith('下') ? which.length : 0;
  const day = addDays(today, weekday - weekdayOf(today) + weeks * 7);
  return ({ parts }) => parts.date === day;
}

/** `8:30`, `8点半`, `下午2点`, `2pm`; `上午` and `下午` alone. */
function timeFilter(said: string): Filter | undefined {
  const afternoon = /下午|晚上|pm\b|afternoon/.test(said);
  const morning = /上午|早上|am\b|morning/.test(said);
  const [, hour, minute] =
    /(\d{1,2})\s*(?::|点|时)\s*(\d{1,2}|半|1刻)?/.exec(said) ?? /(\d{1,2})()\s*[ap]m\b/.exec(said) ?? [];
  if (hour === undefined && !afternoon && !morning) return undefined;
  if (hour === undefined) return ({ parts }) => parts.time >= '12:00' === afternoon;
  const number = Number(hour) + (afternoon && Number(hour) < 12 ? 12 : 0);
  const minutes = minute === '半' ? 30 : minute === '1刻' ? 15 : Number(minute ?? 0);
  const time = `${String(number).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
  return ({ parts }) => parts.time === time;
}
