import type { Knex } from 'knex';
import type { CaseEvent, Channel, Status, Submission } from '../cases/types.ts';
import type { Lang, PlainDate } from '../forms/types.ts';
import type { StoreContext } from './context.ts';
import { rows, type Row, type Value } from './database.ts';
import type { Sealer } from './seal.ts';

export const SUBMISSION_COLUMNS =
  'reference, service, version, status, channel, chat, lang, office, due, created_at, body';

export async function findSubmission(
  { sealer }: StoreContext,
  sql: Knex,
  reference: string,
  lock = '',
): Promise<Submission | undefined> {
  const [row] = await rows(sql, `select ${SUBMISSION_COLUMNS} from submissions where reference = ? ${lock}`, [
    reference,
  ]);
  return row && submissionOf(row, sealer);
}

/** Newest first. */
export async function submissionsOfChat(
  { sealer }: StoreContext,
  sql: Knex,
  chat: string,
  limit: number,
): Promise<readonly Submission[]> {
  const found = await rows(
    sql,
    `select ${SUBMISSION_COLUMNS} from submissions where chat = ? order by created_at desc, reference limit ?`,
    [chat, limit],
  );
  return found.map((row) => submissionOf(row, sealer));
}

/** Oldest first. */
export async function readHistory(
  { sealer }: StoreContext,
  sql: Knex,
  reference: string,
): Promise<readonly CaseEvent[]> {
  const found = await rows(
    sql,
    'select seq, at, status, note from submission_events where reference = ? order by seq',
    [reference],
  );
  return found.map(({ at, status, note }) => ({
    at: Number(at),
    status: status as Status,
    ...(note === null || note === undefined
      ? {}
      : {
          note: JSON.parse(sealer.open(String(note), `submission_events ${reference}`)) as NonNullable<
            CaseEvent['note']
          >,
        }),
  }));
}

/** The row of a submission: what a desk sorts and filters by as columns, the rest sealed. */
export function rowOf(submission: Submission, sealer: Sealer): readonly Value[] {
  const { reference, service, version, status, channel, chat, lang, office, due, submittedAt, ...rest } = submission;
  const body = sealer.seal(JSON.stringify(rest), `submissions ${reference}`);
  return [reference, service, version, status, channel, chat ?? null, lang, office, due, submittedAt, body];
}

type Sealed = Omit<
  Submission,
  'reference' | 'service' | 'version' | 'status' | 'channel' | 'chat' | 'lang' | 'office' | 'due' | 'submittedAt'
>;

function submissionOf(row: Row, sealer: Sealer): Submission {
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
  };
}
