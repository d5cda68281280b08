import { closeGroup, reopenGroup, skipAnswer, unanswer } from '../forms/answers.ts';
import type { Form } from '../forms/form.ts';
import type { Answers, FormContext, Item, Json, JsonObject, Pointer } from '../forms/types.ts';
import type { CorrectionItem, Submission } from '../cases/types.ts';
import { questionFor } from './question-for.ts';
import type { Correction, Draft } from './types.ts';

/** A draft that mends a submission: its answers, with those taken out that the office wants given anew. */
export function correctionDraft(
  submission: Submission,
  items: readonly CorrectionItem[],
  {
    form,
    forms,
    id,
    now,
  }: { readonly form: Form; readonly forms: FormContext; readonly id: string; readonly now: number },
): Draft {
  const before = answersOf(form, submission.answers, forms);
  const { items: all } = form.walk(before, forms);
  const askable = all.filter(({ state }) => state !== 'derived');
  const found = items.flatMap(({ at, sentence }) => {
    const question = questionFor(all, askable, at)?.question;
    return question === undefined ? [] : [{ at: question.pointer, sentence }];
  });
  return {
    id,
    service: submission.service,
    version: submission.version,
    answers: found.reduce((answers, { at }) => asOpen(answers, at), before),
    trail: [],
    consentAt: submission.consentAt,
    updatedAt: now,
    correction: { reference: submission.reference, items: found, before },
  };
}

/** The flat answers of a submission: what is derived is left to its source, what was left out counts as skipped. */
export function answersOf(form: Form, nested: JsonObject, forms: FormContext): Answers {
  const flat = form.flatten(nested);
  return form.walk(flat, forms).items.reduce((answers, { question, state }) => {
    if (state === 'derived') return unanswer(answers, question.pointer);
    if (state !== 'open' || question.required) return answers;
    return question.kind === 'more'
      ? closeGroup(answers, groupOf(question.pointer))
      : skipAnswer(answers, question.pointer);
  }, flat);
}

function asOpen(answers: Answers, at: Pointer): Answers {
  return at.endsWith('/-') ? reopenGroup(answers, groupOf(at)) : unanswer(answers, at);
}

function groupOf(more: Pointer): Pointer {
  return more.slice(0, -'/-'.length);
}

/** Whether a mending asks this: it is to be mended, it is open or being changed, or its answer is another one now. */
export function isAskedAgain({ correction, answers, editing }: Draft, { question, state }: Item): boolean {
  if (correction === undefined) return true;
  const { pointer } = question;
  if (state === 'open' || pointer === editing || correction.items.some(({ at }) => at === pointer)) return true;
  return question.kind === 'more'
    ? !same(correction.before.groups[groupOf(pointer)], answers.groups[groupOf(pointer)])
    : !same(correction.before.values[pointer], answers.values[pointer]) ||
        !same(correction.before.skipped[pointer], answers.skipped[pointer]);
}

/** The answer that an open question had before it was to be mended. */
export function oldAnswer({ correction }: Draft, { question, state }: Item): Json | undefined {
  if (correction === undefined || state !== 'open' || question.kind === 'more') return undefined;
  return correction.before.values[question.pointer];
}

/** What the office said about a question. */
export function sentenceAbout({ correction }: Draft, pointer: Pointer): string | undefined {
  const said = correction?.items.filter(({ at }) => at === pointer).map(({ sentence }) => sentence) ?? [];
  return said.length === 0 ? undefined : said.join('\n');
}

/** The submission's answers as they are now, with what the mending changed put into them. */
export function mended({ answers, correction }: Draft, now: Answers): Answers {
  if (correction === undefined) return answers;
  const { before } = correction;
  return {
    values: merge(before.values, answers.values, now.values),
    skipped: merge(before.skipped, answers.skipped, now.skipped),
    groups: merge(before.groups, answers.groups, now.groups),
  };
}

type Part<T> = Readonly<Record<Pointer, T>>;

function merge<T>(before: Part<T>, after: Part<T>, now: Part<T>): Part<T> {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = new Set(names.filter((name) => !same(before[name], after[name])));
  const kept = Object.entries(now).filter(([name]) => !changed.has(name));
  return Object.fromEntries([...kept, ...Object.entries(after).filter(([name]) => changed.has(name))]);
}

/** The time that the submission has booked is taken by itself: for its own people it is free, even once the day is past. */
export function withOwnTime(
  free: ReadonlyMap<string, number>,
  { before }: Correction,
  slot: Pointer | undefined,
): ReadonlyMap<string, number> {
  const own = slot === undefined ? undefined : before.values[slot];
  return typeof own === 'string' ? new Map([...free, [own, Math.max(1, free.get(own) ?? 0)]]) : free;
}

/** Answers are plain JSON: what is written the same is the same. */
export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
