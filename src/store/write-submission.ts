import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { CaseEvent, Submission } from '../cases/types.ts';
import { filesIn } from '../cases/files-in.ts';
import { findSeat, takeSeat } from './bookings.ts';
import type { StoreContext } from './context.ts';
import { insert, rows } from './database.ts';
import { tellOf } from './queue.ts';
import { rowOf, SUBMISSION_COLUMNS } from './read-submissions.ts';

export type Written = 'created' | 'slot-full' | 'reference-taken';

/**
 * Stores a submission with its history, place and files, and tells of it where somebody wants to be told. When it is
 * refused, nothing of it was written.
 */
export async function writeSubmission(context: StoreContext, sql: Knex, submission: Submission): Promise<Written> {
  const { reference, submittedAt } = submission;
  const seat = await findSeat(context, sql, submission);
  if (submission.booking && seat === undefined) return 'slot-full';
  const isNew = await insert(
    sql,
    `submissions (${SUBMISSION_COLUMNS})`,
    [rowOf(submission, context.sealer)],
    'on conflict (reference) do nothing returning reference',
  );
  if (isNew.length === 0) return 'reference-taken';
  if (seat !== undefined) await takeSeat(sql, submission, seat);
  await writeFiles(sql, reference, filesIn(submission.answers));
  await writeCaseEvent(context, sql, reference, { at: submittedAt, status: submission.status });
  await writeAudit(sql, { at: submittedAt, actor: submission.channel, action: 'submitted', reference });
  await tellOf(context, sql, { type: 'submission.created', at: submittedAt, submission });
  return 'created';
}

/** Which attachments a submission uses: they are kept as long as it is. */
export async function writeFiles(sql: Knex, reference: string, files: readonly string[]): Promise<void> {
  const values = [...new Set(files)].map((id) => [reference, id]);
  await insert(sql, 'submission_files (reference, attachment)', values, 'on conflict do nothing');
}

/** Adds to the history that the resident sees. */
export async function writeCaseEvent(
  { sealer }: StoreContext,
  sql: Knex,
  reference: string,
  { at, status, note }: CaseEvent,
): Promise<void> {
  const [last] = await rows(sql, 'select max(seq) as seq from submission_events where reference = ?', [reference]);
  const sealed = note ? sealer.seal(JSON.stringify(note), `submission_events ${reference}`) : null;
  const values = [[reference, Number(last?.seq ?? 0) + 1, at, status, sealed]];
  await insert(sql, 'submission_events (reference, seq, at, status, note)', values);
}

export interface AuditEntry {
  readonly at: number;
  /** Who: a channel for residents and portals. */
  readonly actor: string;
  readonly action: string;
  readonly reference: string;
}

/** Adds to the record of who did what, which residents do not see. */
export async function writeAudit(sql: Knex, { at, actor, action, reference }: AuditEntry): Promise<void> {
  await insert(sql, 'audit (id, at, actor, action, reference)', [[randomUUID(), at, actor, action, reference]]);
}
