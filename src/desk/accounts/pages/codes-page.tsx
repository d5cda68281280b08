import type { JSX } from 'preact';
import { Qr } from '../../../http/qr.tsx';
import { ErrorSummary, TextField, type FieldProblem } from '../../pages/fields.tsx';
import { Csrf, DeskLayout } from '../../pages/layout.tsx';
import { Note, PageHead } from '../../pages/parts.tsx';
import type { Visit } from '../../visit.ts';
import { OwnPassword } from './password-page.tsx';

interface Props {
  readonly visit: Visit;
  readonly problems: readonly FieldProblem[];
}

/** Scan, type the first code, done. */
export function SetCodesPage({
  visit,
  problems,
  secret,
  address,
}: Props & { secret: string; address: string }): JSX.Element {
  const { t, clerk } = visit;
  return (
    <DeskLayout visit={visit} title={t('desk-accounts:codes.set-up')}>
      <div class="stack">
        <PageHead title={t('desk-accounts:codes.set-up')} />
        <ErrorSummary t={t} problems={problems} />
        {clerk.role === 'administrator' && <Note>{t('desk-accounts:codes.required')}</Note>}
        <section class="card stack door">
          <p>{t('desk-accounts:codes.what')}</p>
          <p>{t('desk-accounts:codes.scan')}</p>
          <Qr text={address} label={t('desk-accounts:codes.qr')} />
          <p>
            {t('desk-accounts:codes.type')} <span class="code">{inFours(secret)}</span>
          </p>
          <form class="stack" method="post" action="/desk/me/codes" data-leaves>
            <Csrf visit={visit} />
            <TextField
              id="code"
              label={t('desk-accounts:codes.first')}
              problems={problems}
              autocomplete="one-time-code"
              inputmode="numeric"
              maxlength={10}
              required
            />
            <OwnPassword visit={visit} problems={problems} />
            <button type="submit" class="btn main">
              {t('desk-accounts:codes.begin')}
            </button>
          </form>
        </section>
      </div>
    </DeskLayout>
  );
}

/** Codes are set up: new recovery codes, or no codes any more. */
export function CodesPage({ visit, problems, left }: Props & { left: number }): JSX.Element {
  const { t, clerk } = visit;
  return (
    <DeskLayout visit={visit} title={t('desk-accounts:codes.title')}>
      <div class="stack">
        <PageHead title={t('desk-accounts:codes.title')} />
        <ErrorSummary t={t} problems={problems} />
        <section class="card stack door" aria-labelledby="recovery">
          <h2 id="recovery">{t('desk-accounts:codes.recovery')}</h2>
          <p>{t('desk-accounts:codes.left', { count: left })}</p>
          <form class="stack" method="post" action="/desk/me/codes/recovery" data-leaves>
            <Csrf visit={visit} />
            <OwnPassword visit={visit} problems={problems} />
            <button type="submit" class="btn">
              {t('desk-accounts:codes.renew')}
            </button>
          </form>
        </section>
        {clerk.role !== 'administrator' && (
          <section class="card stack door" aria-labelledby="end">
            <h2 id="end">{t('desk-accounts:codes.end')}</h2>
            <p>{t('desk-accounts:codes.end-what')}</p>
            <form class="stack" method="post" action="/desk/me/codes/end" data-leaves>
              <Csrf visit={visit} />
              <OwnPassword visit={visit} problems={[]} id="end-password" />
              <button type="submit" class="btn bad">
                {t('desk-accounts:codes.end')}
              </button>
            </form>
          </section>
        )}
      </div>
    </DeskLayout>
  );
}

/** Shown once. */
export function RecoveryPage({ visit, codes }: { visit: Visit; codes: readonly string[] }): JSX.Element {
  const { t } = visit;
  return (
    <DeskLayout visit={visit} title={t('desk-accounts:codes.recovery')}>
      <div class="stack">
        <PageHead title={t('desk-accounts:codes.recovery')} />
        <Note tone="go" role="status">
          {t('desk-accounts:codes.done')}
        </Note>
        <section class="card stack door">
          <p>{t('desk-accounts:codes.recovery-what')}</p>
          <ul class="recovery">
            {codes.map((code) => (
              <li key={code}>
                <code class="code">{inFours(code)}</code>
              </li>
            ))}
          </ul>
          <p>
            <a class="btn main" href="/desk">
              {t('desk-accounts:codes.kept')}
            </a>
          </p>
        </section>
      </div>
    </DeskLayout>
  );
}

/** Long signs are copied four at a time. */
function inFours(text: string): string {
  return text.replace(/.{4}(?=.)/g, '$& ');
}
