import type { Knex } from 'knex';
import type { StoreContext } from '../context.ts';
import { withoutDeadlock } from '../without-deadlock.ts';
import { lockSubmission, writeChange } from '../write-change.ts';
import type { Changed, ChangeOrder } from './types.ts';

/** Does what a clerk ordered to the case that the clerk saw, or says why not. */
export async function changeCase(context: StoreContext, order: ChangeOrder): Promise<Changed> {
  const { reference, revision, acting, at, decide } = order;
  const change = async (sql: Knex): Promise<Changed> => {
    const before = await lockSubmission(context, sql, reference);
    if (!before) return { kind: 'unknown' };
    if (before.revision !== revision) return { kind: 'stale', submission: before };
    const acted = decide(before);
    if (!acted.ok) return { kind: 'refused', problems: acted.problems };
    const { submission: after, event, audit: action } = acted;
    const audit = { at, actor: `clerk:${acting.clerk}`, action };
    const all = { before, after, ...(event ? { event } : {}), audit, tell: event !== undefined };
    const written = await writeChange(context, sql, all);
    // It is locked: nobody can have been quicker.
    if (written.kind === 'stale') throw new Error('A case changed while it was locked.');
    return { kind: 'changed', submission: written.submission };
  };
  return withoutDeadlock(() => context.database.transaction(change));
}
