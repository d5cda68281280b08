import { closeGroup, emptyAnswers, openGroupItem, setAnswer, skipAnswer } from '../../../src/forms/answers.ts';
import type { Form } from '../../../src/forms/form.ts';
import type { Answers, FormContext, Item, Walk } from '../../../src/forms/types.ts';
import type { Chance } from './chance.ts';
import { acceptableValue } from './random-value.ts';

/** How an application that was filled in at random ended. */
export interface Filled {
  readonly answers: Answers;
  readonly walk: Walk;
  /** The question that no acceptable value was found for. */
  readonly stuck?: Item;
  readonly steps: number;
}

export interface FillOptions {
  /** What is answered already. */
  readonly from?: Answers;
  /** Answers any open question, not always the first. */
  readonly anyOrder?: boolean;
  /** Looks on before each answer. */
  readonly onStep?: (walk: Walk, answers: Answers) => void;
}

/** More questions than any form asks: a form that asks on and on fails here. */
const MOST_STEPS = 400;

/**
 * Fills a form in the way a person could: answers what is open with something acceptable, leaves out some of what may be
 * left out, begins some more children. Ends when nothing is open, or at a question without an acceptable answer.
 * @throws when a form does not end.
 */
export function fillForm(form: Form, context: FormContext, chance: Chance, options: FillOptions = {}): Filled {
  let answers = options.from ?? emptyAnswers;
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const walk = form.walk(answers, context);
    options.onStep?.(walk, answers);
    const open = walk.items.filter(({ state }) => state === 'open');
    const item = options.anyOrder ? chance.pick(open) : open[0];
    if (!item) return { answers, walk, steps };
    const answered = answerItem(form, context, chance, { item, walk, answers });
    if (!answered) return { answers, walk, steps, stuck: item };
    answers = answered;
  }
  throw new Error(`${form.id} does not end.`);
}

interface Standing {
  readonly item: Item;
  readonly walk: Walk;
  readonly answers: Answers;
}

function answerItem(form: Form, context: FormContext, chance: Chance, { item, walk, answers }: Standing) {
  const { pointer, kind, required } = item.question;
  if (kind === 'more') {
    const group = pointer.slice(0, -'/-'.length);
    return chance.happens(0.4) ? openGroupItem(answers, group) : closeGroup(answers, group);
  }
  if (!required && chance.happens(0.5)) return skipAnswer(answers, pointer);
  const value = acceptableValue({ form, item, walk, context }, chance);
  if (value !== undefined) return setAnswer(answers, pointer, value);
  return required ? undefined : skipAnswer(answers, pointer);
}
