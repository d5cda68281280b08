import type { Status, Submission } from '../../cases/types.ts';
import type { Item } from '../../forms/types.ts';
import type { MaterialLine } from '../types.ts';
import type { Answered } from './answer-rows.ts';
import { monthDayWords } from './paper-deps.ts';

/** Taken by the desk although something was missing, and not decided yet. */
const ACCEPTED: readonly Status[] = ['accepted', 'verifying', 'reviewed'];

/** The materials that these answers call for, received or still to come; further files only where some were sent. */
export function materialLines(answered: Answered, submission: Submission): readonly MaterialLine[] {
  const { form, deps } = answered;
  return fileItems(answered).map((item) => ({
    name: form.field(item.question.pointer, deps.lang),
    received: filesOf(item).length > 0,
    note: noteOf(answered, submission, item),
  }));
}

/** `还差 1 样：户口簿（男方），11 月 30 日前补上就行。` Undefined when nothing is missing. */
export function missingNote({ form, deps }: Answered, submission: Submission): string | undefined {
  if (submission.missing.length === 0) return undefined;
  const { words, lang } = deps;
  const names = submission.missing.map((at) => form.label(at, lang)).join(words('pdf:and'));
  const params = { number: submission.missing.length, names };
  if (submission.materialsDue === undefined) return words('pdf:promise.missing-undated', params);
  const taken = ACCEPTED.includes(submission.status);
  return words(taken ? 'pdf:promise.accepted-missing' : 'pdf:promise.missing', {
    ...params,
    day: monthDayWords(submission.materialsDue, deps),
  });
}

/** Questions for files that belong on paper: the service's documents, and others that were answered. */
export function fileItems({ form, walk }: Answered): readonly Item[] {
  const documents = new Set(form.service.documents.map(({ at }) => at));
  return walk.items.filter(
    (item) => item.question.kind === 'files' && (documents.has(item.question.pointer) || filesOf(item).length > 0),
  );
}

/** The attachments' ids. */
export function filesOf({ value }: Item): readonly string[] {
  return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [];
}

function noteOf({ form, deps }: Answered, submission: Submission, item: Item): string {
  const { words } = deps;
  if (filesOf(item).length > 0) {
    const original = form.service.documents.some(({ at, original }) => at === item.question.pointer && original);
    return words(original ? 'pdf:materials.original' : 'pdf:materials.received');
  }
  return submission.materialsDue === undefined
    ? words('pdf:materials.missing-undated')
    : words('pdf:materials.missing', { day: monthDayWords(submission.materialsDue, deps) });
}
