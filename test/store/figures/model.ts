import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { FigureCell, FiguresAsked, YearCells } from '../../../src/cases/figures.ts';
import { statisticalYear } from '../../../src/cases/statistical-year.ts';
import type { Channel, Rating, Submission } from '../../../src/cases/types.ts';
import { addDays } from '../../../src/forms/plain-date.ts';
import { startOfDay } from '../../../src/desk/cases/today.ts';
import type { PlainDate } from '../../../src/forms/types.ts';
import type { Store } from '../../../src/store/store.ts';
import { makeSubmission } from '../../support/submission.ts';

const startOf = (day: PlainDate): number => startOfDay(day, 'Asia/Shanghai');
const HOUR = 60 * 60 * 1000;

/** What is asked for a whole statistical year in Asia/Shanghai, compared with all of the one before. */
export function asking(year: number, rest: Pick<FiguresAsked, 'offices' | 'service'> = {}): FiguresAsked {
  const [now, old] = [statisticalYear(year), statisticalYear(year - 1)];
  if (!now || !old) throw new Error(`There is no year ${year}.`);
  const months = [...now.months, addDays(now.last, 1)].map(startOf);
  const before = { from: startOf(old.first), to: startOf(now.first) };
  return { months, before, days: { first: now.first, last: now.last }, ...rest };
}

const channels: readonly Channel[] = ['telegram', 'web', 'api', 'webhook'];
const edge = startOf(statisticalYear(2026)?.first ?? addDays(asking(2026).days.first, 0));

/** Cases of three years or so, many of them close to the year's edge. */
export const cases: fc.Arbitrary<Submission> = fc
  .record({
    at: fc.oneof(
      fc.integer({ min: edge - 12_000 * HOUR, max: edge + 12_000 * HOUR }),
      fc.integer({ min: edge - 2, max: edge + 1 }),
    ),
    service: fc.constantFrom('first-child-certificate', 'birth-permit', 'preconception-check'),
    office: fc.constantFrom('east', 'east-1', 'west'),
    channel: fc.constantFrom(...channels),
    closed: fc.option(fc.record({ workingDays: fc.nat(25), onTime: fc.boolean() })),
    score: fc.option(fc.constantFrom<Rating['score']>(1, 2, 3, 4, 5)),
  })
  .map(({ at, closed, score, ...rest }) =>
    makeSubmission({
      ...rest,
      reference: `FC-${randomUUID()}`,
      submittedAt: at,
      ...(closed ? { status: 'approved', closed: { ...closed, at: at + 100 * HOUR } } : {}),
      ...(closed && score ? { rating: { score, at: at + 200 * HOUR } } : {}),
    }),
  );

export async function keepAll(store: Store, all: readonly Submission[]): Promise<void> {
  await store.takeIn(all.map((submission) => ({ submission, history: [], log: [] })));
}

/** The same figures from the cases as they are, one after another. */
export function counted(all: readonly Submission[], asked: FiguresAsked): Omit<YearCells, 'drafts'> {
  const [first = 0, end = 0] = [asked.months[0], asked.months.at(-1)];
  const wanted = all.filter(
    ({ office, service }) => (asked.offices?.includes(office) ?? true) && service === (asked.service ?? service),
  );
  const inYear = wanted.filter(({ submittedAt }) => submittedAt >= first && submittedAt < end);
  const since = all.length === 0 ? {} : { since: Math.min(...all.map(({ submittedAt }) => submittedAt)) };
  return {
    cells: [...groups(wanted, (one) => keyOf(one, asked))].flatMap(([key, some]) =>
      key === '' ? [] : cellOf(key, some),
    ),
    channels: [...groups(inYear, ({ channel }) => channel)].map(([channel, some]) => ({
      channel: channel as Channel,
      received: some.length,
    })),
    ratings: [
      ...groups(
        inYear.filter(({ rating }) => rating),
        ({ office, rating }) => `${office} ${rating?.score}`,
      ),
    ].map(([key, some]) => ({ office: key.split(' ')[0] ?? '', score: Number(key.split(' ')[1]), count: some.length })),
    ...since,
  };
}

function keyOf({ submittedAt: at, service, office }: Submission, { months, before }: FiguresAsked): string {
  const month = months.findIndex((from, n) => at >= from && at < (months[n + 1] ?? 0));
  if (month >= 0) return `${month} ${service} ${office}`;
  return at >= before.from && at < before.to ? `before ${service} ${office}` : '';
}

function cellOf(key: string, some: readonly Submission[]): FigureCell {
  const [month = '', service = '', office = ''] = key.split(' ');
  const closed = some.flatMap(({ closed: one }) => one ?? []);
  const longest = Math.max(-1, ...closed.map(({ workingDays }) => workingDays));
  return {
    month: month === 'before' ? month : Number(month),
    service,
    office,
    received: some.length,
    finished: closed.length,
    onTime: closed.filter(({ onTime }) => onTime).length,
    took: Array.from({ length: longest + 1 }, (_, days) => closed.filter((one) => one.workingDays === days).length),
  };
}

function groups<T>(all: readonly T[], key: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const one of all) found.set(key(one), [...(found.get(key(one)) ?? []), one]);
  return found;
}
