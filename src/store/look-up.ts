import type { Knex } from 'knex';
import type { Known, Need } from '../bot/types.ts';
import { takenPlaces } from './bookings.ts';
import type { StoreContext } from './context.ts';
import type { Deciding } from './deciding.ts';
import { findSubmission, readHistory, submissionsOfChat } from './read-submissions.ts';

export interface Wanting {
  readonly one: Deciding;
  readonly needs: readonly Need[];
}

/** Submissions that a chat's list shows at most. */
const OWN = 20;
const DAY = 24 * 60 * 60 * 1000;

/** Adds what turns need to what they know. An institution is counted once, however many ask about it. */
export async function lookUp(context: StoreContext, sql: Knex, wanting: readonly Wanting[]): Promise<void> {
  const counts = new Map<string, Promise<ReadonlyMap<string, number>>>();
  const taken = (institution: string, at: number) => {
    const counted = counts.get(institution) ?? takenPlaces(sql, institution, dayBefore(at));
    counts.set(institution, counted);
    return counted;
  };
  for (const { one, needs } of wanting)
    for (const need of needs) one.known = { ...one.known, ...(await findOne(context, sql, one, need, taken)) };
}

type Taken = (institution: string, at: number) => Promise<ReadonlyMap<string, number>>;

async function findOne(context: StoreContext, sql: Knex, one: Deciding, need: Need, taken: Taken): Promise<Known> {
  const { chat, at } = one.turn;
  switch (need.kind) {
    case 'booked':
      return { booked: new Map([...(one.known.booked ?? []), [need.institution, await taken(need.institution, at)]]) };
    case 'own-submissions':
      return { ownSubmissions: await submissionsOfChat(context, sql, chat, OWN) };
    case 'submission': {
      const submission = await findSubmission(context, sql, need.reference);
      if (submission?.chat !== chat) return { submission: null };
      return { submission: { submission, history: await readHistory(context, sql, need.reference) } };
    }
  }
}

/** A day that lies before today in every time zone: earlier places are no longer asked about. */
function dayBefore(at: number): string {
  return new Date(at - DAY).toISOString().slice(0, 10);
}
