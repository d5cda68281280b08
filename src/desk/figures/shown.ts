import type { Request } from 'express';
import { officesOf } from '../../cases/may.ts';
import type { FiguresAsked } from '../../cases/figures.ts';
import { statisticalYear, statisticalYearOf, type StatisticalYear } from '../../cases/statistical-year.ts';
import { addDays, addMonths } from '../../forms/plain-date.ts';
import type { PlainDate } from '../../forms/types.ts';
import { startOfDay } from '../cases/today.ts';
import type { Visit } from '../visit.ts';

/** What an address asks the figures for. */
export interface Shown {
  readonly year: StatisticalYear;
  /** The year has not ended: it is compared with the same part of the one before. */
  readonly running: boolean;
  /** The last day that can have figures: today, or the year's last. */
  readonly until: PlainDate;
  /** The office whose part of the district is shown; absent: all of it. */
  readonly root?: string;
  /** Chosen, and not only all that may be seen. */
  readonly office?: string;
  readonly service?: string;
  readonly asked: FiguresAsked;
}

/** Undefined when there is no such year, office or service, or it may not be seen. */
export function shownOf(visit: Visit, query: Request['query'], year = textOf(query['year'])): Shown | undefined {
  const { house } = visit;
  const today = house.today();
  const found = yearOf(year, today);
  const scope = scopeOf(visit, textOf(query['office']));
  const service = textOf(query['service']);
  if (!found || !scope || (service !== undefined && !house.catalogue.find(service))) return undefined;
  const running = today <= found.last;
  const until = running ? today : found.last;
  const asked = {
    ...spanOf(found, until, (day) => startOfDay(day, house.district.timeZone)),
    days: { first: found.first, last: found.last },
    ...(scope.offices === undefined ? {} : { offices: scope.offices }),
    ...(service === undefined ? {} : { service }),
  };
  return { year: found, running, until, asked, ...scope, ...(service === undefined ? {} : { service }) };
}

/** The year that an address names, up to the one that is running; that one where it names none. */
function yearOf(named: string | undefined, today: PlainDate): StatisticalYear | undefined {
  const current = statisticalYearOf(today);
  if (named === undefined) return statisticalYear(current);
  const year = /^\d{4}$/.test(named) ? Number(named) : NaN;
  return year <= current ? statisticalYear(year) : undefined;
}

type Scope = Pick<Shown, 'root' | 'office'> & { readonly offices?: readonly string[] };

/** The chosen office with those below it, or all that may be seen. */
function scopeOf({ offices, clerk, house }: Visit, office: string | undefined): Scope | undefined {
  if (office === undefined) return offices === undefined ? {} : { offices, root: clerk.office };
  const isSeen = house.district.offices.some(({ id }) => id === office) && (offices?.includes(office) ?? true);
  if (!isSeen) return undefined;
  return { office, root: office, offices: officesOf({ role: 'clerk', office }, house.district) ?? [office] };
}

function spanOf(
  { first, last, months, year }: StatisticalYear,
  until: PlainDate,
  startOf: (day: PlainDate) => number,
): Pick<FiguresAsked, 'months' | 'before'> {
  const before = statisticalYear(year - 1)?.first ?? first;
  // A year ago, the day after the last one that counts.
  const to = until === last ? first : addMonths(addDays(until, 1), -12);
  return {
    months: [...months, addDays(last, 1)].map(startOf),
    before: { from: startOf(before), to: startOf(to) },
  };
}

/** An empty field of a form asks for nothing. */
function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
