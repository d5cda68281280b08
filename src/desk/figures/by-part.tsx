import type { JSX } from 'preact';
import { onTimeShare } from '../../cases/figures.ts';
import type { Visit } from '../visit.ts';
import { Chart } from './charts/frame.tsx';
import { Rows, rowsHeight, type BarRow } from './charts/rows.tsx';
import type { OfficeLine } from './lines.ts';
import { numbersIn } from './numbers.ts';
import { Table } from './table.tsx';
import { tallyCells, tallyHeads } from './tally-cells.ts';
import type { FiguresView } from './view.ts';

interface PartProps {
  readonly visit: Visit;
  readonly view: FiguresView;
  readonly finding: string;
}

/** What was done in time, by service. */
export function ByService({ visit, view, finding }: PartProps): JSX.Element {
  const { t, lang } = visit;
  const { share } = numbersIn(lang);
  const rows = view.services.map(({ name, tally }): BarRow => {
    const value = onTimeShare(tally);
    return { name, share: value ?? 0, words: value === undefined ? t('desk-figures:none-finished') : share(value) };
  });
  return (
    <div class="pair">
      <Chart
        id="services"
        heading={finding}
        what={t('desk-figures:chart.on-time')}
        words={t('desk-figures:chart.words', { finding, list: wordsOf(visit, rows) })}
        height={rowsHeight(rows)}
      >
        <Rows rows={rows} />
      </Chart>
      <Table
        id="by-service"
        caption={t('desk-figures:table.services')}
        heads={[t('desk-figures:table.service'), ...tallyHeads(visit)]}
        rows={view.services.map(({ name, tally }) => ({ head: name, cells: tallyCells(visit, tally) }))}
        foot={{ head: t('desk-figures:total'), cells: tallyCells(visit, view.total) }}
      />
    </div>
  );
}

/** What each office received, with those below it. */
export function ByOffice({ visit, view, finding }: PartProps): JSX.Element {
  const { t, lang } = visit;
  const { share, count } = numbersIn(lang);
  const first = view.offices.filter(({ depth }) => depth === 0);
  const most = Math.max(1, ...first.map(({ tally }) => tally.received));
  const rows = first.map(({ name, tally }): BarRow => ({
    name,
    share: tally.received / most,
    words: t('desk-figures:chart.of-all', {
      number: count(tally.received),
      share: share(tally.received / view.total.received),
    }),
  }));
  return (
    <div class="pair">
      <Chart
        id="offices"
        heading={finding}
        what={t('desk-figures:chart.offices')}
        words={t('desk-figures:chart.words', { finding, list: wordsOf(visit, rows) })}
        height={rowsHeight(rows)}
      >
        <Rows rows={rows} />
      </Chart>
      <Table
        id="by-office"
        caption={t('desk-figures:table.offices')}
        heads={[t('desk-figures:table.office'), ...tallyHeads(visit), t('desk-figures:table.rating')]}
        rows={view.offices.map((line) => ({
          head: line.name,
          depth: line.depth,
          cells: [...tallyCells(visit, line.tally), ratingWords(visit, line)],
        }))}
        foot={{ head: t('desk-figures:total'), cells: [...tallyCells(visit, view.total), ''] }}
      >
        <p class="under">{t('desk-figures:few')}</p>
      </Table>
    </div>
  );
}

function ratingWords({ t, lang }: Visit, { ratings }: OfficeLine): string {
  if (ratings === undefined) return '';
  if (ratings === 'few') return t('desk-figures:hidden');
  if (ratings.mean === undefined) return t('desk-figures:none');
  const { days, count } = numbersIn(lang);
  return t('desk-figures:rating-of', { mean: days(ratings.mean), number: count(ratings.count) });
}

/** Rows of a chart, read aloud. */
export function wordsOf({ t }: Visit, rows: readonly BarRow[]): string {
  return rows
    .map(({ name, words }) => t('desk-figures:chart.month', { month: name, value: words }))
    .join(t('desk-figures:chart.comma'));
}
