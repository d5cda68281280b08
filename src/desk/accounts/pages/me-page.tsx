import type { JSX } from 'preact';
import { Csrf, DeskLayout } from '../../pages/layout.tsx';
import { Note, PageHead } from '../../pages/parts.tsx';
import type { Visit } from '../../visit.ts';

/** What was just done, as the address says. */
export const ME_NOTICES = ['password', 'sessions', 'codes-ended'] as const;

interface Session {
  readonly began: number;
  readonly used: number;
  readonly isThis: boolean;
}

interface MeProps {
  readonly visit: Visit;
  readonly sessions: readonly Session[];
  readonly recoveryLeft: number;
  readonly notice?: (typeof ME_NOTICES)[number];
}

/** One's own account. */
export function MePage({ visit, sessions, recoveryLeft, notice }: MeProps): JSX.Element {
  const { t, clerk } = visit;
  return (
    <DeskLayout visit={visit} title={t('desk-accounts:me.title')}>
      <div class="stack">
        <PageHead title={t('desk-accounts:me.title')} />
        {notice !== undefined && (
          <Note tone="go" role="status">
            {t(`desk-accounts:me.done.${notice}`)}
          </Note>
        )}
        <section class="card stack" aria-labelledby="who">
          <h2 id="who">{clerk.name}</h2>
          <Facts visit={visit} />
          <p class="hint">{t('desk-accounts:me.ask')}</p>
        </section>
        <section class="card stack" aria-labelledby="safe">
          <h2 id="safe">{t('desk-accounts:me.safe')}</h2>
          <p>
            {clerk.hasCodes ? t('desk-accounts:me.codes-on', { count: recoveryLeft }) : t('desk-accounts:me.codes-off')}
          </p>
          <p class="row">
            <a class="btn" href="/desk/me/codes">
              {t(clerk.hasCodes ? 'desk-accounts:codes.title' : 'desk-accounts:codes.set-up')}
            </a>
            <a class="btn" href="/desk/me/password">
              {t('desk-accounts:password-page.title')}
            </a>
          </p>
        </section>
        <Language visit={visit} />
        <Sessions visit={visit} sessions={sessions} />
      </div>
    </DeskLayout>
  );
}

function Facts({ visit }: { visit: Visit }): JSX.Element {
  const { t, lang, clerk, house } = visit;
  const office = house.district.offices.find(({ id }) => id === clerk.office);
  return (
    <dl class="mine">
      <div>
        <dt>{t('desk-accounts:login')}</dt>
        <dd>{clerk.login}</dd>
      </div>
      <div>
        <dt>{t('desk-accounts:me.role')}</dt>
        <dd>{t(`desk-accounts:role.${clerk.role}`)}</dd>
      </div>
      <div>
        <dt>{t('desk-accounts:me.office')}</dt>
        <dd>{office?.name[lang] ?? clerk.office}</dd>
      </div>
    </dl>
  );
}

function Language({ visit }: { visit: Visit }): JSX.Element {
  const { t, lang } = visit;
  return (
    <section class="card stack" aria-labelledby="language">
      <h2 id="language">{t('desk-accounts:me.language')}</h2>
      <form class="row" method="post" action="/desk/me/language">
        <Csrf visit={visit} />
        {LANGUAGES.map(([value, name]) => (
          <button
            key={value}
            type="submit"
            class="btn"
            name="lang"
            value={value}
            lang={value}
            aria-pressed={value === lang}
          >
            {name}
          </button>
        ))}
      </form>
    </section>
  );
}

/** Each by its own name. */
const LANGUAGES = [
  ['zh-CN', '中文'],
  ['en', 'English'],
] as const;

function Sessions({ visit, sessions }: { visit: Visit; sessions: readonly Session[] }): JSX.Element {
  const { t } = visit;
  return (
    <section class="card stack" aria-labelledby="sessions">
      <h2 id="sessions">{t('desk-accounts:me.sessions')}</h2>
      <ul class="stack">
        {sessions.map((one) => (
          <li key={one.began}>
            {t(one.isThis ? 'desk-accounts:me.session-this' : 'desk-accounts:me.session', {
              began: moment(visit, one.began),
              used: moment(visit, one.used),
            })}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <form method="post" action="/desk/me/sessions">
          <Csrf visit={visit} />
          <button type="submit" class="btn">
            {t('desk-accounts:me.end-others')}
          </button>
        </form>
      )}
    </section>
  );
}

/** Day and minute where the bureau is. */
function moment({ lang, house }: Visit, at: number): string {
  return new Intl.DateTimeFormat(lang, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: house.district.timeZone,
  }).format(at);
}
