import type { Knex } from 'knex';
import type { Submission } from '../cases/types.ts';
import { supplyMaterial } from '../cases/supply-material.ts';
import type { Pointer } from '../forms/types.ts';
import type { StoreContext } from './context.ts';
import { rows } from './database.ts';
import { tellOf } from './queue.ts';
import { findSubmission, rowOf } from './read-submissions.ts';
import { writeAudit, writeCaseEvent, writeFiles } from './write-submission.ts';

export interface Supply {
  readonly reference: string;
  readonly at: Pointer;
  readonly files: readonly string[];
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Puts later material into a submission; does nothing when there is none by this reference. */
export async function supply(context: StoreContext, sql: Knex, given: Supply): Promise<void> {
  const lock = context.database.kind === 'postgres' ? 'for update' : '';
  const { reference, now } = given;
  const before = await findSubmission(context, sql, reference, lock);
  if (!before) return;
  const { submission, event } = supplyMaterial(before, given.at, given.files, now);
  await writeChange(context, sql, submission);
  await writeFiles(sql, reference, given.files);
  await writeCaseEvent(context, sql, reference, event);
  await writeAudit(sql, { at: now, actor: before.channel, action: 'supplied', reference });
  if (submission.status !== before.status)
    await tellOf(context, sql, { type: 'submission.status_changed', at: now, submission });
}

async function writeChange({ sealer }: StoreContext, sql: Knex, submission: Submission): Promise<void> {
  const body = rowOf(submission, sealer).at(-1) ?? null;
  const { status, reference } = submission;
  await rows(sql, 'update submissions set status = ?, body = ? where reference = ?', [status, body, reference]);
}
