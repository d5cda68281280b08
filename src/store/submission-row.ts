import { facetsOf } from '../cases/facets.ts';
import type { Channel, Status, Submission } from '../cases/types.ts';
import type { Lang, PlainDate } from '../forms/types.ts';
import type { Row, Value } from './database.ts';
import type { Sealer } from './seal.ts';

/** What a submission is read from. */
export const SUBMISSION_COLUMNS =
  'reference, service, version, status, channel, chat, lang, office, due, created_at, revision, clerk, body';

/** What the desk looks for and counts, beside; made from the rest. */
export const FACET_COLUMNS = [
  'open',
  'runs_until',
  'urgency',
  'returned',
  'closed_at',
  'on_time',
  'used_days',
  'rating',
] as const;
const OWN_COLUMNS = SUBMISSION_COLUMNS.split(', ');

/** Every column, in the order of `rowOf`. */
export const ROW_COLUMNS: readonly string[] = [...FACET_COLUMNS, ...OWN_COLUMNS];

/** The row of a submission: what a desk sorts and filters by as columns, the rest sealed. */
export function rowOf(submission: Submission, sealer: Sealer): readonly Value[] {
  const { reference, service, version, status, channel, chat, lang, office, due, submittedAt, ...more } = submission;
  const { revision, clerk, ...rest } = more;
  const body = sealer.seal(JSON.stringify(rest), `submissions ${reference}`);
  const own = [reference, service, version, status, channel, chat ?? null, lang, office, due, submittedAt];
  return [...facetValues(submission), ...own, revision, clerk ?? null, body];
}

/** In the order of their columns. */
export function facetValues(submission: Submission): readonly Value[] {
  const { open, runsUntil, urgency, returned } = facetsOf(submission);
  const { closed, rating } = submission;
  const onTime = closed === undefined ? null : Number(closed.onTime);
  const days = closed?.workingDays ?? null;
  const score = rating?.score ?? null;
  return [Number(open), runsUntil ?? null, urgency, Number(returned), closed?.at ?? null, onTime, days, score];
}

type Sealed = Omit<
  Submission,
  | 'reference'
  | 'service'
  | 'version'
  | 'status'
  | 'channel'
  | 'chat'
  | 'lang'
  | 'office'
  | 'due'
  | 'submittedAt'
  | 'revision'
  | 'clerk'
>;

export function submissionOf(row: Row, sealer: Sealer): Submission {
  const reference = String(row.reference);
  const rest = JSON.parse(sealer.open(String(row.body), `submissions ${reference}`)) as Sealed;
  return {
    reference,
    service: String(row.service),
    version: String(row.version),
    status: row.status as Status,
    channel: row.channel as Channel,
    ...(typeof row.chat === 'string' ? { chat: row.chat } : {}),
    lang: row.lang as Lang,
    office: String(row.office),
    submittedAt: Number(row.created_at),
    due: row.due as PlainDate,
    ...rest,
    revision: Number(row.revision),
    ...(typeof row.clerk === 'string' ? { clerk: row.clerk } : {}),
  };
}
