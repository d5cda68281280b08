import { fullDayWords } from '../../bot/day-words.ts';
import type { Words } from '../../bot/types.ts';
import type { Submission } from '../../cases/types.ts';
import { partsOf } from '../../forms/plain-date.ts';
import type { District, FormContext, Lang, PlainDate } from '../../forms/types.ts';
import type { PaperFrame } from '../types.ts';

/** What turns a submission into a paper besides its form. */
export interface PaperDeps {
  /** Language of the paper; `words` speaks the same. */
  readonly lang: Lang;
  readonly words: Words;
  readonly district: District;
  /** Where the house is reached, without a slash at the end: begins what the QR codes say. */
  readonly publicUrl: string;
}

/** The day on which a submission was made, where the bureau is: rules and relevance are seen as of then. */
export function contextOf(submission: Submission, { district }: PaperDeps): FormContext {
  return { today: localTime(submission.submittedAt, district.timeZone).day, district };
}

/** The day of a moment, where the bureau is. */
export function dayOf(at: number, { district }: PaperDeps): PlainDate {
  return localTime(at, district.timeZone).day;
}

/** `2026年11月23日（星期一）10:24`. */
export function momentWords(at: number, { words, district }: PaperDeps): string {
  const { day, time } = localTime(at, district.timeZone);
  return words('pdf:moment', { day: fullDayWords(words, day), time });
}

/** `11 月 30 日`, `30 November`: short, for narrow columns. */
export function monthDayWords(day: PlainDate, { words }: PaperDeps): string {
  const { month, day: date } = partsOf(day);
  return words('pdf:month-day', { month: words(`bot:months.${month}`), day: date });
}

/** What all papers have in common. */
export function headOf(
  submission: Submission,
  title: string,
  service: string,
  { lang, words, district }: PaperDeps,
): Omit<PaperFrame, 'issued'> {
  return {
    lang,
    title,
    service,
    bureau: district.bureau[lang],
    number: words('pdf:number', { reference: submission.reference }),
    reference: submission.reference,
    createdAt: submission.submittedAt,
    page: (page, pages) => words('pdf:page', { page, pages }),
    continued: words('pdf:continued'),
  };
}

function localTime(at: number, timeZone: string): { readonly day: PlainDate; readonly time: string } {
  // Swedish writes dates as ISO 8601 does: `2026-11-23 10:24`.
  const [day = '', time = ''] = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
    .format(at)
    .split(' ');
  return { day: day as PlainDate, time };
}
