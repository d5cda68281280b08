import { emptyAnswers, setAnswer } from '../../../src/forms/answers.ts';
import { compileForm } from '../../../src/forms/compile-form.ts';
import type { Answers, Item, Json, Lang, Pointer, Problem, Reading } from '../../../src/forms/types.ts';
import { context } from '../fixtures/district.ts';
import { nasty } from '../fixtures/nasty.ts';

export const form = compileForm(nasty);

/** Answers given in this order. */
export function answersOf(values: Readonly<Record<Pointer, Json>>, from: Answers = emptyAnswers): Answers {
  return Object.entries(values).reduce((answers, [pointer, value]) => setAnswer(answers, pointer, value), from);
}

export function itemAt(answers: Answers, pointer: Pointer): Item {
  const item = form.walk(answers, context).items.find(({ question }) => question.pointer === pointer);
  if (!item) throw new Error(`${pointer} is not asked.`);
  return item;
}

/** What is open, in the order of asking. */
export function openIn(answers: Answers): readonly Pointer[] {
  return form.walk(answers, context).items.flatMap((item) => (item.state === 'open' ? [item.question.pointer] : []));
}

/** What becomes of words typed at a question. `path`: the area or day that was chosen on the way. */
export function says(answers: Answers, pointer: Pointer, text: string, path?: string, lang: Lang = 'zh-CN'): Reading {
  const item = itemAt(answers, pointer);
  return form.read(item, { kind: 'text', text }, form.walk(answers, context), context, lang, path);
}

/** The same in short: the value, `narrow:<path>`, the values that are possible, or the problem's code. */
export function shortly(reading: Reading): Json {
  if (reading.kind === 'value') return reading.value;
  if (reading.kind === 'narrow') return `narrow:${reading.path}`;
  return reading.kind === 'unsure' ? { unsure: reading.values } : { code: reading.problem.code };
}

export function judged(answers: Answers, pointer: Pointer, value: Json): readonly Problem[] {
  return form.judge(itemAt(answers, pointer), value, form.walk(answers, context), context);
}
