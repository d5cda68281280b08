import type { JSX } from 'preact';
import type { Booking } from '../../cases/booking.ts';
import { dayWords } from '../../bot/day-words.ts';
import { timeWords } from '../../forms/show.ts';
import { slotParts } from '../../forms/slot-value.ts';
import type { Institution } from '../../forms/types.ts';
import { DeskLayout } from '../pages/layout.tsx';
import { Chip, Note, PageHead } from '../pages/parts.tsx';
import type { Visit } from '../visit.ts';
import { coupleOf } from './couple.ts';
import type { DayCount } from './day-view.ts';

/** An institution with its days, as the overview counts them. */
interface InstitutionDays {
  readonly institution: Institution;
  readonly days: readonly DayCount[];
}

/** Those whom the institution cannot see at the time that they booked, and how many of each time are too many. */
export interface ToMove {
  readonly bookings: readonly Booking[];
  /** Of offices whose cases are not seen here. */
  readonly others: number;
}

export interface OverviewProps {
  readonly visit: Visit;
  readonly rows: readonly InstitutionDays[];
  readonly toMove: ToMove;
  readonly moved: boolean;
}

/** Days that the overview names beside today. */
const COMING = 4;

/** Every institution: today, the next days, and whom somebody must move. */
export function OverviewPage({ visit, rows, toMove, moved }: OverviewProps): JSX.Element {
  const { t, house } = visit;
  return (
    <DeskLayout visit={visit} title={t('desk-bookings:title')} room="bookings">
      <PageHead title={t('desk-bookings:title')}>
        <p>{dayWords(t, house.today())}</p>
      </PageHead>
      <div class="stack">
        {moved && (
          <Note tone="ok" role="status">
            {t('desk-bookings:done.moved')}
          </Note>
        )}
        <ToMoveList visit={visit} toMove={toMove} />
        <div class="sheet">
          <table class="list places" role="table">
            <caption class="vh">{t('desk-bookings:overview.caption')}</caption>
            <thead role="rowgroup">
              <tr role="row">
                <th role="columnheader" scope="col">
                  {t('desk-bookings:institution')}
                </th>
                <th role="columnheader" scope="col">
                  {t('desk-bookings:overview.today')}
                </th>
                <th role="columnheader" scope="col">
                  {t('desk-bookings:overview.coming')}
                </th>
                <th role="columnheader" scope="col" class="n">
                  {t('desk-bookings:overview.month')}
                </th>
              </tr>
            </thead>
            <tbody role="rowgroup">
              {rows.map((row) => (
                <Row key={row.institution.id} visit={visit} row={row} />
              ))}
            </tbody>
          </table>
        </div>
        <p class="quiet small">{t('desk-bookings:overview.how')}</p>
      </div>
    </DeskLayout>
  );
}

function Row({ visit, row: { institution, days } }: { visit: Visit; row: InstitutionDays }): JSX.Element {
  const { t, lang, house } = visit;
  const today = days.find(({ date }) => date === house.today());
  const coming = days.filter(({ date }) => date > house.today());
  const sum = (of: 'taken' | 'places') => coming.reduce((total, day) => total + day[of], 0);
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        <a href={`/desk/bookings/${institution.id}`}>{institution.name[lang]}</a>
        <small>{t(`desk-bookings:kind.${institution.kind}`)}</small>
      </th>
      <td role="cell" class="today">
        <span class="vh">{t('desk-bookings:overview.today')}</span>
        {today === undefined ? (
          <span class="quiet">{t('desk-bookings:overview.not-today')}</span>
        ) : (
          <a href={`/desk/bookings/${institution.id}/${today.date}`}>
            {t('desk-bookings:couples', { count: today.taken })}
          </a>
        )}
      </td>
      <td role="cell" class="coming">
        <ul class="day-links">
          {coming.slice(0, COMING).map((day) => (
            <li key={day.date}>
              <a href={`/desk/bookings/${institution.id}/${day.date}`}>
                {dayWords(t, day.date)}
                <b class="num">{`${day.taken}/${day.places}`}</b>
              </a>
            </li>
          ))}
        </ul>
      </td>
      <td role="cell" class="n">
        <span class="vh">{t('desk-bookings:overview.month')}</span>
        {`${sum('taken')}/${sum('places')}`}
      </td>
    </tr>
  );
}

/** Couples who hold a time that the institution does not have any more. */
export function ToMoveList({ visit, toMove }: { visit: Visit; toMove: ToMove }): JSX.Element | null {
  const { t, lang, house } = visit;
  const { bookings, others } = toMove;
  if (bookings.length === 0 && others === 0) return null;
  return (
    <section class="card stack" aria-labelledby="to-move">
      <h2 id="to-move">
        {t('desk-bookings:to-move.title', { count: bookings.length + others })}
        <small>{t('desk-bookings:to-move.why')}</small>
      </h2>
      {bookings.length > 0 && (
        <ul class="plain-list">
          {bookings.map(({ submission, slot }) => {
            const parts = slotParts(slot);
            const place = house.district.institutions.find(({ id }) => id === parts?.institution);
            return (
              <li key={submission.reference} class="row">
                <a class="code" href={`/desk/cases/${submission.reference}`}>
                  {submission.reference}
                </a>
                <span>{coupleOf(visit, submission)}</span>
                <span class="quiet">{place?.name[lang]}</span>
                {parts && <span>{`${dayWords(t, parts.date)} ${timeWords(parts.time)}`}</span>}
                <Chip tone="warn">{t('desk-bookings:to-move.chip')}</Chip>
                <a class="btn" href={`/desk/bookings/move/${submission.reference}`}>
                  {t('desk-bookings:move.link')}
                  <span class="vh">{` ${submission.reference}`}</span>
                </a>
              </li>
            );
          })}
        </ul>
      )}
      {others > 0 && <p class="quiet">{t('desk-bookings:to-move.others', { count: others })}</p>}
    </section>
  );
}
