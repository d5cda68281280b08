import type { Knex } from 'knex';
import type { Effect, Need } from '../bot/types.ts';
import { ageForgotten } from './attachment-rows.ts';
import type { StoreContext } from './context.ts';
import { decideAll, isWritten, type Written } from './decide.ts';
import type { Deciding } from './deciding.ts';
import { lookUp } from './look-up.ts';
import type { Turn } from './store.ts';
import { applyMove } from './resident-moves.ts';
import { supply } from './supply.ts';
import { writeSubmission } from './write-submission.ts';

/** How often what was refused is decided anew before the turn fails. */
const ATTEMPTS = 3;

/**
 * Applies what a decided turn brings about. A submission whose place was taken meanwhile, or whose number is in use, and a
 * change of one that somebody else changed meanwhile, are refused before anything of them is written; the turn is then
 * decided anew, knowing how things stand now.
 */
export async function applyEffects(context: StoreContext, sql: Knex, one: Deciding): Promise<void> {
  for (let attempt = 0; one.done && !(await writeAll(context, sql, one, one.done.effects)); attempt++) {
    delete one.done;
    if (attempt === ATTEMPTS)
      one.failure = { error: new Error('What a turn brings about was refused again and again.') };
    else await decideAll(context, sql, [one]);
  }
  for (const effect of one.done?.effects ?? []) await applyOne(context, sql, one.turn, effect);
}

/** False when something was refused; `known` then tells how things stand. A turn writes at most one submission. */
async function writeAll(context: StoreContext, sql: Knex, one: Deciding, effects: readonly Effect[]): Promise<boolean> {
  for (const effect of effects.filter(isWritten)) {
    if (await writeOne(context, sql, one.turn, effect)) continue;
    await lookUp(context, sql, [{ one, needs: needsOf(effect) }]);
    return false;
  }
  return true;
}

async function writeOne(context: StoreContext, sql: Knex, { at }: Turn, effect: Written): Promise<boolean> {
  if (effect.type === 'change') return applyMove(context, sql, effect, at);
  return (await writeSubmission(context, sql, effect.submission)) === 'created';
}

/** What the turn must know anew. */
function needsOf({ type, submission: { reference, booking } }: Written): readonly Need[] {
  if (type === 'change') return [{ kind: 'submission', reference }];
  return booking ? [{ kind: 'booked', institution: booking.institution }] : [];
}

async function applyOne(context: StoreContext, sql: Knex, { at: now }: Turn, effect: Effect): Promise<void> {
  if (effect.type === 'supply') await supply(context, sql, { ...effect, now });
  if (effect.type === 'forget') await ageForgotten(sql, effect.files, now);
}
