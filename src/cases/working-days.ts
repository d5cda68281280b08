import { addDays, partsOf, weekdayOf } from '../forms/plain-date.ts';
import type { PlainDate, WorkCalendar } from '../forms/types.ts';
import { isStatutoryHoliday } from './statutory-holidays.ts';

/** A day reached by counting; provisional (暂定) when a year was touched whose holiday notice is not published yet. */
export interface CountedDay {
  readonly date: PlainDate;
  readonly provisional: boolean;
}

/**
 * Whether offices work on a day: by the published calendar with its 调休, and in any other year by weekday and the
 * statutory holidays alone, which is only a guess.
 */
export function isWorkingDay(date: PlainDate, calendar: WorkCalendar): boolean {
  if (calendar.workdays.includes(date)) return true;
  if (weekdayOf(date) > 5 || calendar.holidays.includes(date)) return false;
  return isPublished(date, calendar) || !isStatutoryHoliday(date);
}

/** The nth working day after a day; for n = 0 the day itself, or the next working day if it is none. */
export function addWorkingDays(from: PlainDate, n: number, calendar: WorkCalendar): CountedDay {
  if (!Number.isInteger(n) || n < 0) throw new RangeError('Working days are counted forward in whole days.');
  let date = n === 0 ? from : addDays(from, 1);
  let provisional = !isPublished(date, calendar);
  let left = Math.max(n, 1);
  while (!isWorkingDay(date, calendar) || --left > 0) {
    date = addDays(date, 1);
    provisional ||= !isPublished(date, calendar);
  }
  return { date, provisional };
}

/** Working days after `from` up to and with `to`; negative when `to` lies before `from`. */
export function workingDaysBetween(from: PlainDate, to: PlainDate, calendar: WorkCalendar): number {
  // Subtracted: a weekend backwards is 0 days, not -0.
  if (to < from) return 0 - workingDaysBetween(to, from, calendar);
  let count = 0;
  for (let date = from; date < to;) {
    date = addDays(date, 1);
    if (isWorkingDay(date, calendar)) count += 1;
  }
  return count;
}

function isPublished(date: PlainDate, calendar: WorkCalendar): boolean {
  return calendar.published.includes(partsOf(date).year);
}
