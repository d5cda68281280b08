import type { Knex } from 'knex';
import type { Effect } from '../bot/types.ts';
import { ageForgotten } from './attachment-rows.ts';
import type { StoreContext } from './context.ts';
import { decideAll, isSubmit } from './decide.ts';
import type { Deciding } from './deciding.ts';
import { lookUp } from './look-up.ts';
import type { Turn } from './store.ts';
import { supply } from './supply.ts';
import { writeSubmission } from './write-submission.ts';

/** How often a refused submission is decided anew before the turn fails. */
const ATTEMPTS = 3;

/**
 * Applies what a decided turn brings about. A submission whose place was taken meanwhile, or whose number is in use, is
 * refused before anything of it is written, and the turn is decided anew, knowing how things stand now.
 */
export async function applyEffects(context: StoreContext, sql: Knex, one: Deciding): Promise<void> {
  for (let attempt = 0; one.done && !(await submitAll(context, sql, one, one.done.effects)); attempt++) {
    delete one.done;
    if (attempt === ATTEMPTS) one.failure = { error: new Error('A submission was refused again and again.') };
    else await decideAll(context, sql, [one]);
  }
  for (const effect of one.done?.effects ?? []) await applyOne(context, sql, one.turn, effect);
}

/** False when a submission was refused; `known` then tells how its place stands. */
async function submitAll(
  context: StoreContext,
  sql: Knex,
  one: Deciding,
  effects: readonly Effect[],
): Promise<boolean> {
  for (const { submission } of effects.filter(isSubmit)) {
    if ((await writeSubmission(context, sql, submission)) === 'created') continue;
    const { booking } = submission;
    if (booking) await lookUp(context, sql, [{ one, needs: [{ kind: 'booked', institution: booking.institution }] }]);
    return false;
  }
  return true;
}

async function applyOne(context: StoreContext, sql: Knex, { at: now }: Turn, effect: Effect): Promise<void> {
  if (effect.type === 'supply') await supply(context, sql, { ...effect, now });
  if (effect.type === 'forget') await ageForgotten(sql, effect.files, now);
}
