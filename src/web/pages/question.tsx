import type { JSX } from 'preact';
import type { QuestionMessage } from '../../bot/types.ts';
import type { Setting } from '../setting.ts';
import { Icon } from './icon.tsx';
import { Phrases } from './prose.tsx';
import { AnswerField } from './answer-field.tsx';
import { Tap, verbOf, type Stamp } from './tap.tsx';

export interface QuestionProps {
  readonly setting: Setting;
  readonly question: QuestionMessage;
  readonly stamp: Stamp;
  /** What was typed last, when it could not be taken: it is given back to be mended. */
  readonly typed?: string;
}

/** The one thing that wants an answer now. */
export function QuestionCard({ setting, question, stamp, typed }: QuestionProps): JSX.Element {
  const { t } = setting;
  return (
    <section class="ask" aria-labelledby="q">
      <div>
        <ItemLine setting={setting} question={question} />
        <h2 id="q" tabIndex={-1}>
          <Phrases text={question.ask} />
        </h2>
        {question.hint !== undefined && (
          <p class="hint" id="q-hint">
            {question.hint}
          </p>
        )}
      </div>
      {question.sensitive && <Why setting={setting} question={question} open />}
      {question.problem !== undefined && <ProblemNote setting={setting} problem={question.problem} />}
      {question.current !== undefined && (
        <p class="current">
          {t('web:question.current')}
          <b>{question.current}</b>
        </p>
      )}
      <Options question={question} />
      <AnswerField setting={setting} question={question} stamp={stamp} {...(typed === undefined ? {} : { typed })} />
      <Extras question={question} />
      {!question.sensitive && <Why setting={setting} question={question} open={false} />}
    </section>
  );
}

/** `第 3 项，共 12 项` and the question's label, word for word. */
export function ItemLine({ setting, question }: Pick<QuestionProps, 'setting' | 'question'>): JSX.Element {
  const { number, total, label } = question;
  return (
    <p class="item">
      {total > 0 && <span class="phrase">{setting.t('web:question.number', { number, total })}</span>}
      <b class="phrase">{label}</b>
    </p>
  );
}

function Why(props: Pick<QuestionProps, 'setting' | 'question'> & { readonly open: boolean }): JSX.Element | null {
  if (props.question.why === undefined) return null;
  return (
    <details class="why" open={props.open}>
      <summary>
        <Icon name="why" />
        {props.setting.t('web:question.why')}
      </summary>
      <p>{props.question.why}</p>
    </details>
  );
}

function ProblemNote(props: {
  readonly setting: Setting;
  readonly problem: { readonly what: string; readonly right: readonly string[] };
}): JSX.Element {
  const { what, right } = props.problem;
  return (
    <div class="note bad" id="q-problem" role="alert">
      <Icon name="warn" />
      <div>
        <b>
          <Phrases text={what} />
        </b>
        {right.length > 0 && (
          <>
            <p>{props.setting.t('web:problem.right')}</p>
            <Right lines={right} />
          </>
        )}
      </div>
    </div>
  );
}

/** Right answers, to be copied. */
export function Right({ lines }: { lines: readonly string[] }): JSX.Element {
  return (
    <ul class="right">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** Longer lists stand closer together: they are scanned, not read. */
const MANY = 10;

/** A long list shows its beginning; the rest opens in place, without script as well. */
function Options({ question }: Pick<QuestionProps, 'question'>): JSX.Element | null {
  const { options, few } = question;
  if (options.length === 0) return null;
  const many = options.length > MANY ? ' many' : options.length > 3 ? ' two' : '';
  const first = few === undefined ? options.length : few.count;
  return (
    <div role="group" aria-labelledby="q">
      <div class={`choices${many}`}>
        <Choices options={options.slice(0, first)} from={1} />
      </div>
      {few !== undefined && (
        <details class="more">
          <summary>{few.all.label}</summary>
          <div class={`choices${many}`}>
            <Choices options={options.slice(first)} from={first + 1} />
          </div>
        </details>
      )}
    </div>
  );
}

function Choices({ options, from }: { options: QuestionMessage['options']; from: number }): JSX.Element {
  return (
    <>
      {options.map((button, index) => (
        <Tap button={button} class="choice" key={index}>
          <span class="n" aria-hidden="true">
            {from + index}
          </span>
          <span>
            <b>{button.label}</b>
            {'hint' in button && <small>{button.hint}</small>}
          </span>
        </Tap>
      ))}
    </>
  );
}

/** Ways round the answer: leave it out, the same as before, that is all. */
function Extras({ question }: Pick<QuestionProps, 'question'>): JSX.Element | null {
  if (question.extras.length === 0) return null;
  return (
    <div class="row extras">
      {question.extras.map((button, index) => (
        <Tap button={button} class={verbOf(button) === 'collected' ? 'btn main' : 'btn'} key={index} />
      ))}
    </div>
  );
}
