import type { JSX } from 'preact';
import { ProblemAt, SelectField, TextArea, TextField, type Choice } from '../../pages/fields.tsx';
import type { ActionType } from '../../../cases/action.ts';
import type { FormProps } from './action-form.tsx';
import { problemsOf, typed } from './case-state.ts';
import { fieldId } from './read-action.ts';

interface FieldOf extends FormProps {
  readonly type: ActionType;
  readonly name: string;
  readonly hint?: string;
  readonly usual?: string;
}

/** What every field of an action's form is made with: its id, its words, what was typed, what is wrong. */
function fieldProps(props: FieldOf) {
  const { visit, type, name, hint, usual } = props;
  return {
    id: fieldId(type, name),
    name,
    label: visit.t(`desk:field.${type}.${name}`),
    value: typed(props, type, name, usual),
    problems: problemsOf(props, type),
    ...(hint === undefined ? {} : { hint }),
  };
}

export function WordsField(props: FieldOf): JSX.Element {
  return <TextArea {...fieldProps(props)} maxlength={500} />;
}

export function LineField(props: FieldOf): JSX.Element {
  return <TextField {...fieldProps(props)} maxlength={40} spellcheck={false} autocomplete="off" />;
}

export function DayField(props: FieldOf): JSX.Element {
  return <TextField {...fieldProps(props)} type="date" className="day" />;
}

export function NumberField(props: FieldOf): JSX.Element {
  return <TextField {...fieldProps(props)} inputmode="numeric" className="short" maxlength={2} autocomplete="off" />;
}

export function ChoiceField({ choices, ...props }: FieldOf & { choices: readonly Choice[] }): JSX.Element {
  return <SelectField {...fieldProps(props)} choices={choices} />;
}

/** A few choices that are all seen at once. */
export function RadioField({ choices, ...props }: FieldOf & { choices: readonly Choice[] }): JSX.Element {
  const { id, name, label, value, problems } = fieldProps(props);
  const isWrong = problems.some(({ field }) => field === id);
  return (
    <fieldset class="field" id={id} tabindex={-1} {...(isWrong ? { 'aria-describedby': `${id}-problem` } : {})}>
      <legend class="label">{label}</legend>
      <ProblemAt id={id} problems={problems} />
      {choices.map((choice) => (
        <label class="tick" key={choice.value}>
          <input type="radio" name={name} value={choice.value} checked={choice.value === value} autocomplete="off" />
          <span>{choice.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
