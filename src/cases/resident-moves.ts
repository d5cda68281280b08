import type { Form } from '../forms/form.ts';
import { getPointer } from '../forms/pointer.ts';
import type { District, JsonObject, PlainDate } from '../forms/types.ts';
import type { Acted } from './action.ts';
import { missingMaterials } from './create-submission.ts';
import { closeCase, restartClock } from './deadline.ts';
import { residentMay } from './status.ts';
import type { DeskRecord, Rating, Status, Submission } from './types.ts';
import { addWorkingDays } from './working-days.ts';

/** When a resident makes a move, and where. */
interface MoveDeps {
  /** Epoch milliseconds. */
  readonly at: number;
  /** The day in the district. */
  readonly today: PlainDate;
  readonly district: District;
}

type Asked = NonNullable<DeskRecord['correction']>;

/** Cases that can be rated: handed out, or decided with nothing to hand out. */
const RATED: readonly Status[] = ['delivered', 'refused', 'rejected'];

const forbidden: Acted = { ok: false, problems: [{ code: 'forbidden' }] };

/** Takes an application back: its clock ends, and whoever was booked is expected no more. */
export function withdraw(submission: Submission, deps: MoveDeps): Acted {
  if (!residentMay('withdraw', submission)) return forbidden;
  return moved({ ...closeCase(submission, deps), status: 'withdrawn' }, 'withdrawn', {
    at: deps.at,
    status: 'withdrawn',
    note: { key: 'cases:note.withdrawn' },
  });
}

/** What the office asked to be mended and is still waiting for; undefined otherwise. */
export function openCorrection(submission: Submission): Asked | undefined {
  const asked = submission.desk?.correction;
  return asked && asked.answeredAt === undefined && residentMay('answer-correction', submission) ? asked : undefined;
}

/**
 * Sends mended answers back to the clerk who asked, though it be late: the clock goes on, and what was ticked and has
 * changed is to be looked at again.
 * @param answers as returned by `form.check`: complete and judged.
 */
export function correct(submission: Submission, answers: JsonObject, deps: MoveDeps & { readonly form: Form }): Acted {
  const asked = openCorrection(submission);
  if (!asked || !submission.desk) return forbidden;
  const { materialsDue: _due, ...running } = restartClock(submission, deps.today, deps.district.calendar);
  const { desk: record = submission.desk } = running;
  const desk: DeskRecord = {
    ...record,
    ticked: record.ticked.filter((at) => sameAt(submission.answers, answers, at)),
    correction: { ...asked, answeredAt: deps.at },
  };
  const after: Submission = {
    ...running,
    status: 'submitted',
    answers,
    notices: deps.form.notices(answers),
    ...materials(submission, running, answers, deps),
    desk,
  };
  return moved(after, 'corrected', { at: deps.at, status: 'submitted', note: { key: 'cases:note.corrected' } });
}

type Materials = Pick<Submission, 'missing' | 'materialsDue' | 'due' | 'dueProvisional'>;

/** What is missing now, and by when; nothing is promised for a day before the last one on which it may come. */
function materials(
  before: Submission,
  { due, dueProvisional }: Pick<Submission, 'due' | 'dueProvisional'>,
  answers: JsonObject,
  { form, today, district }: MoveDeps & { readonly form: Form },
): Materials {
  // Paper that was brought to the counter is ticked without a file.
  const brought = before.desk?.ticked.filter((at) => sameAt(before.answers, answers, at)) ?? [];
  const missing = missingMaterials(form, answers, today, district).filter((at) => !brought.includes(at));
  if (missing.length === 0) return { missing, due, dueProvisional };
  const given = addWorkingDays(today, form.service.materialsDays, district.calendar);
  const late = before.materialsDue === undefined || before.materialsDue < given.date;
  const materialsDue = late ? given.date : before.materialsDue;
  return {
    missing,
    materialsDue,
    due: due < materialsDue ? materialsDue : due,
    dueProvisional: dueProvisional || (late && given.provisional),
  };
}

/** Whether a finished case may be rated by the resident: once, by five levels. */
export function mayRate({ status, rating }: Submission): boolean {
  return rating === undefined && RATED.includes(status);
}

/** Rates a finished case, once. 1 and 2 lie before the supervisor by themselves: the queue shows them. */
export function rate(submission: Submission, score: Rating['score'], at: number, comment?: string): Acted {
  if (!mayRate(submission)) return forbidden;
  const said = clean(comment);
  return moved({ ...submission, rating: { score, at, ...(said === '' ? {} : { comment: said }) } }, 'rated');
}

/** Whether a comment may still be put to the rating. */
export function mayComment({ rating }: Submission): boolean {
  return rating !== undefined && rating.comment === undefined;
}

/** Puts the resident's words to a rating that was given without, once. */
export function commentOn(submission: Submission, comment: string): Acted {
  const { rating } = submission;
  const said = clean(comment);
  if (rating === undefined || !mayComment(submission) || said === '') return forbidden;
  return moved({ ...submission, rating: { ...rating, comment: said } }, 'rating-comment');
}

/** Longer words are cut: it is one remark about one case. */
const LONGEST_COMMENT = 500;

function clean(comment = ''): string {
  return Array.from(comment.replace(/\p{Cc}+/gu, ' ').trim())
    .slice(0, LONGEST_COMMENT)
    .join('');
}

function sameAt(before: JsonObject, after: JsonObject, at: string): boolean {
  return JSON.stringify(getPointer(before, at)) === JSON.stringify(getPointer(after, at));
}

function moved(submission: Submission, audit: string, event?: Extract<Acted, { ok: true }>['event']): Acted {
  const after = { ...submission, revision: submission.revision + 1 };
  return { ok: true, submission: after, audit, ...(event === undefined ? {} : { event }) };
}
