import type { JSX } from 'preact';
import { dayWords } from '../../bot/day-words.ts';
import type { Booking } from '../../cases/booking.ts';
import { timeWords } from '../../forms/show.ts';
import type { Institution } from '../../forms/types.ts';
import { Csrf } from '../pages/layout.tsx';
import { Chip } from '../pages/parts.tsx';
import type { Visit } from '../visit.ts';
import { coupleOf, phoneOf } from './couple.ts';
import type { DayCount, TimeList } from './day-view.ts';

interface DayTableProps {
  readonly visit: Visit;
  readonly institution: Institution;
  readonly day: DayCount;
  readonly times: readonly TimeList[];
  /** The case whose telephone number is shown. */
  readonly shown?: string;
}

/** Who comes when, with their marks. */
export function DayTable(props: DayTableProps): JSX.Element {
  const { visit, times, day, institution } = props;
  const { t, lang } = visit;
  if (day.taken === 0) return <p class="card quiet">{t('desk-bookings:day.nobody')}</p>;
  const columns = ['time', 'couple', 'phone', 'reference', 'arrived', 'sign'] as const;
  return (
    <div class="sheet">
      <table class="list day-list" role="table">
        <caption class="vh">
          {t('desk-bookings:day.title', { place: institution.name[lang], day: dayWords(t, day.date) })}
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column} role="columnheader" scope="col" class={column}>
                {t(`desk-bookings:day.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {times.flatMap((time) => [
            ...time.bookings.map((booking) => (
              <BookingRow key={booking.submission.reference} {...props} booking={booking} time={time} />
            )),
            ...(time.others > 0 ? [<OthersRow key={time.id} visit={visit} time={time} />] : []),
          ])}
        </tbody>
      </table>
    </div>
  );
}

function OthersRow({ visit: { t }, time: { time, others } }: { visit: Visit; time: TimeList }): JSX.Element {
  return (
    <tr role="row">
      <th role="rowheader" scope="row" class="num time">
        {timeWords(time)}
      </th>
      <td role="cell" colSpan={5} class="quiet">
        {t('desk-bookings:day.others', { count: others })}
      </td>
    </tr>
  );
}

function BookingRow({
  visit,
  institution,
  day,
  booking,
  time,
  shown,
}: DayTableProps & { booking: Booking; time: TimeList }): JSX.Element {
  const { t } = visit;
  const { submission, arrived } = booking;
  const { reference } = submission;
  return (
    <tr role="row" class={arrived === undefined ? '' : 'came'}>
      <th role="rowheader" scope="row" class="num time">
        {timeWords(time.time)}
        {time.taken > time.places && <small>{t('desk-bookings:to-move.chip')}</small>}
      </th>
      <td role="cell" class="couple">
        {coupleOf(visit, submission)}
      </td>
      <td role="cell" class="phone">
        <PhoneCell visit={visit} at={`/desk/bookings/${institution.id}/${day.date}`} booking={booking} shown={shown} />
      </td>
      <td role="cell" class="reference">
        <a class="code" href={`/desk/cases/${reference}`}>
          {reference}
        </a>
        <a class="link" href={`/desk/bookings/move/${reference}`}>
          {t('desk-bookings:move.link')}
          <span class="vh">{` ${reference}`}</span>
        </a>
      </td>
      <td role="cell" class="arrived">
        <ArrivalForm visit={visit} at={`/desk/bookings/${institution.id}/${day.date}/arrival`} booking={booking} />
      </td>
      <td role="cell" class="sign" />
    </tr>
  );
}

function PhoneCell({
  visit,
  at,
  booking,
  shown,
}: {
  visit: Visit;
  at: string;
  booking: Booking;
  shown?: string | undefined;
}): JSX.Element | null {
  const { t } = visit;
  const { reference } = booking.submission;
  const phone = phoneOf(visit, booking.submission);
  if (!phone) return null;
  if (shown === reference)
    return (
      <span class="shown-now" id="shown">
        <a href={`tel:${phone.number}`}>{phone.number.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3')}</a>
        <small>{t('desk-bookings:day.recorded')}</small>
      </span>
    );
  return (
    <form method="post" action={`${at}/phone#shown`}>
      <Csrf visit={visit} />
      <input type="hidden" name="reference" value={reference} />
      <span class="num">{t('desk-bookings:day.tail', { tail: phone.tail })}</span>
      <button class="link" type="submit">
        {t('desk-bookings:day.show')}
        <span class="vh">{` ${reference}`}</span>
      </button>
    </form>
  );
}

function ArrivalForm({ visit, at, booking }: { visit: Visit; at: string; booking: Booking }): JSX.Element {
  const { t } = visit;
  const { submission, slot, arrived } = booking;
  return (
    <form method="post" action={at} class="row">
      <Csrf visit={visit} />
      <input type="hidden" name="reference" value={submission.reference} />
      <input type="hidden" name="slot" value={slot} />
      <input type="hidden" name="arrived" value={arrived === undefined ? 'yes' : 'no'} />
      {arrived !== undefined && (
        <Chip tone="ok" icon="check">
          {t('desk-bookings:day.came')}
        </Chip>
      )}
      <button class={arrived === undefined ? 'btn' : 'link'} type="submit">
        {t(arrived === undefined ? 'desk-bookings:day.check-in' : 'desk-bookings:day.undo')}
        <span class="vh">{` ${submission.reference}`}</span>
      </button>
    </form>
  );
}
