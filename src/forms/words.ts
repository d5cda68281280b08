import type { ProblemWords, QuestionWords } from './form.ts';
import { interpolate } from './interpolate.ts';
import { parsePlainDate, partsOf } from './plain-date.ts';
import { parentOf, patternOf } from './pointer.ts';
import { listOf, textOf, type FormTexts } from './texts.ts';
import type { FormContext, Lang, Pointer, Problem, Question, Walk } from './types.ts';
import { valueWords } from './value-words.ts';

/** Short label of a place: `女方姓名`; of a group's item, `第 1 个孩子`; of its "one more?", the group's own. */
export function labelOf(texts: FormTexts, pointer: Pointer): string {
  const at = placeOf(pointer);
  const label = itemLabel(texts, at) ?? textOf(texts.field(patternOf(at)), 'label') ?? lastName(at);
  return interpolate(label, { who: label.includes('{{who}}') ? whoOf(texts, at) : '', ...numberIn(at) });
}

/** Label inside its own section; the short label where there is none of its own. */
export function fieldOf(texts: FormTexts, pointer: Pointer): string {
  const at = placeOf(pointer);
  const field = textOf(texts.field(patternOf(at)), 'field');
  return field === undefined ? labelOf(texts, pointer) : interpolate(field, { who: whoOf(texts, at), ...numberIn(at) });
}

/** The words of a question, with names put in. */
export function questionWords(
  texts: FormTexts,
  question: Question,
  walk: Walk,
  context: FormContext,
  lang: Lang,
): QuestionWords {
  const at = placeOf(question.pointer);
  const field = texts.field(patternOf(at));
  const params = { who: whoOf(texts, at), district: context.district.name[lang], ...numberIn(at) };
  const put = (text: string) => interpolate(text, params);
  const optional = (name: 'why' | 'hint') => {
    const text = textOf(field, name);
    return text === undefined ? {} : { [name]: put(text) };
  };
  const right = listOf(field, 'right');
  return {
    ask: put(textOf(field, askName(question, walk)) ?? textOf(field, 'ask') ?? labelOf(texts, question.pointer)),
    ...optional('why'),
    ...optional('hint'),
    ...(right === undefined ? {} : { right: right.map(put) }),
  };
}

/** The service's own words for a problem, with its parameters; days are written out. */
export function ownProblemWords(texts: FormTexts, problem: Problem, lang: Lang): ProblemWords | undefined {
  const found = texts.problem(problem.code);
  const what = found && textOf(found, 'what');
  if (found === undefined || what === undefined) return undefined;
  const params = { district: valueWords[lang].district, who: whoOf(texts, problem.pointer), ...problem.params };
  const date = parsePlainDate(problem.params?.['date']);
  const put = (text: string) => interpolate(text, date ? { ...params, date: dateWords(date, lang) } : params);
  const right = listOf(found, 'right');
  return right === undefined ? { what: put(what) } : { what: put(what), right: right.map(put) };
}

/** `2026年5月20日`, `20 May 2026`; anything that is no day as it is. */
export function dateWords(text: string, lang: Lang): string {
  const date = parsePlainDate(text);
  if (!date) return text;
  const { year, month, day } = partsOf(date);
  return valueWords[lang].date(year, month, day);
}

function askName({ kind, pointer }: Question, walk: Walk): string {
  if (kind !== 'more') return 'ask';
  const item = walk.items.find(({ question }) => question.pointer === pointer);
  return Number(item?.value ?? 0) > 0 ? 'more' : 'first';
}

/** "One more?" stands for its group. */
function placeOf(pointer: Pointer): Pointer {
  return pointer.endsWith('/-') ? pointer.slice(0, -2) : pointer;
}

function itemLabel(texts: FormTexts, pointer: Pointer): string | undefined {
  return /\/\d+$/.test(pointer) ? textOf(texts.field(patternOf(parentOf(pointer))), 'item') : undefined;
}

/** The label of the nearest object or item around a place; '' where none has one. */
function whoOf(texts: FormTexts, pointer: Pointer): string {
  for (let at = parentOf(pointer); at !== ''; at = parentOf(at)) {
    const label = itemLabel(texts, at) ?? textOf(texts.field(patternOf(at)), 'label');
    if (label !== undefined) return interpolate(label, { ...numberIn(at), who: '' });
  }
  return '';
}

/** The number of the innermost item around a place, counted from 1. */
function numberIn(pointer: Pointer): { readonly n?: number } {
  const last = pointer.split('/').findLast((name) => /^\d+$/.test(name));
  return last === undefined ? {} : { n: Number(last) + 1 };
}

function lastName(pointer: Pointer): string {
  return pointer.slice(pointer.lastIndexOf('/') + 1);
}
