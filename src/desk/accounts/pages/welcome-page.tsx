import type { JSX } from 'preact';
import type { OpenLink } from '../port.ts';
import { ErrorSummary, TextField, type FieldProblem } from '../../pages/fields.tsx';
import type { Reader } from '../reader.ts';
import { Door, DoorMarks } from './door.tsx';

interface WelcomeProps {
  readonly reader: Reader;
  readonly csrf: string;
  /** The page's own address: it holds the link's token. */
  readonly path: string;
  readonly link: OpenLink;
  readonly typed?: { readonly login: string; readonly name: string };
  readonly problems: readonly FieldProblem[];
}

/** Behind a one-time link: an account gets its password, or the house its first administrator. */
export function WelcomePage({ reader, csrf, path, link, typed, problems }: WelcomeProps): JSX.Element {
  const { t } = reader;
  const isFirst = link.kind === 'first';
  return (
    <Door reader={reader} title={t(`desk-accounts:welcome.${isFirst ? 'first' : 'title'}`)} path={path}>
      <p>
        {isFirst
          ? t('desk-accounts:welcome.first-what')
          : t('desk-accounts:welcome.what', { name: link.clerk.name, login: link.clerk.login })}
      </p>
      <ErrorSummary t={t} problems={problems} />
      <form class="stack" method="post" action={path} data-leaves>
        <DoorMarks csrf={csrf} />
        {link.kind === 'first' ? (
          <FirstFields reader={reader} typed={typed} problems={problems} />
        ) : (
          <input type="hidden" name="username" value={link.clerk.login} autocomplete="username" />
        )}
        <NewPasswordFields reader={reader} problems={problems} />
        <button type="submit" class="btn main wide">
          {t('desk-accounts:welcome.button')}
        </button>
      </form>
    </Door>
  );
}

function FirstFields({ reader: { t }, typed, problems }: Omit<Shared, 'typed'> & Typed): JSX.Element {
  return (
    <>
      <TextField
        id="login"
        label={t('desk-accounts:login')}
        hint={t('desk-accounts:login-hint')}
        value={typed?.login}
        problems={problems}
        autocomplete="username"
        spellcheck={false}
        maxlength={64}
        required
      />
      <TextField
        id="name"
        label={t('desk-accounts:name')}
        hint={t('desk-accounts:name-hint')}
        value={typed?.name}
        problems={problems}
        autocomplete="name"
        maxlength={40}
        required
      />
    </>
  );
}

interface Shared {
  readonly reader: Pick<Reader, 't'>;
  readonly problems: readonly FieldProblem[];
}

interface Typed {
  readonly typed: WelcomeProps['typed'];
}

/** A new password, twice. */
export function NewPasswordFields({ reader: { t }, problems }: Shared): JSX.Element {
  return (
    <>
      <TextField
        id="new-password"
        type="password"
        label={t('desk-accounts:new-password')}
        hint={t('desk-accounts:new-password-hint')}
        problems={problems}
        autocomplete="new-password"
        maxlength={1000}
        required
      />
      <TextField
        id="again"
        type="password"
        label={t('desk-accounts:again')}
        problems={problems}
        autocomplete="new-password"
        maxlength={1000}
        required
      />
    </>
  );
}
