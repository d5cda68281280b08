import { fullDayWords } from '../../bot/day-words.ts';
import type { Submission } from '../../cases/types.ts';
import type { Form } from '../../forms/form.ts';
import type { PlainDate } from '../../forms/types.ts';
import type { ReceiptPaper } from '../types.ts';
import { receiptSections, type Answered } from './answer-rows.ts';
import { materialLines, missingNote } from './material-lines.ts';
import { contextOf, headOf, type PaperDeps } from './paper-deps.ts';
import { receivedBy, statusUrl } from './paper-foot.ts';

export interface ReceiptDeps extends PaperDeps {
  /** For the resident who asked for large text. */
  readonly large?: boolean;
}

/** The words of a receipt for a submission, under the form that it was made with. */
export function receiptPaper(submission: Submission, form: Form, deps: ReceiptDeps): ReceiptPaper {
  const { lang, words } = deps;
  const context = contextOf(submission, deps);
  const answered: Answered = { form, context, deps, walk: form.walk(form.flatten(submission.answers), context) };
  const texts = form.texts(lang);
  const title = words('pdf:receipt.title');
  return {
    ...headOf(submission, title, texts.title, deps),
    issued: words('pdf:issued', { title }),
    sections: receiptSections(answered),
    materialsTitle: words('pdf:materials.title'),
    materials: materialLines(answered, submission),
    promise: promiseOf(answered, submission),
    notices: submission.notices.flatMap((code) => texts.notices[code] ?? []),
    ...(texts.advice.length > 0 ? { advice: { title: words('pdf:receipt.advice'), lines: texts.advice } } : {}),
    foot: receivedBy(submission, deps),
    url: statusUrl(submission, deps.publicUrl),
    scan: words('pdf:receipt.scan'),
    seal: words('pdf:receipt.seal'),
    ...(deps.large ? { large: true } : {}),
  };
}

/** `受理回执 FC-26K7-XQ4M.pdf`. */
export function receiptFileName({ reference }: Submission, { words }: Pick<PaperDeps, 'words'>): string {
  return words('pdf:receipt.file', { reference });
}

function promiseOf(answered: Answered, submission: Submission): ReceiptPaper['promise'] {
  const { words } = answered.deps;
  const missing = missingNote(answered, submission);
  const appointment = appointmentOf(answered, submission);
  if (appointment) return { ...appointment, note: [appointment.note, missing ?? ''].join('\n').trim() };
  const provisional = submission.dueProvisional ? words('pdf:promise.provisional') : '';
  const value = fullDayWords(words, submission.due) + provisional;
  return { label: words('pdf:promise.due'), value, ...(missing === undefined ? {} : { note: missing }) };
}

/** For what is booked, the booked time takes the place of the promise. A slot's id ends in `@2026-12-01T08:30`. */
function appointmentOf({ deps }: Answered, { booking }: Submission): Required<ReceiptPaper['promise']> | undefined {
  const [day, time] = booking?.slot.split('@').at(-1)?.split('T') ?? [];
  const institution = deps.district.institutions.find(({ id }) => id === booking?.institution);
  if (day === undefined || time === undefined || !institution) return undefined;
  const place = `${institution.name[deps.lang]} ${institution.address[deps.lang]} ${institution.phone}`;
  return {
    label: deps.words('pdf:promise.appointment'),
    value: deps.words('pdf:moment', { day: fullDayWords(deps.words, day as PlainDate), time }),
    note: deps.words('pdf:promise.at', { place }),
  };
}
