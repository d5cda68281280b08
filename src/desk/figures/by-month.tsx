import type { JSX } from 'preact';
import type { Tally } from '../../cases/figures.ts';
import type { Visit } from '../visit.ts';
import { Chart } from './charts/frame.tsx';
import { Columns } from './charts/columns.tsx';
import { Line } from './charts/line.tsx';
import type { Findings } from './findings.ts';
import type { MonthLine } from './lines.ts';
import { numbersIn } from './numbers.ts';
import { Table, type TableRow } from './table.tsx';
import { tallyCells, tallyHeads } from './tally-cells.ts';
import type { FiguresView } from './view.ts';

interface ByMonthProps {
  readonly visit: Visit;
  readonly view: FiguresView;
  readonly findings: Findings;
}

/** What came in each month and how long it took: two charts, and the table that both are drawn from. */
export function ByMonth({ visit, view, findings }: ByMonthProps): JSX.Element {
  const { t, lang } = visit;
  const { count, days, plain } = numbersIn(lang);
  const { months } = view;
  const names = months.map(({ name }) => name);
  const received = months.map(({ ahead, tally }) => (ahead ? undefined : tally.received));
  return (
    <>
      <div class="charts">
        <Chart
          id="months"
          heading={findings.months}
          what={t('desk-figures:chart.months')}
          words={t('desk-figures:chart.months-words', {
            finding: findings.months,
            list: listOf(visit, months, ({ received: value }) => count(value)),
          })}
        >
          <Columns values={received} names={names} write={count} />
        </Chart>
        <Chart
          id="days"
          heading={findings.days}
          what={t('desk-figures:chart.days')}
          words={t('desk-figures:chart.days-words', {
            finding: findings.days,
            list: listOf(visit, months, (tally) => (tally.days === undefined ? undefined : days(tally.days))),
          })}
        >
          <Line
            values={months.map(({ tally }) => tally.days)}
            names={names}
            write={days}
            writeAxis={plain}
            mark={promiseOf(visit, view)}
          />
        </Chart>
      </div>
      <MonthTable visit={visit} view={view} />
    </>
  );
}

function listOf({ t }: Visit, months: readonly MonthLine[], of: (tally: Tally) => string | undefined): string {
  const known = months.flatMap(({ ahead, name, tally }) => {
    const value = ahead ? undefined : of(tally);
    return value === undefined ? [] : [t('desk-figures:chart.month', { month: name, value })];
  });
  return known.join(t('desk-figures:chart.comma'));
}

/** Services promise unlike numbers of days: a line is drawn where one is chosen. */
function promiseOf({ t, house }: Visit, { shown }: FiguresView): { value: number; words: string } | undefined {
  const days = shown.service === undefined ? 0 : (house.catalogue.find(shown.service)?.service.promiseDays ?? 0);
  return days > 0 ? { value: days, words: t('desk-figures:chart.promised', { count: days }) } : undefined;
}

function MonthTable({ visit, view }: Omit<ByMonthProps, 'findings'>): JSX.Element {
  const { t, lang } = visit;
  const { count } = numbersIn(lang);
  const groups = view.groups.length > 1 ? view.groups : [];
  const cells = (tally: Tally, of: readonly number[]): readonly string[] => [
    ...(groups.length > 0 ? of.map(count) : []),
    ...tallyCells(visit, tally),
  ];
  const rows = view.months.map(({ first, tally, groups: of, ahead }): TableRow => ({
    head: t('desk-figures:month-of-year', {
      year: first.slice(0, 4),
      month: t(`bot:months.${Number(first.slice(5, 7))}`),
    }),
    cells: ahead ? cells(tally, of).map(() => '') : cells(tally, of),
    faint: ahead,
  }));
  const sums = groups.map((_, n) => view.months.reduce((all, month) => all + (month.groups[n] ?? 0), 0));
  return (
    <Table
      id="by-month"
      caption={t('desk-figures:table.months')}
      heads={[t('desk-figures:table.month'), ...groups, ...tallyHeads(visit)]}
      rows={rows}
      foot={{ head: t('desk-figures:table.year'), cells: cells(view.total, sums) }}
      sum={groups.length}
    />
  );
}
