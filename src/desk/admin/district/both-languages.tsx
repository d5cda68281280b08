import type { Request } from 'express';
import type { JSX } from 'preact';
import { LANGS, type Lang } from '../../../forms/types.ts';
import { field } from '../../accounts/forms.ts';
import { TextField, type FieldProblem } from '../../pages/fields.tsx';
import type { Visit } from '../../visit.ts';

interface BothProps {
  readonly visit: Visit;
  /** `name`: the fields are `name.zh-CN` and `name.en`. */
  readonly name: string;
  readonly label: string;
  readonly value?: Readonly<Record<Lang, string>> | undefined;
  readonly problems: readonly FieldProblem[];
}

/** A text in both languages: nobody is left with a page half translated. */
export function BothLanguages({ visit: { t }, name, label, value, problems }: BothProps): JSX.Element {
  return (
    <div class="both">
      {LANGS.map((lang) => (
        <TextField
          key={lang}
          id={`${name}.${lang}`}
          label={t(`desk-admin:in.${lang}`, { label })}
          value={value?.[lang]}
          problems={problems}
          maxlength={200}
        />
      ))}
    </div>
  );
}

/** What was typed in both languages. */
export function typedBoth(request: Request, name: string): Readonly<Record<Lang, string>> {
  return { 'zh-CN': field(request, `${name}.zh-CN`).trim(), en: field(request, `${name}.en`).trim() };
}
