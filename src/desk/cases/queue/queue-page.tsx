import type { JSX } from 'preact';
import { fullDayWords } from '../../../bot/day-words.ts';
import type { CaseCounts, CasePage } from '../../../cases/case-view.ts';
import type { Clerk } from '../../../cases/clerk.ts';
import { mayDo } from '../../../cases/may.ts';
import type { PlainDate } from '../../../forms/types.ts';
import { Keys } from '../../pages/keys.tsx';
import { Csrf, DeskLayout } from '../../pages/layout.tsx';
import { DoneMoon } from '../../pages/moon.tsx';
import { Note, PageHead, Pages } from '../../pages/parts.tsx';
import type { Visit } from '../../visit.ts';
import { viewText, wholeView, withView, type ViewQuery } from '../view.ts';
import { Bulk } from './bulk.tsx';
import { Counts } from './counts.tsx';
import { Filters, Narrowed } from './filters.tsx';
import { QueueRow } from './queue-row.tsx';

export interface QueueProps {
  readonly visit: Visit;
  readonly query: ViewQuery;
  readonly page: CasePage;
  readonly counts: CaseCounts;
  readonly clerks: ReadonlyMap<string, Clerk>;
  readonly today: PlainDate;
  /** What was just done, in words. */
  readonly done?: string;
  /** What could not be done of it, in words. */
  readonly left?: string;
}

/** Counted no further than this: the store says so. */
const MOST_COUNTED = 1000;

/** The queue: heads, filters, the list, and what can be done with those that are picked. */
export function QueuePage(props: QueueProps): JSX.Element {
  const { visit, query, counts } = props;
  const { t } = visit;
  const whole = viewText(wholeView(query));
  return (
    <DeskLayout visit={visit} title={t('desk:queue.title')} room="cases">
      {props.done !== undefined && (
        <Note tone="ok" role="status">
          {props.done}
        </Note>
      )}
      {props.left !== undefined && <Note role="alert">{props.left}</Note>}
      <PageHead title={t('desk:queue.title')}>
        <p>
          <time dateTime={props.today}>{fullDayWords(t, props.today)}</time>
          {t('desk:comma')}
          {scopeWords(visit)}
        </p>
      </PageHead>
      <Counts visit={visit} counts={counts} view={whole} />
      <Filters {...props} />
      <Arrivals visit={visit} view={whole} />
      <form class="picking" method="post" action="/desk/papers" data-file aria-label={t('desk:queue.list')}>
        <Csrf visit={visit} />
        <input type="hidden" name="view" value={whole} />
        <Shown {...props} view={whole} />
        {props.page.cases.length === 0 ? <Empty visit={visit} query={query} /> : <Sheet {...props} view={whole} />}
      </form>
      <Keys t={t} keys={['j', 'k', 'x', '/', '?']} />
    </DeskLayout>
  );
}

function scopeWords({ t, lang, offices, house }: Visit): string {
  const { district } = house;
  if (offices === undefined) return district.name[lang];
  const own = district.offices.find(({ id }) => id === offices[0])?.name[lang] ?? '';
  return offices.length > 1 ? t('desk:queue.scope', { office: own, count: offices.length }) : own;
}

/**
 * What comes in while the page stands open is said in one line, and no row moves under the mouse. Without script it stays
 * hidden, and the page shows new cases when it is loaded again.
 */
function Arrivals({ visit: { t }, view }: { visit: Visit; view: string }): JSX.Element {
  return (
    <div role="status">
      <a
        class="note go arrivals"
        href={withView('/desk', view)}
        hidden
        data-arrivals
        data-one={t('desk:queue.arrived-one')}
        data-many={t('desk:queue.arrived-many', { n: '{n}' })}
      />
    </div>
  );
}

type ListProps = QueueProps & { readonly view: string };

function Shown(props: ListProps): JSX.Element {
  const { visit, query, page, view } = props;
  const { t } = visit;
  const count =
    page.total >= MOST_COUNTED
      ? t('desk:queue.many', { count: MOST_COUNTED })
      : t('desk:queue.count', { count: page.total });
  return (
    <div class="shown">
      <b>{count}</b>
      <span>{t(`desk:sorted.${sortOf(query)}`)}</span>
      <Narrowed {...props} />
      {mayDo(visit.clerk.role, 'export') && page.total > 0 && (
        <span class="end row">
          <a href={withView('/desk/exports.csv', view)}>{t('desk:queue.csv')}</a>
          <a href={withView('/desk/exports.xlsx', view)}>{t('desk:queue.xlsx')}</a>
          <a href={withView('/desk/exports', view)}>{t('desk-papers:list.link')}</a>
        </span>
      )}
    </div>
  );
}

function sortOf({ sort }: ViewQuery): string {
  return sort ?? 'due';
}

function Sheet(props: ListProps): JSX.Element {
  const { visit, query, page } = props;
  const { t } = visit;
  const turn = (change: Pick<ViewQuery, 'after' | 'before'>): string =>
    withView('/desk', viewText({ ...wholeView(query), ...change }));
  return (
    <>
      <div class="sheet">
        <table class="list queue" role="table">
          <caption class="vh">{t('desk:queue.list')}</caption>
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col" class="pick">
                <span class="vh">{t('desk:column.pick')}</span>
              </th>
              {(['reference', 'service', 'applicant', 'office'] as const).map((name) => (
                <th key={name} role="columnheader" scope="col">
                  {t(`desk:column.${name}`)}
                </th>
              ))}
              <Sortable {...props} by="received" />
              <th role="columnheader" scope="col">
                {t('desk:column.status')}
              </th>
              <Sortable {...props} by="due" />
              <th role="columnheader" scope="col">
                {t('desk:column.clerk')}
              </th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {page.cases.map((submission) => (
              <QueueRow key={submission.reference} {...props} submission={submission} />
            ))}
          </tbody>
        </table>
      </div>
      {page.cases.map(({ reference, revision }) => (
        <input key={reference} type="hidden" name="seen" value={`${reference} ${revision}`} />
      ))}
      <Bulk {...props} />
      <Pages
        t={t}
        previous={page.previous === undefined ? undefined : turn({ before: page.previous })}
        next={page.next === undefined ? undefined : turn({ after: page.next })}
      >
        {t('desk:queue.on-page', { count: page.cases.length })}
      </Pages>
    </>
  );
}

/** A head that sorts; a second time, the other way round. */
function Sortable({ visit: { t }, query, by }: ListProps & { by: 'due' | 'received' }): JSX.Element {
  const now = sortOf(query);
  const isBy = now === by || now === `-${by}`;
  const next = now === by ? `-${by}` : by;
  const order = now === by ? 'ascending' : 'descending';
  return (
    <th role="columnheader" scope="col" {...(isBy ? { 'aria-sort': order } : {})}>
      <a href={withView('/desk', viewText(wholeView(query), { sort: next === 'due' ? undefined : next }))}>
        {t(`desk:column.${by}`)}
        {isBy && <span aria-hidden="true">{now === by ? ' ↑' : ' ↓'}</span>}
      </a>
    </th>
  );
}

function Empty({ visit: { t }, query }: { visit: Visit; query: ViewQuery }): JSX.Element {
  const isNarrowed = viewText(query) !== '';
  return (
    <div class="sheet empty">
      <DoneMoon kind="disc" />
      <p>{t(isNarrowed ? 'desk:queue.none-here' : 'desk:queue.none')}</p>
      {isNarrowed && (
        <a class="btn" href="/desk">
          {t('desk:queue.show-open')}
        </a>
      )}
    </div>
  );
}
