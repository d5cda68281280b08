import { idTail, phoneTail } from '../../../cases/mask.ts';
import type { Submission } from '../../../cases/types.ts';
import type { Form } from '../../../forms/form.ts';
import type { FormContext, Item, Lang, Pointer } from '../../../forms/types.ts';

/** What of an answer is hidden until somebody asks for it, with a reason. */
type Secret = 'number' | 'phone' | 'address';

export interface AnswerRow {
  readonly at: Pointer;
  readonly label: string;
  /** In full; absent where the question was left out. */
  readonly value?: string;
  /** Hidden: what kind of thing it is, and what of it may stand there. */
  readonly secret?: { readonly kind: Secret; readonly tail: string };
}

/** The answers of a section, or of one member of a repeated group in it. */
export interface AnswerBlock {
  readonly key: string;
  readonly title: string;
  readonly rows: readonly AnswerRow[];
}

/** A material: its question, and the files that answer it. */
interface MaterialView {
  readonly at: Pointer;
  readonly label: string;
  /** Ids of the files. */
  readonly files: readonly string[];
}

export interface AnswersView {
  readonly blocks: readonly AnswerBlock[];
  /** Every question that is answered with files, whether it is or not. */
  readonly materials: readonly MaterialView[];
}

/** A case's answers as its own form version lays them out: by section, repeated groups member by member. */
export function viewAnswers(submission: Submission, form: Form, context: FormContext, lang: Lang): AnswersView {
  const { items } = form.walk(form.flatten(submission.answers), context);
  const row = (item: Item): AnswerRow => rowOf(form, item, context, lang);
  const blocks = form.service.sections.flatMap(({ id }) => {
    const own = items.filter(({ question }) => question.section === id && isAnswer(question.kind));
    const title = form.texts(lang).sections[id] ?? id;
    return blocksOf(own).map(({ member, items: run }, i) => ({
      key: `${id}-${i}`,
      title: member === undefined ? title : form.label(member, lang),
      rows: run.map(row),
    }));
  });
  const files = items.filter(({ question }) => question.kind === 'files');
  return { blocks, materials: files.map((item) => materialOf(form, item, lang)) };
}

/** Files stand among the materials; "one more?" is no answer of its own. */
function isAnswer(kind: string): boolean {
  return kind !== 'files' && kind !== 'more';
}

/** Neighbours that belong to the same member of a group, or to none. */
function blocksOf(items: readonly Item[]): readonly { readonly member: Pointer | undefined; readonly items: Item[] }[] {
  const blocks: { member: Pointer | undefined; items: Item[] }[] = [];
  for (const item of items) {
    const member = memberOf(item);
    const last = blocks.at(-1);
    if (last?.member === member && last !== undefined) last.items.push(item);
    else blocks.push({ member, items: [item] });
  }
  return blocks;
}

/** `/children/0` for `/children/0/name`; undefined outside repeated groups. */
function memberOf({ question }: Item): Pointer | undefined {
  const star = question.pattern.indexOf('/*/');
  if (star < 0) return undefined;
  const group = question.pattern.slice(0, star);
  return `${group}/${question.pointer.slice(group.length + 1).split('/')[0] ?? ''}`;
}

function rowOf(form: Form, item: Item, context: FormContext, lang: Lang): AnswerRow {
  const { question, value } = item;
  const row = { at: question.pointer, label: form.field(question.pointer, lang) };
  if (value === undefined) return row;
  const shown = form.show(question, value, context, lang);
  const secret = typeof value === 'string' ? secretOf(item, value) : undefined;
  return { ...row, value: shown, ...(secret === undefined ? {} : { secret }) };
}

/** Numbers of papers and telephones, and addresses. The names are those of the block that services share for a person. */
function secretOf({ question }: Item, value: string): AnswerRow['secret'] {
  const { kind, pattern, sensitive } = question;
  if (kind === 'mobile') return { kind: 'phone', tail: phoneTail(value) };
  if (
    kind === 'resident-id' ||
    /\/(?:idNumber|birthCertificateNumber)$/.test(pattern) ||
    (kind === 'text' && sensitive)
  )
    return { kind: 'number', tail: idTail(value) };
  return pattern.endsWith('/address') ? { kind: 'address', tail: '' } : undefined;
}

function materialOf(form: Form, { question, value }: Item, lang: Lang): MaterialView {
  const files = Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [];
  return { at: question.pointer, label: form.field(question.pointer, lang), files };
}
