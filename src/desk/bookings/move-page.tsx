import type { JSX } from 'preact';
import { dayWords } from '../../bot/day-words.ts';
import type { Booking } from '../../cases/booking.ts';
import { timeWords } from '../../forms/show.ts';
import { slotParts } from '../../forms/slot-value.ts';
import type { Institution, PlainDate } from '../../forms/types.ts';
import { ErrorSummary, ProblemAt, SelectField, type FieldProblem } from '../pages/fields.tsx';
import { Csrf, DeskLayout } from '../pages/layout.tsx';
import { PageHead } from '../pages/parts.tsx';
import type { Visit } from '../visit.ts';
import { coupleOf } from './couple.ts';

/** A time with places left. */
export interface FreeTime {
  readonly id: string;
  readonly date: PlainDate;
  readonly time: string;
  readonly places: number;
}

export interface MoveProps {
  readonly visit: Visit;
  readonly booking: Booking;
  /** Whose times are shown. */
  readonly institution: Institution;
  readonly free: readonly FreeTime[];
  readonly chosen?: string;
  readonly problems?: readonly FieldProblem[];
}

/** Another time for a couple, at the same institution or another. */
export function MovePage({ visit, booking, institution, free, chosen, problems = [] }: MoveProps): JSX.Element {
  const { t, lang, house } = visit;
  const { submission, slot } = booking;
  const now = slotParts(slot);
  const place = house.district.institutions.find(({ id }) => id === now?.institution);
  const action = `/desk/bookings/move/${submission.reference}`;
  const days = [...new Set(free.map(({ date }) => date))];
  return (
    <DeskLayout visit={visit} title={t('desk-bookings:move.title')} room="bookings">
      <nav class="crumbs" aria-label={t('desk-bookings:crumbs')}>
        <a href="/desk/bookings">{t('desk-bookings:title')}</a>
        {now && (
          <>
            <span aria-hidden="true">/</span>
            <a href={`/desk/bookings/${now.institution}/${now.date}`}>{dayWords(t, now.date)}</a>
          </>
        )}
      </nav>
      <PageHead title={t('desk-bookings:move.title')} />
      <div class="stack">
        <ErrorSummary t={t} problems={problems} />
        <section class="card">
          <dl class="pairs">
            <div>
              <dt>{t('desk-bookings:day.couple')}</dt>
              <dd>
                {coupleOf(visit, submission)} <span class="code">{submission.reference}</span>
              </dd>
            </div>
            <div>
              <dt>{t('desk-bookings:move.now')}</dt>
              <dd>
                {now && `${dayWords(t, now.date)} ${timeWords(now.time)}`}
                {place && ` · ${place.name[lang]}`}
              </dd>
            </div>
          </dl>
        </section>
        <form class="filters" method="get" action={action} data-at-once>
          <SelectField
            id="at"
            label={t('desk-bookings:institution')}
            value={institution.id}
            choices={house.district.institutions.map(({ id, name }) => ({ value: id, label: name[lang] }))}
          />
          <button class="btn" type="submit">
            {t('desk-bookings:move.other')}
          </button>
        </form>
        <form class="card stack" method="post" action={action}>
          <Csrf visit={visit} />
          <input type="hidden" name="from" value={slot} />
          <input type="hidden" name="at" value={institution.id} />
          <h2 id="slot">{t('desk-bookings:move.free', { place: institution.name[lang] })}</h2>
          <ProblemAt id="slot" problems={problems} />
          {days.length === 0 && <p class="quiet">{t('desk-bookings:move.none')}</p>}
          {days.map((date) => (
            <fieldset key={date} class="slots">
              <legend>{dayWords(t, date)}</legend>
              <div class="row">
                {free
                  .filter((one) => one.date === date)
                  .map(({ id, time, places }) => (
                    <label key={id} class="tick">
                      <input type="radio" name="slot" value={id} checked={id === chosen} />
                      <span>
                        {timeWords(time)} <small>{t('desk-bookings:days.free', { count: places })}</small>
                      </span>
                    </label>
                  ))}
              </div>
            </fieldset>
          ))}
          {days.length > 0 && (
            <>
              <p class="prose quiet">{t('desk-bookings:move.what')}</p>
              <p class="row">
                <button class="btn main" type="submit">
                  {t('desk-bookings:move.submit')}
                </button>
              </p>
            </>
          )}
        </form>
      </div>
    </DeskLayout>
  );
}
