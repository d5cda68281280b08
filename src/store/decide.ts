import type { Knex } from 'knex';
import type { Effect, Need } from '../bot/types.ts';
import type { StoreContext } from './context.ts';
import type { Deciding, Done } from './deciding.ts';
import { lookUp } from './look-up.ts';

/** How often a step may ask to know more before it must answer. */
const ROUNDS = 3;

/** Decides turns side by side: what they need to know is looked up together. A turn that throws fails alone. */
export async function decideAll(context: StoreContext, sql: Knex, turns: readonly Deciding[]): Promise<void> {
  let asking = turns;
  for (let round = 0; asking.length > 0; round++) {
    const wanting = asking
      .map((one) => ({ one, needs: decideOne(one, round) }))
      .filter(({ needs }) => needs.length > 0);
    await lookUp(context, sql, wanting);
    asking = wanting.map(({ one }) => one);
  }
}

/** Returns what is still needed; none once the turn is decided or has failed. */
function decideOne(one: Deciding, round: number): readonly Need[] {
  try {
    const result = one.turn.decide(one.state, one.known);
    if (result.kind === 'done') {
      one.done = checked(result);
      return [];
    }
    if (round >= ROUNDS || result.needs.length === 0)
      throw new Error('A step that knows all it asked for must answer.');
    return result.needs;
  } catch (error) {
    one.failure = { error };
    return [];
  }
}

/** A turn of which something was refused is decided anew: what stood beside it would have been stored already. */
function checked(done: Done): Done {
  if (done.effects.filter(isWritten).length > 1) throw new Error('A turn writes at most one submission.');
  return done;
}

/** What writes a submission, and may be refused. */
export type Written = Extract<Effect, { type: 'submit' | 'change' }>;

export function isWritten(effect: Effect): effect is Written {
  return effect.type === 'submit' || effect.type === 'change';
}
