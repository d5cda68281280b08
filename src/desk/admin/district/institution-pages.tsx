import type { JSX } from 'preact';
import type { InstitutionData } from '../../../cases/district-change.ts';
import { timeWords } from '../../../forms/show.ts';
import { ProblemAt, SelectField, TextField, type FieldProblem } from '../../pages/fields.tsx';
import { Icon } from '../../pages/icon.tsx';
import type { Visit } from '../../visit.ts';
import { SettingsFrame } from '../settings-frame.tsx';
import { BothLanguages } from './both-languages.tsx';
import { LastChange } from './changed-by.tsx';
import { FormHead, SaveButton } from './form-parts.tsx';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const KINDS = ['hospital', 'station'] as const;

/** Every institution with its times. */
export function InstitutionsPage({ visit, done }: { visit: Visit; done: boolean }): JSX.Element {
  const { t, lang, house } = visit;
  return (
    <SettingsFrame
      visit={visit}
      title={t('desk-admin:institutions.title')}
      done={done ? t('desk-admin:kept') : undefined}
    >
      <p class="row">
        <a class="btn main" href="/desk/settings/institutions/new">
          <Icon name="plus" />
          {t('desk-admin:institutions.add')}
        </a>
        <a class="btn" href="/desk/bookings">
          {t('desk-admin:institutions.days')}
        </a>
      </p>
      <div class="sheet">
        <table class="list">
          <caption class="vh">{t('desk-admin:institutions.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('desk-admin:field.name')}</th>
              <th scope="col">{t('desk-admin:field.times')}</th>
              <th scope="col" class="n">
                {t('desk-admin:field.capacity')}
              </th>
            </tr>
          </thead>
          <tbody>
            {house.district.institutions.map(({ id, name, phone, slots }) => (
              <tr key={id}>
                <th scope="row">
                  <a href={`/desk/settings/institutions/${id}`}>{name[lang]}</a>
                  <small>{phone}</small>
                </th>
                <td>
                  {slots.weekdays.map((day) => t(`bot:weekdays.${day}`)).join(t('bot:comma'))}
                  <small>{slots.times.map(timeWords).join(t('bot:comma'))}</small>
                </td>
                <td class="n">{slots.capacity}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </SettingsFrame>
  );
}

interface InstitutionProps {
  readonly visit: Visit;
  readonly institution: InstitutionData | undefined;
  readonly isNew: boolean;
  readonly seen: number;
  readonly problems: readonly FieldProblem[];
  readonly last: string | undefined;
}

/** One institution, to be changed or added. */
export function InstitutionPage(props: InstitutionProps): JSX.Element {
  const { visit, institution, isNew, seen, problems, last } = props;
  const { t, lang } = visit;
  const title = isNew ? t('desk-admin:institutions.add') : (institution?.name[lang] ?? '');
  const both = (part: 'name' | 'address') => (
    <BothLanguages
      visit={visit}
      name={part}
      label={t(`desk-admin:field.${part}`)}
      value={institution?.[part]}
      problems={problems}
    />
  );
  return (
    <SettingsFrame
      visit={visit}
      title={title}
      above={[['/desk/settings/institutions', t('desk-admin:institutions.title')]]}
      problems={problems}
    >
      <form class="card stack" method="post">
        <FormHead visit={visit} seen={seen} problems={problems} />
        {isNew && (
          <TextField
            id="id"
            label={t('desk-admin:field.id')}
            hint={t('desk-admin:field.id-hint')}
            value={institution?.id}
            problems={problems}
            maxlength={24}
            spellcheck={false}
          />
        )}
        {both('name')}
        <SelectField
          id="kind"
          label={t('desk-admin:field.kind')}
          value={institution?.kind ?? 'hospital'}
          problems={problems}
          choices={KINDS.map((kind) => ({ value: kind, label: t(`desk-bookings:kind.${kind}`) }))}
        />
        {both('address')}
        <TextField
          id="phone"
          className="short"
          label={t('desk-admin:field.phone')}
          value={institution?.phone}
          problems={problems}
          inputmode="tel"
        />
        <Weekdays {...props} />
        <TextField
          id="slots.times"
          label={t('desk-admin:field.times')}
          hint={t('desk-admin:field.times-hint')}
          value={institution?.slots.times.map(timeWords).join(' ')}
          problems={problems}
        />
        <TextField
          id="slots.capacity"
          className="short"
          type="number"
          min="1"
          max="999"
          inputmode="numeric"
          label={t('desk-admin:field.capacity')}
          hint={t('desk-admin:field.capacity-hint')}
          value={institution === undefined ? undefined : String(institution.slots.capacity)}
          problems={problems}
        />
        <p class="prose quiet">{t('desk-admin:institutions.kept')}</p>
        <SaveButton visit={visit} />
        <LastChange words={last} />
      </form>
    </SettingsFrame>
  );
}

function Weekdays({ visit: { t }, institution, problems }: InstitutionProps): JSX.Element {
  return (
    <fieldset class="field" id="slots.weekdays">
      <legend>{t('desk-admin:field.weekdays')}</legend>
      <p class="hint">{t('desk-admin:field.weekdays-hint')}</p>
      <ProblemAt id="slots.weekdays" problems={problems} />
      <div class="row">
        {WEEKDAYS.map((day) => (
          <label key={day} class="tick">
            <input
              type="checkbox"
              name="weekday"
              value={day}
              checked={institution?.slots.weekdays.includes(day) ?? false}
            />
            <span>{t(`bot:weekdays.${day}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
