import { addDays, addMonths, makeDate, partsOf } from '../forms/plain-date.ts';
import type { PlainDate } from '../forms/types.ts';

/**
 * The year of the bureau's statistics: 1 October to 30 September, named by the calendar year in which it ends, so that
 * 1 October 2025 is the first day of 2026.
 */
export interface StatisticalYear {
  readonly year: number;
  readonly first: PlainDate;
  readonly last: PlainDate;
  /** First days of its twelve months, October first. */
  readonly months: readonly PlainDate[];
}

const FIRST_MONTH = 10;

/** The statistical year that bears this name; undefined where the calendar has no such year. */
export function statisticalYear(year: number): StatisticalYear | undefined {
  const first = makeDate(year - 1, FIRST_MONTH, 1);
  const next = makeDate(year, FIRST_MONTH, 1);
  if (first === undefined || next === undefined) return undefined;
  const months = Array.from({ length: 12 }, (_, month) => addMonths(first, month));
  return { year, first, last: addDays(next, -1), months };
}

/** The name of the statistical year in which a day lies. */
export function statisticalYearOf(day: PlainDate): number {
  const { year, month } = partsOf(day);
  return month >= FIRST_MONTH ? year + 1 : year;
}
