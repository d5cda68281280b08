import type { JSX } from 'preact';
import { dayWords } from '../../bot/day-words.ts';
import type { Institution } from '../../forms/types.ts';
import { ErrorSummary, TextField, type FieldProblem } from '../pages/fields.tsx';
import { Csrf, DeskLayout } from '../pages/layout.tsx';
import { Chip, Note, PageHead } from '../pages/parts.tsx';
import type { Visit } from '../visit.ts';
import type { DayCount } from './day-view.ts';
import { ToMoveList, type ToMove } from './overview-page.tsx';

/** What somebody typed to close days. */
export interface Closing {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

export interface DaysProps {
  readonly visit: Visit;
  readonly institution: Institution;
  readonly days: readonly DayCount[];
  readonly toMove: ToMove;
  readonly names: ReadonlyMap<string, string>;
  readonly done?: string;
  readonly closing?: Closing;
  readonly problems?: readonly FieldProblem[];
}

/** The days of one institution, and a form to close some. */
export function DaysPage(props: DaysProps): JSX.Element {
  const { visit, institution, days, toMove, names, done, problems = [] } = props;
  const { t, lang } = visit;
  const title = institution.name[lang];
  return (
    <DeskLayout visit={visit} title={title} room="bookings">
      <Crumbs visit={visit} />
      <PageHead title={title}>
        <p>{`${institution.address[lang]} · ${institution.phone}`}</p>
      </PageHead>
      <div class="stack">
        <ErrorSummary t={t} problems={problems} />
        {done !== undefined && (
          <Note tone="ok" role="status">
            {t(`desk-bookings:done.${done}`)}
          </Note>
        )}
        <ToMoveList visit={visit} toMove={toMove} />
        <div class="sheet">
          <table class="list">
            <caption class="vh">{t('desk-bookings:days.caption', { place: title })}</caption>
            <thead>
              <tr>
                <th scope="col">{t('desk-bookings:days.day')}</th>
                <th scope="col" class="n">
                  {t('desk-bookings:days.taken')}
                </th>
                <th scope="col">{t('desk-bookings:days.state')}</th>
              </tr>
            </thead>
            <tbody>
              {days.map((day) => (
                <tr key={day.date}>
                  <th scope="row">
                    <a href={`/desk/bookings/${institution.id}/${day.date}`}>{dayWords(t, day.date)}</a>
                  </th>
                  <td class="n">{`${day.taken}/${day.places}`}</td>
                  <td>
                    <DayState visit={visit} day={day} names={names} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <CloseForm {...props} problems={problems} />
      </div>
    </DeskLayout>
  );
}

function Crumbs({ visit: { t } }: { visit: Visit }): JSX.Element {
  return (
    <nav class="crumbs" aria-label={t('desk-bookings:crumbs')}>
      <a href="/desk/bookings">{t('desk-bookings:title')}</a>
    </nav>
  );
}

/** Open, full or closed, and who said why. */
export function DayState({
  visit: { t },
  day: { taken, places, change },
  names,
}: {
  visit: Visit;
  day: DayCount;
  names: ReadonlyMap<string, string>;
}): JSX.Element {
  const who = change && t('desk-bookings:days.by', { name: names.get(change.by) ?? change.by });
  return (
    <>
      {places === 0 ? (
        <Chip tone="bad">{t('desk-bookings:days.closed')}</Chip>
      ) : taken >= places ? (
        <Chip tone="warn">{t('desk-bookings:days.full')}</Chip>
      ) : (
        <Chip tone="go">{t('desk-bookings:days.free', { count: places - taken })}</Chip>
      )}
      {change && (
        <small>
          {change.reason === undefined
            ? who
            : t('desk-bookings:days.reason', { reason: change.reason, who: who ?? '' })}
        </small>
      )}
    </>
  );
}

function CloseForm({ visit, institution, closing, problems }: DaysProps): JSX.Element {
  const { t } = visit;
  return (
    <form class="card stack form" method="post" action={`/desk/bookings/${institution.id}/close`}>
      <Csrf visit={visit} />
      <h2>{t('desk-bookings:close.title')}</h2>
      <p class="prose quiet">{t('desk-bookings:close.what')}</p>
      <div class="row">
        <TextField
          id="from"
          type="date"
          className="day"
          label={t('desk-bookings:close.from')}
          value={closing?.from}
          problems={problems ?? []}
          required
        />
        <TextField
          id="to"
          type="date"
          className="day"
          label={t('desk-bookings:close.to')}
          value={closing?.to}
          problems={problems ?? []}
        />
      </div>
      <TextField
        id="reason"
        label={t('desk-bookings:reason')}
        hint={t('desk-bookings:reason-hint')}
        value={closing?.reason}
        problems={problems ?? []}
        maxlength={200}
        required
      />
      <p class="row">
        <button class="btn bad" type="submit">
          {t('desk-bookings:close.submit')}
        </button>
      </p>
    </form>
  );
}
