import type { CalendarYear } from '../../../cases/district-change.ts';
import { isWorkingDay } from '../../../cases/working-days.ts';
import { addDays, daysIn, makeDate, partsOf, weekdayOf } from '../../../forms/plain-date.ts';
import type { PlainDate, WorkCalendar } from '../../../forms/types.ts';

/** The days of one year out of the whole calendar. */
export function yearOf({ published, holidays, workdays }: WorkCalendar, year: number): CalendarYear {
  const inYear = (day: PlainDate) => partsOf(day).year === year;
  return { published: published.includes(year), holidays: holidays.filter(inYear), workdays: workdays.filter(inYear) };
}

/** How a day looks in the year: `off` on a weekday, `on` at a weekend are what somebody decided. */
type DayKind = 'work' | 'weekend' | 'off' | 'on';

export interface MonthDay {
  readonly date: PlainDate;
  readonly day: number;
  readonly kind: DayKind;
}

/** A month as weeks from Monday on; `undefined` where the week has a day of another month. */
export function weeksOf(year: number, month: number, calendar: WorkCalendar): readonly (MonthDay | undefined)[][] {
  const days = Array.from({ length: daysIn(year, month) }, (_, index) => index + 1).flatMap((day) => {
    const date = makeDate(year, month, day);
    return date === undefined ? [] : [{ date, day, kind: kindOf(date, calendar) }];
  });
  const first = days[0] === undefined ? 1 : weekdayOf(days[0].date);
  const cells = [...Array<undefined>(first - 1).fill(undefined), ...days];
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_day, at) => cells[week * 7 + at]),
  );
}

function kindOf(date: PlainDate, calendar: WorkCalendar): DayKind {
  const isWeekend = weekdayOf(date) > 5;
  if (isWorkingDay(date, calendar)) return isWeekend ? 'on' : 'work';
  return isWeekend ? 'weekend' : 'off';
}

/** Days as they were typed, or the first word that is none. */
export type TypedDays =
  { readonly ok: true; readonly days: readonly PlainDate[] } | { readonly ok: false; readonly word: string };

const DAY = /^(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?$/;

/** Reads `10-01~10-07 2027-10-10`, also `10月1日至10月7日`: days of this year, with spaces, commas or lines between them. */
export function readDays(text: string, year: number): TypedDays {
  const days: PlainDate[] = [];
  for (const word of text.normalize('NFKC').split(/[\s,、;]+/)) {
    if (word === '') continue;
    const [from, to, more] = word.split(/[~～至]/).map((part) => readDay(part, year));
    const last = to ?? from;
    if (!from || !last || more !== undefined || last < from || (word.includes('~') && !to))
      return { ok: false, word: word.slice(0, 30) };
    for (let day = from; day <= last; day = addDays(day, 1)) days.push(day);
  }
  return { ok: true, days: [...new Set(days)].sort() };
}

function readDay(text: string, year: number): PlainDate | undefined {
  const [, said, month, day] = DAY.exec(text) ?? [];
  if (said !== undefined && Number(said) !== year) return undefined;
  return makeDate(year, Number(month), Number(day));
}

/** Days as they are typed: those in a row together. */
export function daysText(days: readonly PlainDate[]): string {
  const runs: PlainDate[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run?.at(-1) !== undefined && addDays(run.at(-1) ?? day, 1) === day) run.push(day);
    else runs.push([day]);
  }
  return runs
    .map((run) => (run.length > 1 ? `${shortDay(run[0])}~${shortDay(run.at(-1))}` : shortDay(run[0])))
    .join('\n');
}

function shortDay(day: PlainDate | undefined): string {
  return day?.slice(5) ?? '';
}

export function isWeekday(day: PlainDate): boolean {
  return weekdayOf(day) <= 5;
}
