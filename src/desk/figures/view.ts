import {
  FEWEST,
  tallyOf,
  type ChannelCount,
  type RatingCell,
  type Tally,
  type YearCells,
} from '../../cases/figures.ts';
import { statisticalYearOf } from '../../cases/statistical-year.ts';
import { dayOf } from '../../cases/day-of.ts';
import type { Visit } from '../visit.ts';
import { draftsOf, type DraftsView } from './drafts-view.ts';
import {
  groupsOf,
  monthLines,
  officeLines,
  serviceLines,
  type Line,
  type MonthLine,
  type OfficeLine,
} from './lines.ts';
import type { Shown } from './shown.ts';

/** The figures of a year as the page shows them. */
export interface FiguresView {
  readonly shown: Shown;
  readonly total: Tally;
  readonly before: Tally;
  /** Titles of the groups of services that months are divided by. */
  readonly groups: readonly string[];
  readonly months: readonly MonthLine[];
  readonly services: readonly Line[];
  readonly offices: readonly OfficeLine[];
  readonly channels: readonly ChannelCount[];
  readonly ratings: RatingsView;
  readonly drafts: DraftsView;
  /** Years that can be chosen, oldest first. */
  readonly years: readonly number[];
}

interface RatingsView {
  readonly count: number;
  /** How often each was given, 5 first; absent where too few rated. */
  readonly scores?: readonly { readonly score: number; readonly count: number }[];
}

const LAST_YEARS = 4;
const SCORES = [5, 4, 3, 2, 1];

/** Lays the counts of a year out for the page. */
export function viewOf(visit: Visit, shown: Shown, counts: YearCells): FiguresView {
  const inYear = counts.cells.filter(({ month }) => month !== 'before');
  const groups = groupsOf(visit, inYear);
  return {
    shown,
    total: tallyOf(inYear),
    before: tallyOf(counts.cells.filter(({ month }) => month === 'before')),
    groups: groups.map(({ title }) => title),
    months: monthLines(visit, shown, inYear, groups),
    services: serviceLines(visit, inYear),
    offices: officeLines(visit, shown, inYear, counts.ratings),
    channels: counts.channels.filter(({ received }) => received > 0).sort((a, b) => b.received - a.received),
    ratings: ratingsOf(counts.ratings),
    drafts: draftsOf(visit, counts.drafts),
    years: yearsOf(visit, shown, counts.since),
  };
}

/** The one that is shown, and of the last ones those that have cases. */
function yearsOf({ house }: Visit, { year }: Shown, since: number | undefined): readonly number[] {
  const current = statisticalYearOf(house.today());
  const first = since === undefined ? current : statisticalYearOf(dayOf(since, house.district.timeZone));
  const last = Array.from({ length: LAST_YEARS }, (_, n) => current - n).filter((one) => one >= first);
  return [...new Set([year.year, ...last])].sort((a, b) => a - b);
}

function ratingsOf(cells: readonly RatingCell[]): RatingsView {
  const of = (score: number): number => cells.reduce((all, cell) => all + (cell.score === score ? cell.count : 0), 0);
  const scores = SCORES.map((score) => ({ score, count: of(score) }));
  const count = scores.reduce((all, one) => all + one.count, 0);
  return count < FEWEST ? { count } : { count, scores };
}
