import type { JSX } from 'preact';
import type { Area, Office } from '../../../forms/types.ts';
import { SelectField, TextField, type FieldProblem } from '../../pages/fields.tsx';
import { Icon } from '../../pages/icon.tsx';
import type { Visit } from '../../visit.ts';
import { SettingsFrame } from '../settings-frame.tsx';
import { BothLanguages } from './both-languages.tsx';
import { LastChange } from './changed-by.tsx';
import { FormHead, SaveButton } from './form-parts.tsx';

/** Every office under the one above it. */
export function OfficesPage({ visit, done }: { visit: Visit; done: boolean }): JSX.Element {
  const { t, lang, house } = visit;
  return (
    <SettingsFrame visit={visit} title={t('desk-admin:offices.title')} done={done ? t('desk-admin:kept') : undefined}>
      <p class="row">
        <a class="btn main" href="/desk/settings/offices/new">
          <Icon name="plus" />
          {t('desk-admin:offices.add')}
        </a>
      </p>
      <div class="sheet">
        <table class="list">
          <caption class="vh">{t('desk-admin:offices.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('desk-admin:field.name')}</th>
              <th scope="col">{t('desk-admin:field.level')}</th>
              <th scope="col">{t('desk-admin:field.phone')}</th>
            </tr>
          </thead>
          <tbody>
            {house.district.offices.map((office) => (
              <tr key={office.id}>
                <th scope="row">
                  <a href={`/desk/settings/offices/${office.id}`}>{office.name[lang]}</a>
                  <small>{office.address[lang]}</small>
                </th>
                <td>{t(`desk-admin:level.${office.level}`)}</td>
                <td class="nowrap">{office.phone}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </SettingsFrame>
  );
}

interface OfficeProps {
  readonly visit: Visit;
  readonly office: Office | undefined;
  readonly isNew: boolean;
  readonly seen: number;
  readonly problems: readonly FieldProblem[];
  readonly last: string | undefined;
}

const LEVELS = ['community', 'street', 'district'] as const;

/** One office, to be changed or added. */
export function OfficePage({ visit, office, isNew, seen, problems, last }: OfficeProps): JSX.Element {
  const { t, lang, house } = visit;
  const { offices, areas, name } = house.district;
  const own = offices.find(({ level }) => level === 'district')?.area;
  const title = isNew ? t('desk-admin:offices.add') : (office?.name[lang] ?? '');
  const both = (part: 'name' | 'address' | 'hours') => (
    <BothLanguages
      visit={visit}
      name={part}
      label={t(`desk-admin:field.${part}`)}
      value={office?.[part]}
      problems={problems}
    />
  );
  return (
    <SettingsFrame
      visit={visit}
      title={title}
      above={[['/desk/settings/offices', t('desk-admin:offices.title')]]}
      problems={problems}
    >
      <form class="card stack" method="post">
        <FormHead visit={visit} seen={seen} problems={problems} />
        {isNew && (
          <TextField
            id="id"
            label={t('desk-admin:field.id')}
            hint={t('desk-admin:field.id-hint')}
            value={office?.id}
            problems={problems}
            maxlength={24}
            spellcheck={false}
          />
        )}
        {both('name')}
        <SelectField
          id="level"
          label={t('desk-admin:field.level')}
          value={office?.level ?? 'community'}
          problems={problems}
          choices={LEVELS.map((level) => ({ value: level, label: t(`desk-admin:level.${level}`) }))}
        />
        <SelectField
          id="parent"
          label={t('desk-admin:field.parent')}
          value={office?.parent}
          problems={problems}
          choices={[
            { value: '', label: t('desk-admin:field.no-parent') },
            ...offices
              .filter(({ id, level }) => level !== 'community' && id !== office?.id)
              .map((one) => ({ value: one.id, label: one.name[lang] })),
          ]}
        />
        <SelectField
          id="area"
          label={t('desk-admin:field.area')}
          hint={t('desk-admin:field.area-hint')}
          value={office?.area}
          problems={problems}
          choices={[
            ...(own === undefined ? [] : [{ value: own, label: name[lang] }]),
            ...areas.flatMap((area) => areaChoices(area, lang)),
          ]}
        />
        {both('address')}
        <TextField
          id="phone"
          className="short"
          label={t('desk-admin:field.phone')}
          value={office?.phone}
          problems={problems}
          inputmode="tel"
        />
        {both('hours')}
        <SaveButton visit={visit} />
        <LastChange words={last} />
      </form>
    </SettingsFrame>
  );
}

function areaChoices({ code, name, areas = [] }: Area, lang: Visit['lang']): { value: string; label: string }[] {
  return [
    { value: code, label: name[lang] },
    ...areas.map((one) => ({ value: one.code, label: `${name[lang]} · ${one.name[lang]}` })),
  ];
}
