import type { Button, QuestionMessage, Words } from '../../types.ts';
import { compose, type Line, type Styled } from './compose.ts';
import { canNumber, linkLines, numbered, rowsOf } from './keyboard.ts';
import { problemLines, type Look } from './look.ts';

/** Telegram takes a hundred buttons: there must be room for extras and moves. What is left out can be typed. */
const MOST_OPTIONS = 80;

/** A message that is longer is not read to its end. */
const READABLE = 300;

/** `🌒 第 3 项，共 12 项：谁的户口在本区`, the question in bold, why it is asked; answers, then moves in the last rows. */
export function renderQuestion(question: QuestionMessage, t: Words): Look {
  const all = isNumbered(question) ? numbered(question.options) : question.options;
  const { few } = question;
  const options = few ? all.slice(0, few.count) : all.slice(0, MOST_OPTIONS);
  const more = few ? [few.all] : [];
  return {
    ...readable(question, options, t),
    rows: [options, more, question.extras, question.moves].flatMap((part) => rowsOf(part)),
  };
}

/** All that there is to say, or, where that is too long, without the answers' hints, then without the reason. */
function readable(question: QuestionMessage, options: readonly Button[], t: Words): Styled {
  const hints = hintLines(options, t);
  const full = compose(linesOf(question, t, hints, true));
  if (full.text.length <= READABLE) return full;
  const brief = compose(linesOf(question, t, [], true));
  if (brief.text.length <= READABLE || question.sensitive) return brief;
  return compose(linesOf(question, t, [], false));
}

/** `4 都不在：我们告诉您该去哪里办`: a button has no room for what an answer means. */
function hintLines(options: readonly Button[], t: Words): string[] {
  return options.flatMap((option) => ('hint' in option ? [`${option.label}${t('telegram:colon')}${option.hint}`] : []));
}

/**
 * Numbers are shown only where they can be typed. After an unclear answer only some of the options are on offer, and
 * a typed number would count all of them.
 */
function isNumbered({ input, options, problem }: QuestionMessage): boolean {
  return input === 'choice' && problem === undefined && canNumber(options);
}

function linesOf(
  question: QuestionMessage,
  t: Words,
  hints: readonly string[],
  withReason: boolean,
): (Line | undefined)[] {
  const { problem, noted, number, total, label, ask, why, hint, current, options, extras, moves, quiet } = question;
  return [
    ...(problem ? problemLines(problem, t) : []),
    noted,
    `${moonOf(number, total, quiet)}${t('telegram:question.head', { number, total, label })}`,
    { bold: ask },
    hint,
    ...hints,
    current === undefined ? undefined : t('telegram:question.current', { current }),
    problem || !withReason ? undefined : reasonLine(why, t),
    tapLine(question, t),
    ...linkLines([...options, ...extras, ...moves]),
  ];
}

/** What can be typed instead of tapping. */
function tapLine({ few, options, ...question }: QuestionMessage, t: Words): string | undefined {
  if (few) return t('telegram:question.few', { count: few.count, all: few.all.label });
  return isNumbered({ ...question, options }) ? t('telegram:question.numbers', { last: options.length }) : undefined;
}

function reasonLine(why: string | undefined, t: Words): string | undefined {
  return why === undefined ? undefined : t('telegram:question.why', { why });
}

const moons = ['🌒', '🌓', '🌔', '🌕'] as const;

/** The moon waxes as the form fills, a quarter each; none where there is nothing to be cheerful about. */
export function moonOf(number: number, total: number, quiet: boolean): string {
  if (quiet) return '';
  const quarter = Math.ceil((4 * number) / Math.max(1, total));
  return `${moons[Math.min(4, Math.max(1, quarter)) - 1] ?? ''} `;
}
