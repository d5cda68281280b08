import type { JSX } from 'preact';
import { dayWords } from '../../bot/day-words.ts';
import type { Institution } from '../../forms/types.ts';
import { ErrorSummary, type FieldProblem } from '../pages/fields.tsx';
import { Icon } from '../pages/icon.tsx';
import { DeskLayout } from '../pages/layout.tsx';
import { Note, PageHead } from '../pages/parts.tsx';
import type { Visit } from '../visit.ts';
import { DayTable } from './day-table.tsx';
import type { DayCount, TimeList } from './day-view.ts';
import { DayState } from './days-page.tsx';
import { PlacesForm, type PlacesTyped } from './places-form.tsx';

export interface DayProps {
  readonly visit: Visit;
  readonly institution: Institution;
  readonly day: DayCount;
  readonly times: readonly TimeList[];
  readonly names: ReadonlyMap<string, string>;
  /** The newest change of this day that the page knows of. */
  readonly seen: number;
  readonly previous?: string;
  readonly next?: string;
  readonly done?: string;
  /** The case whose telephone number is shown. */
  readonly shown?: string;
  readonly typed?: PlacesTyped;
  readonly problems?: readonly FieldProblem[];
}

/** Who comes on a day, to be worked through and printed. */
export function DayPage(props: DayProps): JSX.Element {
  const { visit, institution, day, times, names, previous, next, done, problems = [] } = props;
  const { t, lang } = visit;
  const title = t('desk-bookings:day.title', { place: institution.name[lang], day: dayWords(t, day.date) });
  const came = times.flatMap(({ bookings }) => bookings).filter(({ arrived }) => arrived !== undefined).length;
  return (
    <DeskLayout visit={visit} title={title} room="bookings">
      <nav class="crumbs" aria-label={t('desk-bookings:crumbs')}>
        <a href="/desk/bookings">{t('desk-bookings:title')}</a>
        <span aria-hidden="true">/</span>
        <a href={`/desk/bookings/${institution.id}`}>{institution.name[lang]}</a>
      </nav>
      <PageHead title={title}>
        <p>
          {t('desk-bookings:day.count', { count: day.taken, places: day.places, came })}{' '}
          <DayState visit={visit} day={day} names={names} />
        </p>
        <nav class="row" aria-label={t('desk-bookings:day.beside')}>
          {previous !== undefined && (
            <a class="btn" rel="prev" href={`/desk/bookings/${institution.id}/${previous}`}>
              <Icon name="previous" />
              {t('desk-bookings:day.previous')}
            </a>
          )}
          {next !== undefined && (
            <a class="btn" rel="next" href={`/desk/bookings/${institution.id}/${next}`}>
              {t('desk-bookings:day.next')}
              <Icon name="next" />
            </a>
          )}
          <button class="btn" type="button" data-print hidden>
            <Icon name="print" />
            {t('desk-bookings:day.print')}
          </button>
        </nav>
      </PageHead>
      <div class="stack">
        <ErrorSummary t={t} problems={problems} />
        {done !== undefined && (
          <Note tone="ok" role="status">
            {t(`desk-bookings:done.${done}`)}
          </Note>
        )}
        {times.some(({ taken, places }) => taken > places) && <Note icon="warn">{t('desk-bookings:day.over')}</Note>}
        <DayTable {...props} />
        <PlacesForm {...props} problems={problems} />
      </div>
    </DeskLayout>
  );
}
