import type { Knex } from 'knex';
import type { CaseEvent, Submission } from '../cases/types.ts';
import { filesIn } from '../cases/files-in.ts';
import { findSeat, takeSeat } from './bookings.ts';
import type { StoreContext } from './context.ts';
import { insert, rows, type Value } from './database.ts';
import { noteChange, writeAudit } from './journal.ts';
import { tellOf } from './queue.ts';
import type { Sealer } from './seal.ts';
import { writeTokens } from './search-tokens.ts';
import { ROW_COLUMNS, rowOf } from './submission-row.ts';

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
    `submissions (${ROW_COLUMNS.join(', ')})`,
    [rowOf(submission, context.sealer)],
    'on conflict (reference) do nothing returning reference',
  );
  if (isNew.length === 0) return 'reference-taken';
  if (seat !== undefined) await takeSeat(sql, submission, seat);
  await writeFiles(sql, reference, filesIn(submission.answers));
  await writeTokens(context.sealer, sql, submission);
  await writeCaseEvent(context, sql, reference, { at: submittedAt, status: submission.status });
  writeAudit(sql, { at: submittedAt, actor: submission.channel, action: 'submitted', reference });
  await tellOf(context, sql, { type: 'submission.created', at: submittedAt, submission });
  noteChange(sql, submission);
  return 'created';
}

/** Which attachments a submission uses: they are kept as long as it is. */
export async function writeFiles(sql: Knex, reference: string, files: readonly string[]): Promise<void> {
  const values = [...new Set(files)].map((id) => [reference, id]);
  await insert(sql, 'submission_files (reference, attachment)', values, 'on conflict do nothing');
}

/**
 * Adds to the history that the resident sees.
 * @returns the number of the entry: 1 for the first.
 */
export async function writeCaseEvent(
  { sealer }: StoreContext,
  sql: Knex,
  reference: string,
  event: CaseEvent,
): Promise<number> {
  const [last] = await rows(sql, 'select max(seq) as seq from submission_events where reference = ?', [reference]);
  const seq = Number(last?.seq ?? 0) + 1;
  await insert(sql, EVENT_COLUMNS, [eventRow(sealer, reference, seq, event)]);
  return seq;
}

export const EVENT_COLUMNS = 'submission_events (reference, seq, at, status, note)';

/** In the order of `EVENT_COLUMNS`. */
export function eventRow(
  sealer: Sealer,
  reference: string,
  seq: number,
  { at, status, note }: CaseEvent,
): readonly Value[] {
  const sealed = note ? sealer.seal(JSON.stringify(note), `submission_events ${reference}`) : null;
  return [reference, seq, at, status, sealed];
}
