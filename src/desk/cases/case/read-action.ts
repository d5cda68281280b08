import { ACTION_TYPES, type Action, type ActionType, type ActProblem } from '../../../cases/action.ts';
import type { DeliveryWay, Verification } from '../../../cases/types.ts';
import type { PlainDate } from '../../../forms/types.ts';
import type { Words } from '../../../bot/types.ts';
import type { FieldProblem } from '../../pages/fields.tsx';
import type { Posted } from '../posted.ts';

/** Undefined for what is no action of ours. */
export function readActionType(text: string): ActionType | undefined {
  return ACTION_TYPES.find((type) => type === text);
}

/**
 * The action that a form stands for, as it was filled in: the rules judge days and choices, so texts pass as they are.
 * @param official words in the language of the file: a standard opinion is part of it, whoever clicks.
 */
export function readAction(type: ActionType, posted: Posted, official: Words): Action {
  const text = (name: string): string => posted.text(name);
  const day = (name: string): PlainDate => text(name).trim() as PlainDate;
  switch (type) {
    case 'take':
    case 'ready':
    case 'remind':
      return { type };
    case 'assign':
      return { type, clerk: text('clerk') };
    case 'tick':
      return { type, materials: posted.texts('materials') };
    case 'note':
      return { type, text: text('text') };
    case 'accept':
      return { type, ...(day('materialsDue') === '' ? {} : { materialsDue: day('materialsDue') }) };
    case 'refuse':
    case 'send-back':
    case 'reject':
      return { type, reason: text('reason') };
    case 'ask-correction':
      return {
        type,
        items: posted.texts('item').map((at) => ({ at, sentence: text(`sentence ${at}`) })),
        until: day('until'),
      };
    case 'verify':
      return { type, way: text('way') as Verification['way'], on: day('on'), found: text('found') };
    case 'pass-on':
      return { type, opinion: opinionOf(posted, official) };
    case 'approve':
      return {
        type,
        ...(text('certificate').trim() === '' ? {} : { certificate: text('certificate') }),
        ...(day('validUntil') === '' ? {} : { validUntil: day('validUntil') }),
      };
    case 'deliver':
      return { type, way: text('way') as DeliveryWay };
    case 'hand-over':
      return { type, office: text('office'), reason: text('reason') };
    case 'ask-extension':
      return { type, days: Number(text('days')), reason: text('reason') };
    case 'answer-extension':
      return { type, granted: text('granted') === 'yes' };
  }
}

export const OPINIONS = ['true', 'unfit'] as const;

/** The standard opinion that was chosen, and what was added to it. */
function opinionOf(posted: Posted, official: Words): string {
  const chosen = OPINIONS.find((one) => one === posted.text('opinion'));
  const added = posted.text('remark').trim();
  const sentences = [
    ...(chosen === undefined ? [] : [official(`desk:opinion.${chosen}`)]),
    ...(added === '' ? [] : [added]),
  ];
  return chosen === undefined ? '' : sentences.join('\n');
}

/** The id of a field of an action's form. */
export function fieldId(type: string, field: string): string {
  return `${type}-${field}`;
}

/** The id of what is written about a question in the form of corrections. */
export function sentenceId(at: string): string {
  return `sentence${at.replace(/\W/g, '-')}`;
}

/** What the rules found wrong, at the fields of the form. */
export function toFieldProblems(
  t: Words,
  type: ActionType,
  problems: readonly ActProblem[],
  posted: Posted,
): readonly FieldProblem[] {
  return problems.map(({ code, field }) => ({ field: idOf(type, field, posted), words: problemWords(t, code, field) }));
}

function idOf(type: ActionType, field: string | undefined, posted: Posted): string {
  if (field === undefined) return `do-${type}`;
  const item = /^items\.(\d+)\./.exec(field)?.[1];
  const at = item === undefined ? undefined : posted.texts('item')[Number(item)];
  return at === undefined ? fieldId(type, field) : sentenceId(at);
}

/** What is missing is named; what is wrong is said in general. */
function problemWords(t: Words, code: string, field: string | undefined): string {
  if (code !== 'required' || field === undefined) return t(`desk:problem.${code}`);
  return t(`desk:required.${field.replace(/^items\.\d+\./, '')}`);
}
