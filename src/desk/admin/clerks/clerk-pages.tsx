import type { JSX } from 'preact';
import type { Clerk } from '../../../cases/clerk.ts';
import { ROLES, type TypedClerk } from '../../accounts/manage.ts';
import { SelectField, TextField, type FieldProblem } from '../../pages/fields.tsx';
import { Csrf } from '../../pages/layout.tsx';
import { Chip, Note } from '../../pages/parts.tsx';
import type { Visit } from '../../visit.ts';
import { SettingsFrame } from '../settings-frame.tsx';

interface ClerksProps {
  readonly visit: Visit;
  readonly clerks: readonly Clerk[];
  readonly typed?: TypedClerk;
  readonly problems: readonly FieldProblem[];
}

/** Everybody with an account, and a form for one more. */
export function ClerksPage({ visit, clerks, typed, problems }: ClerksProps): JSX.Element {
  const { t } = visit;
  return (
    <SettingsFrame visit={visit} title={t('desk-admin:clerks.title')} problems={problems}>
      <div class="sheet scroll" tabindex={0}>
        <table class="list">
          <caption class="vh">{t('desk-admin:clerks.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('desk-accounts:name')}</th>
              <th scope="col">{t('desk-accounts:login')}</th>
              <th scope="col">{t('desk-admin:clerks.role')}</th>
              <th scope="col">{t('desk-admin:clerks.office')}</th>
              <th scope="col">{t('desk-admin:clerks.state')}</th>
            </tr>
          </thead>
          <tbody>
            {clerks.map((clerk) => (
              <tr key={clerk.id}>
                <th scope="row">
                  <a href={`/desk/settings/clerks/${clerk.id}`}>{clerk.name}</a>
                </th>
                <td>{clerk.login}</td>
                <td>{t(`desk-accounts:role.${clerk.role}`)}</td>
                <td>{officeName(visit, clerk.office)}</td>
                <td>
                  <ClerkState visit={visit} clerk={clerk} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <form class="card stack form" method="post" action="/desk/settings/clerks">
        <Csrf visit={visit} />
        <h2>{t('desk-admin:clerks.add')}</h2>
        <p class="prose quiet">{t('desk-admin:clerks.add-what')}</p>
        <TextField
          id="login"
          label={t('desk-accounts:login')}
          hint={t('desk-accounts:login-hint')}
          value={typed?.login}
          problems={problems}
          autocomplete="off"
          spellcheck={false}
          maxlength={64}
          required
        />
        <ClerkFields visit={visit} typed={typed} problems={problems} />
        <p class="row">
          <button class="btn main" type="submit">
            {t('desk-admin:clerks.add')}
          </button>
        </p>
      </form>
    </SettingsFrame>
  );
}

function ClerkState({ visit: { t }, clerk }: { visit: Visit; clerk: Clerk }): JSX.Element {
  if (clerk.disabled) return <Chip tone="bad">{t('desk-admin:clerks.disabled')}</Chip>;
  if (!clerk.hasPassword) return <Chip tone="warn">{t('desk-admin:clerks.waiting')}</Chip>;
  return <Chip tone="ok">{t(clerk.hasCodes ? 'desk-admin:clerks.with-codes' : 'desk-admin:clerks.active')}</Chip>;
}

interface FieldsProps {
  readonly visit: Visit;
  readonly typed?: Omit<TypedClerk, 'login'> | undefined;
  readonly problems: readonly FieldProblem[];
}

function ClerkFields({ visit, typed, problems }: FieldsProps): JSX.Element {
  const { t, lang, house } = visit;
  return (
    <>
      <TextField
        id="name"
        label={t('desk-accounts:name')}
        hint={t('desk-accounts:name-hint')}
        value={typed?.name}
        problems={problems}
        autocomplete="off"
        maxlength={40}
        required
      />
      <SelectField
        id="role"
        label={t('desk-admin:clerks.role')}
        hint={t('desk-admin:clerks.role-hint')}
        value={typed?.role ?? 'clerk'}
        problems={problems}
        choices={ROLES.map((role) => ({ value: role, label: t(`desk-accounts:role.${role}`) }))}
      />
      <SelectField
        id="office"
        label={t('desk-admin:clerks.office')}
        value={typed?.office}
        problems={problems}
        choices={house.district.offices.map(({ id, name }) => ({ value: id, label: name[lang] }))}
      />
      <SelectField
        id="lang"
        label={t('desk-admin:clerks.lang')}
        value={typed?.lang ?? 'zh-CN'}
        choices={[
          { value: 'zh-CN', label: '中文' },
          { value: 'en', label: 'English' },
        ]}
      />
    </>
  );
}

interface ClerkProps {
  readonly visit: Visit;
  readonly clerk: Clerk;
  readonly typed: Omit<TypedClerk, 'login'>;
  readonly problems: readonly FieldProblem[];
  readonly done: string | undefined;
}

/** One account: what it is, and what can be done with it. */
export function ClerkPage({ visit, clerk, typed, problems, done }: ClerkProps): JSX.Element {
  const { t } = visit;
  const at = `/desk/settings/clerks/${clerk.id}`;
  return (
    <SettingsFrame
      visit={visit}
      title={clerk.name}
      above={[['/desk/settings/clerks', t('desk-admin:clerks.title')]]}
      problems={problems}
      done={done}
    >
      <p class="row">
        <span class="code">{clerk.login}</span>
        <ClerkState visit={visit} clerk={clerk} />
        <a href={`/desk/settings/audit?actor=clerk:${clerk.id}`}>{t('desk-admin:clerks.audit')}</a>
      </p>
      <form class="card stack form" method="post" action={at}>
        <Csrf visit={visit} />
        <h2>{t('desk-admin:clerks.change')}</h2>
        <ClerkFields visit={visit} typed={typed} problems={problems} />
        <p class="row">
          <button class="btn main" type="submit">
            {t('desk-admin:save')}
          </button>
        </p>
      </form>
      <section class="card stack">
        <h2>{t('desk-admin:clerks.sign-in')}</h2>
        <div class="row">
          <Deed visit={visit} at={`${at}/link`} words={t('desk-admin:clerks.link')} />
          {clerk.hasCodes && <Deed visit={visit} at={`${at}/codes`} words={t('desk-admin:clerks.end-codes')} />}
          <Deed
            visit={visit}
            at={`${at}/disabled`}
            words={t(clerk.disabled ? 'desk-admin:clerks.enable' : 'desk-admin:clerks.disable')}
            value={clerk.disabled ? 'no' : 'yes'}
            bad={!clerk.disabled}
          />
        </div>
        <p class="prose quiet">{t('desk-admin:clerks.sign-in-what')}</p>
      </section>
    </SettingsFrame>
  );
}

interface DeedProps {
  readonly visit: Visit;
  readonly at: string;
  readonly words: string;
  /** Of the field `disabled`. */
  readonly value?: string;
  readonly bad?: boolean;
}

function Deed({ visit, at, words, value, bad = false }: DeedProps): JSX.Element {
  return (
    <form method="post" action={at}>
      <Csrf visit={visit} />
      {value !== undefined && <input type="hidden" name="disabled" value={value} />}
      <button class={bad ? 'btn bad' : 'btn'} type="submit">
        {words}
      </button>
    </form>
  );
}

/** The one-time link of an account, shown this once. */
export function LinkPage({ visit, clerk, link }: { visit: Visit; clerk: Clerk; link: string }): JSX.Element {
  const { t } = visit;
  return (
    <SettingsFrame
      visit={visit}
      title={t('desk-admin:clerks.link-title', { name: clerk.name })}
      above={[['/desk/settings/clerks', t('desk-admin:clerks.title')]]}
    >
      <Note tone="ok" role="status">
        <p>{t('desk-admin:clerks.link-what', { name: clerk.name })}</p>
        <p>
          <label class="vh" for="link">
            {t('desk-admin:clerks.link')}
          </label>
          <input class="input link-once" id="link" readonly value={link} />
        </p>
      </Note>
      <p>
        <a class="btn" href={`/desk/settings/clerks/${clerk.id}`}>
          {t('desk-admin:clerks.link-done')}
        </a>
      </p>
    </SettingsFrame>
  );
}

function officeName({ house, lang }: Visit, id: string): string {
  return house.district.offices.find((one) => one.id === id)?.name[lang] ?? id;
}
