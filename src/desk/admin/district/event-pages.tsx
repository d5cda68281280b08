import type { JSX } from 'preact';
import { fullDayWords } from '../../../bot/day-words.ts';
import type { DistrictEvent } from '../../../cases/district-change.ts';
import { timeWords } from '../../../forms/show.ts';
import { TextField, type FieldProblem } from '../../pages/fields.tsx';
import { Icon } from '../../pages/icon.tsx';
import { Chip } from '../../pages/parts.tsx';
import type { Visit } from '../../visit.ts';
import { SettingsFrame } from '../settings-frame.tsx';
import { BothLanguages } from './both-languages.tsx';
import { LastChange } from './changed-by.tsx';
import { FormHead, SaveButton } from './form-parts.tsx';

export interface ListedEvent {
  readonly id: string;
  readonly event: DistrictEvent;
}

interface EventsProps {
  readonly visit: Visit;
  readonly events: readonly ListedEvent[];
  readonly done: boolean;
}

/** The list of events, for the staff so far. */
export function EventsPage({ visit, events, done }: EventsProps): JSX.Element {
  const { t } = visit;
  return (
    <SettingsFrame visit={visit} title={t('desk-admin:events.title')} done={done ? t('desk-admin:kept') : undefined}>
      <p class="row">
        <a class="btn main" href="/desk/settings/events/new">
          <Icon name="plus" />
          {t('desk-admin:events.add')}
        </a>
      </p>
      {events.length === 0 ? (
        <p class="card quiet">{t('desk-admin:events.none')}</p>
      ) : (
        <EventTable visit={visit} events={events} />
      )}
      <p class="quiet prose">{t('desk-admin:events.how')}</p>
    </SettingsFrame>
  );
}

function EventTable({ visit, events }: Omit<EventsProps, 'done'>): JSX.Element {
  const { t, lang, house } = visit;
  return (
    <div class="sheet scroll" tabindex={0}>
      <table class="list">
        <caption class="vh">{t('desk-admin:events.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('desk-admin:field.title')}</th>
            <th scope="col">{t('desk-admin:field.date')}</th>
            <th scope="col">{t('desk-admin:field.place')}</th>
            <th scope="col" class="n">
              {t('desk-admin:field.seats')}
            </th>
          </tr>
        </thead>
        <tbody>
          {events.map(({ id, event }) => (
            <tr key={id}>
              <th scope="row">
                <a href={`/desk/settings/events/${id}`}>{event.title[lang]}</a>
              </th>
              <td>
                {`${fullDayWords(t, event.date)} ${timeWords(event.time)}`}{' '}
                {event.date < house.today() && <Chip>{t('desk-admin:events.over')}</Chip>}
              </td>
              <td>{event.place[lang]}</td>
              <td class="n">{event.seats}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface EventProps {
  readonly visit: Visit;
  readonly event: DistrictEvent | undefined;
  readonly isNew: boolean;
  readonly seen: number;
  readonly problems: readonly FieldProblem[];
  readonly last: string | undefined;
}

/** One event, to be changed, added or taken off the list. */
export function EventPage({ visit, event, isNew, seen, problems, last }: EventProps): JSX.Element {
  const { t, lang } = visit;
  const field = (id: 'date' | 'time' | 'seats') => ({ id, label: t(`desk-admin:field.${id}`), problems });
  return (
    <SettingsFrame
      visit={visit}
      title={isNew ? t('desk-admin:events.add') : (event?.title[lang] ?? '')}
      above={[['/desk/settings/events', t('desk-admin:events.title')]]}
      problems={problems}
    >
      <form class="card stack" method="post">
        <FormHead visit={visit} seen={seen} problems={problems} />
        <BothLanguages
          visit={visit}
          name="title"
          label={t('desk-admin:field.title')}
          value={event?.title}
          problems={problems}
        />
        <TextField {...field('date')} type="date" className="day" value={event?.date} />
        <TextField {...field('time')} type="time" className="short" value={event?.time} />
        <BothLanguages
          visit={visit}
          name="place"
          label={t('desk-admin:field.place')}
          value={event?.place}
          problems={problems}
        />
        <TextField
          {...field('seats')}
          type="number"
          min="1"
          max="9999"
          inputmode="numeric"
          className="short"
          value={event === undefined ? undefined : String(event.seats)}
        />
        <SaveButton visit={visit} />
        {!isNew && (
          <p class="row">
            <button class="btn bad" type="submit" name="do" value="remove">
              {t('desk-admin:events.remove')}
            </button>
          </p>
        )}
        <LastChange words={last} />
      </form>
    </SettingsFrame>
  );
}
