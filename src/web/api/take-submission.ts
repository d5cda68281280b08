import { createHash } from 'node:crypto';
import { createSubmission } from '../../cases/create-submission.ts';
import { freeSlots } from '../../cases/slots.ts';
import type { Submission } from '../../cases/types.ts';
import type { Form } from '../../forms/form.ts';
import { getPointer } from '../../forms/pointer.ts';
import type { FormContext, JsonObject, Lang, Problem } from '../../forms/types.ts';
import { asLang } from './asked-lang.ts';
import type { ApiDeps } from './deps.ts';
import type { Created, Idempotency } from '../../cases/idempotency.ts';
import type { AnswerError, Refusal } from './problem.ts';
import { asObject } from './read-body.ts';

/** How a submission arrived. */
export interface Arrival {
  readonly channel: 'api' | 'webhook';
  /** The language to use unless the body names one. */
  readonly lang: Lang;
  readonly idempotencyKey?: string;
}

export type Taken =
  | { readonly kind: 'created' | 'repeated'; readonly submission: Submission }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Places that one answer names: no application has so many, but a body of names that are no fields has many more. */
const ERRORS_NAMED = 300;

/** References are drawn at random: a second clash in a row does not happen in practice, a third would be a fault. */
const DRAWS = 3;

/**
 * Takes an application that arrived in one piece: judges it whole, and stores it once for its key.
 * @param body `{answers, consent: true, lang?}`, as it came.
 */
export async function takeSubmission(deps: ApiDeps, form: Form, body: unknown, arrival: Arrival): Promise<Taken> {
  const asked = asObject(body);
  const answers = asObject(asked?.answers);
  if (!asked || !answers) return refused({ status: 400, code: 'malformed' });
  const lang = asLang(asked.lang) ?? arrival.lang;
  if (asked.consent !== true) return refused({ status: 422, code: 'consent', lang });
  const application = { form, answers: answers as JsonObject, lang };
  const idempotency = idempotencyOf(application, arrival);
  const repeated = await deps.submissions.findRepeated(idempotency);
  return repeated ? outcome(repeated, lang) : judge(deps, application, arrival.channel, idempotency);
}

interface Application {
  readonly form: Form;
  readonly answers: JsonObject;
  readonly lang: Lang;
}

async function judge(
  deps: ApiDeps,
  { form, answers, lang }: Application,
  channel: Arrival['channel'],
  idempotency: Idempotency,
): Promise<Taken> {
  const checked = form.check(answers, contextFor(deps, form, answers));
  if (!checked.ok) {
    const count = checked.problems.length;
    const errors = checked.problems.slice(0, ERRORS_NAMED).map((problem) => errorOf(deps, form, problem, lang));
    return refused({ status: 422, code: 'invalid-answers', params: { count }, errors, lang });
  }
  const created = await store(deps, { form, answers: checked.answers, lang }, channel, idempotency);
  if (created.kind === 'created') deps.metrics.submissions.inc({ service: form.id, channel });
  return outcome(created, lang);
}

function outcome(created: Created, lang: Lang): Taken {
  return 'submission' in created ? created : refused({ ...STORE_REFUSALS[created.kind], lang });
}

/** A reused key is 422 by draft-ietf-httpapi-idempotency-key-header, section 2.7. */
const STORE_REFUSALS = {
  'key-reused': { status: 422, code: 'key-reused' },
  'slot-full': { status: 409, code: 'slot-full' },
  'reference-taken': { status: 500, code: 'broken' },
} as const satisfies Record<string, Refusal>;

function refused(refusal: Refusal): Taken {
  return { kind: 'refused', refusal };
}

/** Every time that is offered counts as free here: which of them is taken, the store decides as it books. */
function contextFor({ today, district }: ApiDeps, { service }: Form, answers: JsonObject): FormContext {
  const day = today();
  const chosen = service.booking && getPointer(answers, service.booking.institution);
  const institution = district.institutions.find(({ id }) => id === chosen);
  if (!institution) return { today: day, district };
  return { today: day, district, freeSlots: freeSlots(institution, district.calendar, day, new Map()) };
}

function errorOf(deps: ApiDeps, form: Form, problem: Problem, lang: Lang): AnswerError {
  const { what } = form.problemWords(problem, lang) ?? deps.problemWords(lang, problem);
  return { pointer: problem.pointer, code: problem.code, detail: what };
}

async function store(
  deps: ApiDeps,
  { form, answers, lang }: Application,
  channel: Arrival['channel'],
  idempotency: Idempotency,
): Promise<Created> {
  const { district } = deps;
  let created: Created = { kind: 'reference-taken' };
  for (let draw = 0; draw < DRAWS && created.kind === 'reference-taken'; draw++) {
    const now = deps.now();
    const arrived = { now, today: deps.today(), entropy: deps.entropy(), district, channel, lang, consentAt: now };
    created = await deps.submissions.create(createSubmission(form, answers, arrived), idempotency);
  }
  return created;
}

/** The same application gives the same print, in whatever order its fields were written. */
function idempotencyOf({ form, answers }: Application, { channel, idempotencyKey }: Arrival): Idempotency {
  const text = JSON.stringify([form.id, answers], sortKeys);
  return {
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    fingerprint: createHash('sha256').update(text).digest('hex'),
    client: channel,
  };
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
