import type { JSX } from 'preact';
import type { Words } from '../../../bot/types.ts';
import { ErrorSummary, TextField, type FieldProblem } from '../../pages/fields.tsx';
import { Note } from '../../pages/parts.tsx';
import type { Reader } from '../reader.ts';
import { Door, DoorMarks } from './door.tsx';

/** Why the sign-in did not go through. */
export type SignInFault =
  | { readonly code: 'wrong' | 'old-page' | 'code-late' | 'oidc-failed' | 'oidc-unknown' | 'too-many' }
  /** Milliseconds. */
  | { readonly code: 'wait'; readonly wait: number };

interface SignInProps {
  readonly reader: Reader;
  readonly csrf: string;
  readonly hasOidc: boolean;
  readonly ended?: boolean;
  readonly fault?: SignInFault;
  readonly login?: string;
  readonly carried?: string;
}

export function SignInPage({ reader, csrf, hasOidc, ended, fault, login, carried }: SignInProps): JSX.Element {
  const { t } = reader;
  const problems = problemsOf(t, fault);
  return (
    <Door reader={reader} title={t('desk-accounts:sign-in.title')} path="/desk/sign-in">
      <ErrorSummary t={t} problems={problems} />
      {ended === true && <Note role="status">{t(endedKey(carried))}</Note>}
      {fault !== undefined && problems.length === 0 && (
        <Note tone="bad" role="alert">
          {t(`desk-accounts:sign-in.fault.${fault.code}`)}
        </Note>
      )}
      <form class="stack" method="post" action="/desk/sign-in" data-leaves>
        <DoorMarks csrf={csrf} carried={carried} />
        <TextField
          id="login"
          label={t('desk-accounts:login')}
          value={login}
          problems={problems}
          autocomplete="username"
          spellcheck={false}
          maxlength={200}
          required
        />
        <TextField
          id="password"
          type="password"
          label={t('desk-accounts:password')}
          autocomplete="current-password"
          maxlength={1000}
          required
        />
        <button type="submit" class="btn main wide">
          {t('desk-accounts:sign-in.button')}
        </button>
      </form>
      {hasOidc && (
        <a class="btn wide" href="/desk/oidc">
          {t('desk-accounts:sign-in.oidc')}
        </a>
      )}
      <p class="hint">{t('desk-accounts:sign-in.lost')}</p>
    </Door>
  );
}

function endedKey(carried: string | undefined): string {
  return carried === undefined ? 'desk-accounts:sign-in.ended' : 'desk-accounts:sign-in.ended-kept';
}

/** Never at one of the fields alone: that would say which of them was right. */
function problemsOf(t: Words, fault: SignInFault | undefined): readonly FieldProblem[] {
  if (fault?.code === 'wrong') return [{ field: 'login', words: t('desk-accounts:sign-in.fault.wrong') }];
  if (fault?.code === 'wait') return [{ field: 'login', words: waitWords(t, fault.wait) }];
  return [];
}

/** `再过 2 分钟再试` */
export function waitWords(t: Words, wait: number): string {
  return t('desk-accounts:wait', { count: Math.max(1, Math.ceil(wait / 60_000)) });
}
