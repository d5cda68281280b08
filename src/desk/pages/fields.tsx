import type { ComponentChildren, InputHTMLAttributes, JSX } from 'preact';
import type { Words } from '../../bot/types.ts';
import { Icon } from './icon.tsx';

/** What is wrong with one field of a form: the id of the control, and the sentence beside it. */
export interface FieldProblem {
  readonly field: string;
  readonly words: string;
}

/** All that is wrong with what was sent, at the top of the page, each with a link to its field. */
export function ErrorSummary({ t, problems }: { t: Words; problems: readonly FieldProblem[] }): JSX.Element | null {
  if (problems.length === 0) return null;
  return (
    <section class="errors" role="alert" aria-labelledby="errors" tabindex={-1} data-errors>
      <h2 id="errors">{t('desk:errors')}</h2>
      <ul>
        {problems.map(({ field, words }) => (
          <li key={field}>
            <a href={`#${field}`}>{words}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface FieldProps {
  /** The control's id; its name too unless another is given. */
  readonly id: string;
  readonly name?: string;
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren;
  readonly value?: string | undefined;
  readonly problems?: readonly FieldProblem[];
}

/** One line of text, or a day, a number, a password: whatever `type` says. */
export function TextField(props: FieldProps & { type?: InputType; className?: string } & Rest): JSX.Element {
  const { id, name, label, hint, value, problems, type = 'text', className = '', ...rest } = props;
  // The types tell inputs apart by a literal `type`; this one is only known when it is called.
  const attributes = {
    ...rest,
    ...described(props),
    class: `input ${className}`.trim(),
    id,
    name: name ?? id,
    type,
    value: value ?? '',
  } as InputHTMLAttributes;
  return (
    <Labelled id={id} label={label} hint={hint} problems={problems}>
      <input {...attributes} />
    </Labelled>
  );
}

/** Several lines. */
export function TextArea(props: FieldProps & { rows?: number } & Rest): JSX.Element {
  const { id, name, label, hint, value, problems, rows = 3, ...rest } = props;
  return (
    <Labelled id={id} label={label} hint={hint} problems={problems}>
      <textarea
        {...rest}
        {...described(props)}
        class="textarea"
        id={id}
        name={name ?? id}
        rows={rows}
        value={value ?? ''}
      />
    </Labelled>
  );
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** One of several. */
export function SelectField(props: FieldProps & { choices: readonly Choice[] } & Rest): JSX.Element {
  const { id, name, label, hint, value, problems, choices, ...rest } = props;
  return (
    <Labelled id={id} label={label} hint={hint} problems={problems}>
      <select {...rest} {...described(props)} class="select" id={id} name={name ?? id}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} selected={choice.value === (value ?? '')}>
            {choice.label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

type InputType = 'text' | 'date' | 'month' | 'number' | 'password' | 'search' | 'tel' | 'email' | 'time';

/** Attributes of the control that need no words of their own. */
interface Rest {
  readonly required?: boolean;
  readonly autocomplete?: string;
  readonly inputmode?: 'numeric' | 'text' | 'email' | 'tel';
  readonly maxlength?: number;
  readonly min?: string;
  readonly max?: string;
  readonly spellcheck?: boolean;
  readonly form?: string;
}

interface LabelledProps {
  readonly id: string;
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren;
  readonly problems?: readonly FieldProblem[] | undefined;
  readonly children: ComponentChildren;
}

function Labelled({ id, label, hint, problems, children }: LabelledProps): JSX.Element {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <ProblemAt id={id} problems={problems} />
      {children}
    </div>
  );
}

/** The sentence about what is wrong at a field, for controls that are not among these. */
export function ProblemAt({
  id,
  problems,
}: {
  id: string;
  problems?: readonly FieldProblem[] | undefined;
}): JSX.Element | null {
  const problem = problems?.find((one) => one.field === id);
  if (problem === undefined) return null;
  return (
    <p class="problem" id={`${id}-problem`}>
      <Icon name="warn" />
      <span>{problem.words}</span>
    </p>
  );
}

/** Ties a control to its hint and to what is wrong with it. */
function described({ id, hint, problems }: FieldProps): { 'aria-describedby'?: string; 'aria-invalid'?: 'true' } {
  const isWrong = problems?.some((one) => one.field === id) === true;
  const ids = [...(hint === undefined ? [] : [`${id}-hint`]), ...(isWrong ? [`${id}-problem`] : [])];
  return {
    ...(ids.length === 0 ? {} : { 'aria-describedby': ids.join(' ') }),
    ...(isWrong ? { 'aria-invalid': 'true' as const } : {}),
  };
}
