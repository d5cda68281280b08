import type { Knex } from 'knex';
import type { CaseEvent, Status, Submission } from '../cases/types.ts';
import type { StoreContext } from './context.ts';
import { rows } from './database.ts';
import { SUBMISSION_COLUMNS, submissionOf } from './submission-row.ts';

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
