import type { JSX } from 'preact';
import { ErrorSummary, TextField, type FieldProblem } from '../../pages/fields.tsx';
import { Csrf, DeskLayout } from '../../pages/layout.tsx';
import { PageHead } from '../../pages/parts.tsx';
import type { Visit } from '../../visit.ts';
import { NewPasswordFields } from './welcome-page.tsx';

interface Props {
  readonly visit: Visit;
  readonly problems: readonly FieldProblem[];
}

export function PasswordPage({ visit, problems }: Props): JSX.Element {
  const { t, clerk } = visit;
  return (
    <DeskLayout visit={visit} title={t('desk-accounts:password-page.title')}>
      <div class="stack">
        <PageHead title={t('desk-accounts:password-page.title')} />
        <ErrorSummary t={t} problems={problems} />
        <section class="card stack door">
          <p>{t('desk-accounts:password-page.what')}</p>
          <form class="stack" method="post" action="/desk/me/password" data-leaves>
            <Csrf visit={visit} />
            <input type="hidden" name="username" value={clerk.login} autocomplete="username" />
            <OwnPassword visit={visit} problems={problems} />
            <NewPasswordFields reader={visit} problems={problems} />
            <button type="submit" class="btn main">
              {t('desk-accounts:password-page.button')}
            </button>
          </form>
        </section>
      </div>
    </DeskLayout>
  );
}

/** The password that the account has now; nothing where it has none. */
export function OwnPassword({ visit, problems, id = 'password' }: Props & { id?: string }): JSX.Element | null {
  const { t, clerk } = visit;
  if (!clerk.hasPassword) return null;
  return (
    <TextField
      id={id}
      name="password"
      type="password"
      label={t('desk-accounts:own-password')}
      problems={problems}
      autocomplete="current-password"
      maxlength={1000}
      required
    />
  );
}
