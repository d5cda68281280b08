import type { Form } from '../forms/form.ts';
import { getPointer } from '../forms/pointer.ts';
import type { District, JsonObject, Lang, PlainDate, Pointer } from '../forms/types.ts';
import { makeReference } from './reference.ts';
import { officeRoute } from './route.ts';
import { makeToken } from './token.ts';
import type { Channel, Submission } from './types.ts';
import { addWorkingDays } from './working-days.ts';

/** Everything about a submission that is not in its answers. */
export interface SubmissionDeps {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly today: PlainDate;
  /** At least 24 random bytes, used for nothing else: they become the token and the reference. */
  readonly entropy: Uint8Array;
  readonly district: District;
  readonly channel: Channel;
  /** The chat to tell; absent for portals. */
  readonly chat?: string;
  readonly lang: Lang;
  /** Epoch milliseconds. */
  readonly consentAt: number;
}

/**
 * Makes the submission that is stored: number, office, promised day, what is missing and by when.
 * @param answers as returned by `form.check`: complete and judged.
 */
export function createSubmission(form: Form, answers: JsonObject, deps: SubmissionDeps): Submission {
  const { service } = form;
  const route = officeRoute(service.route, answers, deps.district);
  const office = route[0];
  if (office === undefined) throw new Error('The district has no office of its own to take a case.');
  return {
    reference: makeReference(service.prefix, deps.entropy.slice(16)),
    token: makeToken(deps.entropy),
    service: form.id,
    version: form.version,
    status: 'submitted',
    revision: 0,
    channel: deps.channel,
    ...(deps.chat === undefined ? {} : { chat: deps.chat }),
    lang: deps.lang,
    answers,
    office,
    route,
    submittedAt: deps.now,
    consentAt: deps.consentAt,
    ...deadlines(form, answers, deps),
    notices: form.notices(answers),
    ...bookingOf(form, answers),
  };
}

type Deadlines = Pick<Submission, 'due' | 'dueProvisional' | 'missing' | 'materialsDue'>;

/** Nothing is promised for a day before the last one on which missing materials may come. */
function deadlines(form: Form, answers: JsonObject, { today, district }: SubmissionDeps): Deadlines {
  const { promiseDays, materialsDays } = form.service;
  const due = addWorkingDays(today, promiseDays, district.calendar);
  const missing = missingMaterials(form, answers, today, district);
  if (missing.length === 0) return { due: due.date, dueProvisional: due.provisional, missing };
  const materials = addWorkingDays(today, materialsDays, district.calendar);
  return {
    due: due.date < materials.date ? materials.date : due.date,
    dueProvisional: due.provisional || materials.provisional,
    missing,
    materialsDue: materials.date,
  };
}

/** Documents that these answers call for and that were not sent: they follow, or are brought to the counter. */
export function missingMaterials(
  form: Form,
  answers: JsonObject,
  today: PlainDate,
  district: District,
): readonly Pointer[] {
  const walk = form.walk(form.flatten(answers), { today, district });
  const relevant = new Set(walk.items.map((item) => item.question.pointer));
  return form.service.documents.map(({ at }) => at).filter((at) => relevant.has(at) && !hasFiles(answers, at));
}

function hasFiles(answers: JsonObject, at: Pointer): boolean {
  const files = getPointer(answers, at);
  return Array.isArray(files) && files.length > 0;
}

function bookingOf({ service }: Form, answers: JsonObject): Pick<Submission, 'booking'> {
  if (!service.booking) return {};
  const institution = getPointer(answers, service.booking.institution);
  const slot = getPointer(answers, service.booking.slot);
  return typeof institution === 'string' && typeof slot === 'string' ? { booking: { institution, slot } } : {};
}
