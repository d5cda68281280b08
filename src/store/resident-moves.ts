import type { Knex } from 'knex';
import type { CaseEvent, Submission } from '../cases/types.ts';
import type { StoreContext } from './context.ts';
import type { ResidentMoved, ResidentOrder } from './store.ts';
import { lockSubmission, writeChange } from './write-change.ts';

/** What a resident made of an own submission. */
interface ResidentMove {
  /** As it is to stand; made of the revision before its own. */
  readonly submission: Submission;
  readonly event?: CaseEvent;
  readonly audit: string;
}

/**
 * Writes what a resident made of an own submission; nobody is told, for they know. False, and nothing written, where it is not
 * the revision any more that it was made of.
 */
export async function applyMove(
  context: StoreContext,
  sql: Knex,
  { submission: after, event, audit: action }: ResidentMove,
  at: number,
): Promise<boolean> {
  const before = await lockSubmission(context, sql, after.reference);
  if (before?.revision !== after.revision - 1) return false;
  // At the moment of its event: by that the desk's history knows the two for one.
  const audit = { at: event?.at ?? at, actor: before.channel, action };
  const change = { before, after, ...(event ? { event } : {}), audit, tell: false };
  return (await writeChange(context, sql, change)).kind === 'written';
}

/** Changes a submission outside of any chat, for whoever holds its receipt. */
export async function moveByResident(context: StoreContext, order: ResidentOrder): Promise<ResidentMoved> {
  return context.database.transaction(async (sql): Promise<ResidentMoved> => {
    const before = await lockSubmission(context, sql, order.reference);
    if (!before) return { kind: 'unknown' };
    const acted = order.decide(before);
    if (!acted.ok) return { kind: 'refused' };
    // It is locked: nobody can have been quicker.
    if (!(await applyMove(context, sql, acted, order.at))) throw new Error('A case changed while it was locked.');
    return { kind: 'changed', submission: acted.submission };
  });
}
