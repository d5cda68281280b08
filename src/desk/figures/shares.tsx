import type { JSX } from 'preact';
import type { Visit } from '../visit.ts';
import { wordsOf } from './by-part.tsx';
import { Chart } from './charts/frame.tsx';
import { Rows, rowsHeight, type BarRow } from './charts/rows.tsx';
import { numbersIn } from './numbers.ts';
import { Table } from './table.tsx';
import type { FiguresView } from './view.ts';

interface SharesProps {
  readonly visit: Visit;
  readonly view: FiguresView;
  readonly finding: string;
}

interface Share {
  readonly name: string;
  readonly count: number;
}

/** Which ways applications came by. */
export function Channels({ visit, view, finding }: SharesProps): JSX.Element {
  const { t } = visit;
  const list = view.channels.map(({ channel, received }) => ({
    name: t(`desk-figures:channel.${channel}`),
    count: received,
  }));
  return <Shares visit={visit} id="channels" list={list} finding={finding} unit={t('desk-figures:received')} />;
}

/** What people said of finished cases, in five levels. */
export function RatingsChart({ visit, view, finding }: SharesProps): JSX.Element {
  const { t } = visit;
  const { scores, count } = view.ratings;
  if (scores === undefined)
    return (
      <section class="card chart">
        <h2>{finding}</h2>
        <p class="quiet">{t(count === 0 ? 'desk-figures:ratings.none' : 'desk-figures:ratings.few')}</p>
      </section>
    );
  const list = scores.map((one) => ({ name: t(`desk-figures:score.${one.score}`), count: one.count }));
  return <Shares visit={visit} id="ratings" list={list} finding={finding} unit={t('desk-figures:ratings.unit')} />;
}

interface ListProps {
  readonly visit: Visit;
  readonly id: 'channels' | 'ratings';
  readonly list: readonly Share[];
  readonly finding: string;
  readonly unit: string;
}

function Shares({ visit, id, list, finding, unit }: ListProps): JSX.Element {
  const { t, lang } = visit;
  const { count, share } = numbersIn(lang);
  const all = list.reduce((sum, one) => sum + one.count, 0);
  const rows = list.map(({ name, count: value }): BarRow => ({
    name,
    share: value / all,
    words: t('desk-figures:chart.of-all', { number: count(value), share: share(value / all) }),
  }));
  return (
    <div class="pair">
      <Chart
        id={id}
        heading={finding}
        what={t(`desk-figures:chart.${id}`)}
        words={t('desk-figures:chart.words', { finding, list: wordsOf(visit, rows) })}
        height={rowsHeight(rows)}
      >
        <Rows rows={rows} />
      </Chart>
      <Table
        id={`by-${id}`}
        caption={t(`desk-figures:table.${id}`)}
        heads={[t(`desk-figures:table.${id}-head`), unit, t('desk-figures:table.share')]}
        rows={list.map(({ name, count: value }) => ({ head: name, cells: [count(value), share(value / all)] }))}
        foot={{ head: t('desk-figures:total'), cells: [count(all), share(1)] }}
      />
    </div>
  );
}
