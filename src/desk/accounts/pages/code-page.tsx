import type { JSX } from 'preact';
import { ErrorSummary, TextField, type FieldProblem } from '../../pages/fields.tsx';
import type { Reader } from '../reader.ts';
import { Door, DoorMarks } from './door.tsx';

interface CodeProps {
  readonly reader: Reader;
  readonly csrf: string;
  readonly problems: readonly FieldProblem[];
  readonly carried?: string | undefined;
}

/** The second step: a code of the device, or one of the recovery codes. */
export function CodePage({ reader, csrf, problems, carried }: CodeProps): JSX.Element {
  const { t } = reader;
  return (
    <Door reader={reader} title={t('desk-accounts:code.title')} path="/desk/code">
      <ErrorSummary t={t} problems={problems} />
      <form class="stack" method="post" action="/desk/code" data-leaves>
        <DoorMarks csrf={csrf} carried={carried} />
        <TextField
          id="code"
          label={t('desk-accounts:code.label')}
          hint={t('desk-accounts:code.hint')}
          problems={problems}
          autocomplete="one-time-code"
          spellcheck={false}
          maxlength={40}
          required
        />
        <button type="submit" class="btn main wide">
          {t('desk-accounts:code.button')}
        </button>
      </form>
      <p>
        <a href="/desk/sign-in">{t('desk-accounts:code.back')}</a>
      </p>
    </Door>
  );
}
