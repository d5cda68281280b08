import type { ComponentChildren, JSX } from 'preact';
import type { QuestionMessage } from '../../bot/types.ts';
import type { Setting } from '../setting.ts';
import { FileList } from './files.tsx';
import { StampFields, type Stamp } from './tap.tsx';

interface FieldProps {
  readonly setting: Setting;
  readonly question: QuestionMessage;
  readonly stamp: Stamp;
  readonly typed?: string;
}

/** File kinds that are taken; the server looks into the file itself and does not trust the name. */
export const ACCEPTED = 'image/jpeg,image/png,image/webp,image/heic,.heic,application/pdf';

/** Where the answer is given, by kind of question. Choices have none: they are tapped, or typed into the dock. */
export function AnswerField(props: FieldProps): JSX.Element | null {
  switch (props.question.input) {
    case 'choice':
      return null;
    case 'date':
      return <DayField {...props} parts={['y', 'm', 'd']} />;
    case 'month':
      return <DayField {...props} parts={['y', 'm']} />;
    case 'files':
      return <UploadField {...props} />;
    default:
      return <TextField {...props} />;
  }
}

/** True when the card has a box for words of its own, so that the dock needs none. */
export function hasTextBox(question: QuestionMessage): boolean {
  return ['text', 'long-text', 'number', 'mobile', 'id'].includes(question.input);
}

function describedBy(question: QuestionMessage): { 'aria-describedby'?: string } {
  const ids = [question.hint === undefined ? '' : 'q-hint', question.problem === undefined ? '' : 'q-problem'];
  const said = ids.filter((id) => id !== '').join(' ');
  return said === '' ? {} : { 'aria-describedby': said };
}

const LENGTHS = { y: 4, m: 2, d: 2 } as const;

/** Boxes for year, month and day: no calendar to scroll through. */
function DayField(props: FieldProps & { readonly parts: readonly ('y' | 'm' | 'd')[] }): JSX.Element {
  const { setting, question, parts, typed } = props;
  const given = splitDay(typed, parts.length);
  return (
    <AnswerForm {...props}>
      <fieldset class={`date${parts.length === 2 ? ' month' : ''}`} {...describedBy(question)}>
        <legend class="vh">{question.label}</legend>
        {parts.map((part, index) => (
          <div class="field" key={part}>
            <label for={`a-${part}`}>{setting.t(`web:date.${part}`)}</label>
            <input
              type="text"
              class="input"
              id={`a-${part}`}
              name={part}
              inputMode="numeric"
              maxLength={LENGTHS[part]}
              autocomplete="off"
              value={given[index] ?? ''}
              {...(wrongPart(question, given, parts, index)
                ? { 'aria-invalid': 'true', 'aria-describedby': 'q-problem' }
                : {})}
            />
          </div>
        ))}
      </fieldset>
    </AnswerForm>
  );
}

/** The parts of a typed day that fit the boxes; nothing of a text that is written in another way. */
function splitDay(typed: string | undefined, count: number): readonly (string | undefined)[] {
  const found = /^(\d{0,4})-(\d{0,2})(?:-(\d{0,2}))?$/.exec(typed ?? '');
  return found === null ? [] : found.slice(1, count + 1);
}

/** Only the box that is wrong is red; if none is plainly wrong by itself, all are. */
function wrongPart(
  question: QuestionMessage,
  given: readonly (string | undefined)[],
  parts: readonly ('y' | 'm' | 'd')[],
  index: number,
): boolean {
  if (question.problem === undefined) return false;
  const bad = parts.map((part, at) => outOfRange(part, given[at] ?? ''));
  return bad.some(Boolean) ? bad[index] === true : true;
}

function outOfRange(part: 'y' | 'm' | 'd', text: string): boolean {
  const number = Number(text);
  if (text === '') return true;
  if (part === 'y') return text.length !== 4 && text.length !== 2;
  return number < 1 || number > (part === 'm' ? 12 : 31);
}

const TEXT_INPUTS = {
  text: {},
  number: { inputMode: 'numeric' },
  mobile: { type: 'tel', inputMode: 'tel', autocomplete: 'tel' },
  id: { autocapitalize: 'characters', spellcheck: false },
} as const;

function TextField(props: FieldProps): JSX.Element {
  const { question, typed } = props;
  const value = question.problem === undefined ? '' : (typed ?? '');
  const shared = {
    id: 'a',
    name: 'text',
    required: true,
    autocomplete: 'off',
    ...describedBy(question),
    ...(question.problem === undefined ? {} : { 'aria-invalid': 'true' as const }),
  };
  const { input } = question;
  return (
    <AnswerForm {...props}>
      <div class="field">
        <label for="a">{question.label}</label>
        {input === 'long-text' ? (
          <textarea class="textarea" rows={5} {...shared} value={value} />
        ) : (
          <input
            type="text"
            class="input"
            {...shared}
            {...(input in TEXT_INPUTS ? TEXT_INPUTS[input as keyof typeof TEXT_INPUTS] : {})}
            value={value}
          />
        )}
      </div>
    </AnswerForm>
  );
}

function UploadField(props: FieldProps): JSX.Element {
  const { setting, question, stamp } = props;
  const { t } = setting;
  const sent = question.files ?? [];
  return (
    <>
      {sent.length > 0 && <FileList setting={setting} files={sent} />}
      <form class="upload" method="post" action="/chat" encType="multipart/form-data">
        <StampFields stamp={stamp} />
        <div class="field">
          <label for="a">{t(sent.length > 0 ? 'web:upload.more' : 'web:upload.label')}</label>
          <input
            type="file"
            class="input"
            id="a"
            name="file"
            multiple
            required
            accept={ACCEPTED}
            aria-describedby={['a-hint', describedBy(question)['aria-describedby'] ?? ''].join(' ').trim()}
          />
          <p class="hint" id="a-hint">
            {t('web:upload.hint')}
          </p>
        </div>
        <button type="submit" class={sent.length > 0 ? 'btn wide' : 'btn main wide'}>
          {t('web:upload.send')}
        </button>
      </form>
    </>
  );
}

function AnswerForm(props: FieldProps & { readonly children: ComponentChildren }): JSX.Element {
  return (
    <form class="answer" method="post" action="/chat">
      <StampFields stamp={props.stamp} />
      {props.children}
      <button type="submit" class="btn main wide">
        {props.setting.t('web:question.next')}
      </button>
    </form>
  );
}
