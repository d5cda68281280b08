import type { JSX } from 'preact';
import type { Visit } from '../visit.ts';
import { wordsOf } from './by-part.tsx';
import { Chart } from './charts/frame.tsx';
import { Rows, rowsHeight, type BarRow } from './charts/rows.tsx';
import { numbersIn } from './numbers.ts';
import { Table } from './table.tsx';
import type { FiguresView } from './view.ts';

interface DraftsProps {
  readonly visit: Visit;
  readonly view: FiguresView;
  readonly finding: string;
}

/** More bars than these only repeat the table. */
const MOST_BARS = 8;

/** Where people give up in the chat, question by question. It is of the whole district: a draft has no office yet. */
export function Drafts({ visit, view, finding }: DraftsProps): JSX.Element | null {
  const { t } = visit;
  const { drafts } = view;
  if (drafts.begun === 0 && drafts.submitted === 0 && drafts.givenUp === 0) return null;
  const rows = [...ends(visit, view), ...questions(visit, view)];
  return (
    <div class="pair">
      <Chart
        id="drafts"
        heading={finding}
        what={t('desk-figures:chart.drafts')}
        words={t('desk-figures:chart.words', { finding, list: wordsOf(visit, rows) })}
        height={rowsHeight(rows)}
      >
        <Rows rows={rows} />
      </Chart>
      <div class="stack">
        <EndsTable visit={visit} view={view} />
        <QuestionsTable visit={visit} view={view} />
      </div>
    </div>
  );
}

/** All that was begun, and how much of it was submitted and given up. */
function ends({ t, lang }: Visit, { drafts }: FiguresView): readonly BarRow[] {
  const { count, share } = numbersIn(lang);
  const all = Math.max(drafts.begun, drafts.submitted, drafts.givenUp, 1);
  return (['begun', 'submitted', 'givenUp'] as const).map((key) => ({
    name: t(`desk-figures:drafts.${key}`),
    share: drafts[key] / all,
    words:
      key === 'begun' || drafts.begun === 0
        ? count(drafts[key])
        : t('desk-figures:chart.of-all', { number: count(drafts[key]), share: share(drafts[key] / all) }),
  }));
}

function questions({ t, lang }: Visit, { drafts, shown }: FiguresView): readonly BarRow[] {
  const { count } = numbersIn(lang);
  const most = Math.max(drafts.begun, drafts.submitted, drafts.givenUp, 1);
  return drafts.questions.slice(0, MOST_BARS).map(({ service, question, count: value }, n) => ({
    name: shown.service === undefined ? t('desk-figures:drafts.at', { service, question }) : question,
    share: value / most,
    words: t('desk-figures:drafts.times', { number: count(value) }),
    peak: n === 0,
  }));
}

function EndsTable({ visit, view }: Omit<DraftsProps, 'finding'>): JSX.Element {
  const { t, lang } = visit;
  const { count } = numbersIn(lang);
  const { drafts } = view;
  const cells = (one: { begun: number; submitted: number; givenUp: number }): readonly string[] =>
    [one.begun, one.submitted, one.givenUp].map(count);
  return (
    <Table
      id="by-drafts"
      caption={t('desk-figures:table.drafts')}
      heads={[
        t('desk-figures:table.service'),
        ...(['begun', 'submitted', 'givenUp'] as const).map((key) => t(`desk-figures:drafts.${key}`)),
      ]}
      rows={drafts.services.map((one) => ({ head: one.name, cells: cells(one) }))}
      foot={{ head: t('desk-figures:total'), cells: cells(drafts) }}
    />
  );
}

function QuestionsTable({ visit, view }: Omit<DraftsProps, 'finding'>): JSX.Element {
  const { t, lang } = visit;
  const { count } = numbersIn(lang);
  const { questions: lines, rest, givenUp } = view.drafts;
  const rows = lines.map(({ service, question, count: value }) => ({ head: question, cells: [service, count(value)] }));
  const others = rest > 0 ? [{ head: t('desk-figures:drafts.rest'), cells: ['', count(rest)] }] : [];
  return (
    <Table
      id="by-question"
      caption={t('desk-figures:table.questions')}
      heads={[t('desk-figures:table.question'), t('desk-figures:table.service'), t('desk-figures:drafts.givenUp')]}
      rows={[...rows, ...others]}
      foot={{ head: t('desk-figures:total'), cells: ['', count(givenUp)] }}
    />
  );
}
