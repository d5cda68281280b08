import type { JSX } from 'preact';
import { timeWords } from '../../forms/show.ts';
import type { Institution } from '../../forms/types.ts';
import { TextField, type FieldProblem } from '../pages/fields.tsx';
import { Csrf } from '../pages/layout.tsx';
import type { Visit } from '../visit.ts';
import type { DayCount } from './day-view.ts';

/** What somebody typed about the places of a day. */
export interface PlacesTyped {
  readonly places: ReadonlyMap<string, string>;
  readonly reason: string;
}

interface PlacesProps {
  readonly visit: Visit;
  readonly institution: Institution;
  readonly day: DayCount;
  /** The newest change of this day that the page knows of. */
  readonly seen: number;
  readonly typed?: PlacesTyped;
  readonly problems?: readonly FieldProblem[];
}

/** Other places than usual on one day, or none. */
export function PlacesForm({ visit, institution, day, seen, typed, problems }: PlacesProps): JSX.Element {
  const { t } = visit;
  const action = `/desk/bookings/${institution.id}/${day.date}/places`;
  return (
    <form class="card stack form places-form" method="post" action={action}>
      <Csrf visit={visit} />
      <input type="hidden" name="seen" value={seen} />
      <h2>{t('desk-bookings:places.title')}</h2>
      <p class="prose quiet">{t('desk-bookings:places.what', { usual: institution.slots.capacity })}</p>
      <div class="row">
        {day.times
          .filter(({ time }) => institution.slots.times.includes(time))
          .map(({ time, places, taken }) => (
            <TextField
              key={time}
              id={`places-${time.replace(':', '')}`}
              name={`places-${time}`}
              className="short"
              type="number"
              min="0"
              max="999"
              inputmode="numeric"
              label={timeWords(time)}
              hint={t('desk-bookings:places.taken', { count: taken })}
              value={typed?.places.get(time) ?? String(places)}
              problems={problems ?? []}
            />
          ))}
      </div>
      <TextField
        id="reason"
        label={t('desk-bookings:reason')}
        hint={t('desk-bookings:reason-hint')}
        value={typed?.reason}
        problems={problems ?? []}
        maxlength={200}
      />
      <p class="row">
        <button class="btn main" type="submit" name="do" value="set">
          {t('desk-bookings:places.submit')}
        </button>
        <button class="btn bad" type="submit" name="do" value="close">
          {t('desk-bookings:places.close')}
        </button>
        <button class="btn" type="submit" name="do" value="usual">
          {t('desk-bookings:places.usual')}
        </button>
      </p>
    </form>
  );
}
