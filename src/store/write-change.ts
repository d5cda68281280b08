import type { Knex } from 'knex';
import { filesIn } from '../cases/files-in.ts';
import { isExpected } from '../cases/move-booking.ts';
import type { CaseEvent, Submission } from '../cases/types.ts';
import type { AuditEntry } from './audit-chain.ts';
import { freeSeat } from './bookings.ts';
import type { StoreContext } from './context.ts';
import { rows } from './database.ts';
import { noteChange, writeAudit } from './journal.ts';
import { tellOf, writeNotice } from './queue.ts';
import { findSubmission } from './read-submissions.ts';
import { tokensOf, writeTokens } from './search-tokens.ts';
import { ROW_COLUMNS, rowOf } from './submission-row.ts';
import { writeCaseEvent, writeFiles } from './write-submission.ts';

export interface Change {
  /** As it stood in this transaction: by `lockSubmission`. */
  readonly before: Submission;
  /** As it is to stand. Reference and time of submission never change; the revision is counted here. */
  readonly after: Submission;
  /** For the history that the resident sees. A new status gets an entry in any case. */
  readonly event?: CaseEvent;
  readonly audit: Omit<AuditEntry, 'reference'>;
  /** The resident is told of `event` in the chat, where there is one. */
  readonly tell: boolean;
}

export type ChangeWritten =
  | { readonly kind: 'written'; readonly submission: Submission }
  /** Another transaction was quicker: nothing of this one was written. */
  | { readonly kind: 'stale' };

/** Reads a submission to change it: until the commit nobody else can. */
export async function lockSubmission(
  context: StoreContext,
  sql: Knex,
  reference: string,
): Promise<Submission | undefined> {
  return findSubmission(context, sql, reference, context.database.kind === 'postgres' ? 'for update' : '');
}

/**
 * The one way in which a submission is changed: with its search tokens, files, history, record of who did what, notice to
 * the resident and event for other systems, all in one transaction of the store.
 */
export async function writeChange(context: StoreContext, sql: Knex, change: Change): Promise<ChangeWritten> {
  const { before, audit } = change;
  const { reference, submittedAt } = before;
  const submission = { ...change.after, reference, submittedAt, revision: before.revision + 1 };
  if (!(await writeRow(context, sql, submission, before.revision))) return { kind: 'stale' };
  await writeTokens(context.sealer, sql, submission, tokensOf(context.sealer, before));
  await writeFiles(sql, reference, newFiles(before, submission));
  // Whoever is expected no more leaves the place to others.
  if (isExpected(before) && !isExpected(submission)) await freeSeat(sql, reference);
  await writeHistory(context, sql, change, submission);
  writeAudit(sql, { ...audit, reference });
  noteChange(sql, submission);
  return { kind: 'written', submission };
}

/** False when it does not have this revision any more. */
async function writeRow({ sealer }: StoreContext, sql: Knex, after: Submission, revision: number): Promise<boolean> {
  const assignments = ROW_COLUMNS.map((column) => `${column} = ?`).join(', ');
  const written = await rows(
    sql,
    `update submissions set ${assignments} where reference = ? and revision = ? returning reference`,
    [...rowOf(after, sealer), after.reference, revision],
  );
  return written.length > 0;
}

function newFiles(before: Submission, after: Submission): readonly string[] {
  const known = new Set(filesIn(before.answers));
  return filesIn(after.answers).filter((file) => !known.has(file));
}

async function writeHistory(
  context: StoreContext,
  sql: Knex,
  { before, event, audit: { at }, tell }: Change,
  submission: Submission,
): Promise<void> {
  const { reference, chat, status } = submission;
  const moved = status !== before.status;
  const entry = event ?? (moved ? { at, status } : undefined);
  const seq = entry && (await writeCaseEvent(context, sql, reference, entry));
  if (tell && event && seq !== undefined && chat !== undefined)
    await writeNotice(context, sql, { reference, chat, at: event.at, seq });
  if (moved) await tellOf(context, sql, { type: 'submission.status_changed', at, submission });
}
