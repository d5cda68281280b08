import type { Visit } from '../visit.ts';
import type { Line } from './lines.ts';
import { numbersIn } from './numbers.ts';
import type { FiguresView } from './view.ts';

/** What each chart shows, as a sentence: its heading. */
export interface Findings {
  readonly months: string;
  readonly days: string;
  readonly onTime: string;
  readonly offices: string;
  readonly channels: string;
  readonly ratings: string;
  readonly drafts: string;
}

export function findingsOf({ t, lang }: Visit, view: FiguresView): Findings {
  const { share, count } = numbersIn(lang);
  return {
    months: busiest(view, t),
    days: slowest(view, t, lang),
    onTime: latest(view.services, t),
    offices: mostOf(
      view.offices.filter(({ depth }) => depth === 0),
      view.total.received,
      'offices',
      t,
      share,
    ),
    channels: firstChannel(view, t, share),
    ratings: satisfied(view, t, share),
    drafts: wherePeopleStop(view, t, count),
  };
}

type T = Visit['t'];
type Write = (value: number) => string;

function busiest({ months }: FiguresView, t: T): string {
  const open = months.filter(({ ahead }) => !ahead);
  const top = most(open, ({ tally }) => tally.received);
  const [first] = open;
  if (top === undefined || first === undefined) return t('desk-figures:finding.none');
  const isEven = open.every(({ tally }) => tally.received === top.tally.received);
  return open.length > 1 && isEven
    ? t('desk-figures:finding.even')
    : t('desk-figures:finding.busiest', { month: top.name });
}

function slowest({ months }: FiguresView, t: T, lang: Visit['lang']): string {
  const known = months.filter(({ tally }) => tally.days !== undefined);
  const top = most(known, ({ tally }) => tally.days ?? 0);
  if (top === undefined) return t('desk-figures:finding.none-finished');
  const isEven = known.every(({ tally }) => tally.days === top.tally.days);
  const days = numbersIn(lang).days(top.tally.days ?? 0);
  return isEven
    ? t('desk-figures:finding.steady', { days })
    : t('desk-figures:finding.slowest', { month: top.name, days });
}

/** Where most cases were late: few of many matter less than a share that looks small. */
function latest(services: readonly Line[], t: T): string {
  if (services.every(({ tally }) => tally.finished === 0)) return t('desk-figures:finding.none-finished');
  const top = most(services, ({ tally }) => tally.finished - tally.onTime);
  const late = top ? top.tally.finished - top.tally.onTime : 0;
  if (top === undefined || late === 0) return t('desk-figures:finding.all-on-time');
  return t('desk-figures:finding.latest', { service: top.name, count: late });
}

function mostOf(lines: readonly Line[], total: number, key: string, t: T, share: Write): string {
  const top = most(lines, ({ tally }) => tally.received);
  if (top === undefined || total === 0) return t('desk-figures:finding.none');
  return t(`desk-figures:finding.${key}`, { name: top.name, share: share(top.tally.received / total) });
}

function firstChannel({ channels, total }: FiguresView, t: T, share: Write): string {
  const [top] = channels;
  if (top === undefined || total.received === 0) return t('desk-figures:finding.none');
  const name = t(`desk-figures:channel.${top.channel}`);
  return t('desk-figures:finding.channels', { name, share: share(top.received / total.received) });
}

function satisfied({ ratings: { scores, count } }: FiguresView, t: T, share: Write): string {
  if (scores === undefined) return t(count === 0 ? 'desk-figures:finding.unrated' : 'desk-figures:finding.few-rated');
  const good = scores.filter(({ score }) => score >= 4).reduce((all, one) => all + one.count, 0);
  return t('desk-figures:finding.satisfied', { share: share(good / count) });
}

function wherePeopleStop({ drafts }: FiguresView, t: T, count: Write): string {
  const [top] = drafts.questions;
  if (drafts.begun === 0 && drafts.givenUp === 0) return t('desk-figures:finding.none-begun');
  if (top === undefined) return t('desk-figures:finding.hardly-given-up');
  return t('desk-figures:finding.given-up', { ...top, number: count(top.count) });
}

/** The first of those with the highest value; undefined where there is none. */
function most<T>(lines: readonly T[], of: (line: T) => number): T | undefined {
  return lines.reduce<T | undefined>((top, line) => (top === undefined || of(line) > of(top) ? line : top), undefined);
}
