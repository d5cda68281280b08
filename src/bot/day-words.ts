import { partsOf, weekdayOf } from '../forms/plain-date.ts';
import type { PlainDate } from '../forms/types.ts';
import type { Words } from './types.ts';

/** A day as it is said: `12 月 7 日（星期一）`, `Monday 7 December`. */
export function dayWords(t: Words, day: PlainDate): string {
  const { month, day: number } = partsOf(day);
  return t('bot:day', {
    month: t(`bot:months.${month}`),
    day: number,
    weekday: t(`bot:weekdays.${weekdayOf(day)}`),
  });
}

/** A day with its year: `2026年12月7日（星期一）`, `Monday 7 December 2026`. */
export function fullDayWords(t: Words, day: PlainDate): string {
  const { year, month, day: number } = partsOf(day);
  return t('bot:full-day', {
    year,
    number: month,
    month: t(`bot:months.${month}`),
    day: number,
    weekday: t(`bot:weekdays.${weekdayOf(day)}`),
  });
}
