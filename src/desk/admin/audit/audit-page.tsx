import type { JSX } from 'preact';
import type { AuditPage as Page, AuditRecord } from '../../../cases/audit-view.ts';
import { SelectField, TextField } from '../../pages/fields.tsx';
import { Pages } from '../../pages/parts.tsx';
import type { Visit } from '../../visit.ts';
import { SettingsFrame } from '../settings-frame.tsx';
import { ACTOR_CHANNELS, actionWords, actorWords } from './audit-words.ts';

/** What the address asks for, as it was typed; `''`: not asked. */
export interface AuditAsked {
  readonly actor: string;
  readonly action: string;
  readonly reference: string;
  readonly from: string;
  readonly to: string;
  readonly before: number | undefined;
  readonly after: number | undefined;
}

interface AuditProps {
  readonly visit: Visit;
  readonly asked: AuditAsked;
  readonly page: Page;
  readonly actions: readonly string[];
  /** Names of colleagues by `clerk:<id>`. */
  readonly names: ReadonlyMap<string, string>;
}

/** Who saw, changed, printed and took out what. */
export function AuditPage(props: AuditProps): JSX.Element {
  const { visit, asked, page } = props;
  const { t } = visit;
  const { older, newer } = page;
  return (
    <SettingsFrame visit={visit} title={t('desk-admin:audit.title')}>
      <Filters {...props} />
      {page.records.length === 0 ? (
        <p class="card quiet">{t('desk-admin:audit.none')}</p>
      ) : (
        <div class="sheet scroll" tabindex={0}>
          <Records {...props} />
        </div>
      )}
      <Pages
        t={t}
        {...(newer === undefined ? {} : { previous: addressOf(asked, 'after', newer) })}
        {...(older === undefined ? {} : { next: addressOf(asked, 'before', older) })}
      >
        {t('desk-admin:audit.order')}
      </Pages>
      <p class="quiet prose">{t('desk-admin:audit.chain')}</p>
    </SettingsFrame>
  );
}

function Filters({ visit, asked, actions, names }: AuditProps): JSX.Element {
  const { t } = visit;
  const any = { value: '', label: t('desk-admin:audit.any') };
  const actors = [...names.keys(), ...ACTOR_CHANNELS];
  return (
    <form class="filters" method="get" role="search" aria-label={t('desk-admin:audit.filter')}>
      <SelectField
        id="actor"
        label={t('desk-admin:audit.who')}
        value={asked.actor}
        choices={[any, ...actors.map((actor) => ({ value: actor, label: actorWords(visit, actor, names) }))]}
      />
      <SelectField
        id="action"
        label={t('desk-admin:audit.did')}
        value={asked.action}
        choices={[any, ...actions.map((action) => ({ value: action, label: actionWords(visit, action) }))]}
      />
      <TextField id="reference" label={t('desk-admin:audit.reference')} value={asked.reference} maxlength={40} />
      <TextField id="from" type="date" label={t('desk-admin:audit.from')} value={asked.from} />
      <TextField id="to" type="date" label={t('desk-admin:audit.to')} value={asked.to} />
      <button type="submit" class="btn main">
        {t('desk-admin:audit.filter')}
      </button>
    </form>
  );
}

function Records({ visit, page, names }: AuditProps): JSX.Element {
  const { t, lang, house } = visit;
  const moment = new Intl.DateTimeFormat(lang, {
    timeZone: house.district.timeZone,
    dateStyle: 'medium',
    timeStyle: 'medium',
  });
  return (
    <table class="list audit">
      <caption class="vh">{t('desk-admin:audit.title')}</caption>
      <thead>
        <tr>
          <th scope="col" class="n">
            {t('desk-admin:audit.seq')}
          </th>
          <th scope="col">{t('desk-admin:audit.when')}</th>
          <th scope="col">{t('desk-admin:audit.who')}</th>
          <th scope="col">{t('desk-admin:audit.did')}</th>
          <th scope="col">{t('desk-admin:audit.reference')}</th>
          <th scope="col">{t('desk-admin:audit.detail')}</th>
        </tr>
      </thead>
      <tbody>
        {page.records.map((record) => (
          <tr key={record.seq}>
            <td class="n">{record.seq}</td>
            <td class="nowrap">
              <time datetime={new Date(record.at).toISOString()}>{moment.format(record.at)}</time>
            </td>
            <td>{actorWords(visit, record.actor, names)}</td>
            <td>{actionWords(visit, record.action)}</td>
            <td class="code">
              {record.reference && <a href={`/desk/cases/${record.reference}`}>{record.reference}</a>}
            </td>
            <td>{detailWords(record, names)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A detail that names an account is shown by the name of its owner. */
function detailWords({ detail }: AuditRecord, names: ReadonlyMap<string, string>): string {
  return detail === undefined ? '' : (names.get(detail) ?? detail);
}

function addressOf(asked: AuditAsked, turn: 'before' | 'after', seq: number): string {
  const { actor, action, reference, from, to } = asked;
  const given = Object.entries({ actor, action, reference, from, to }).filter(([, value]) => value !== '');
  return `/desk/settings/audit?${new URLSearchParams([...given, [turn, String(seq)]]).toString()}`;
}
