import type { Words } from '../../../bot/types.ts';
import { idTail, phoneTail } from '../../../cases/mask.ts';
import type { Submission } from '../../../cases/types.ts';
import type { Form } from '../../../forms/form.ts';
import { parsePlainDate } from '../../../forms/plain-date.ts';
import type { District, FormContext, Item, Lang, Pointer } from '../../../forms/types.ts';
import { dayOf } from '../../../cases/day-of.ts';
import type { Cell } from './cell.ts';

export interface CellDeps {
  readonly t: Words;
  readonly lang: Lang;
  readonly district: District;
  /** ID numbers and telephones as they are; else by their last four. */
  readonly full: boolean;
}

/** What was answered, by its place: choices as their labels, days and numbers as such, files as how many there are. */
export function answerCells(
  submission: Submission,
  form: Form,
  deps: CellDeps,
): readonly (readonly [at: Pointer, cell: Cell])[] {
  const { district } = deps;
  const context: FormContext = { today: dayOf(submission.submittedAt, district.timeZone), district };
  return form
    .walk(form.flatten(submission.answers), context)
    .items.filter(({ question, value }) => value !== undefined && question.kind !== 'more')
    .map((item) => [item.question.pointer, cellOf(item, form, context, deps)]);
}

function cellOf({ question, value }: Item, form: Form, context: FormContext, deps: CellDeps): Cell {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.length;
  if (typeof value === 'string' && isSecret({ question }))
    return deps.full ? value : hidden(value, question.kind, deps);
  if (question.kind === 'integer' && typeof value === 'number') return value;
  const day = question.kind === 'date' ? parsePlainDate(value) : undefined;
  return day === undefined ? form.show(question, value, context, deps.lang) : { day };
}

/** ID numbers, the numbers of passports and permits that stand in the same field, and telephones. */
function isSecret({ question }: Pick<Item, 'question'>): boolean {
  return question.kind === 'resident-id' || question.kind === 'mobile' || question.pattern.endsWith('/idNumber');
}

function hidden(value: string, kind: Item['question']['kind'], { t }: CellDeps): string {
  const tail = kind === 'mobile' ? phoneTail(value) : idTail(value);
  return tail === '' ? t('desk-papers:export.hidden') : t('desk-papers:export.tail', { tail });
}
