import { SESSION_IDLE, SESSION_LONGEST, sessionLives } from '../../cases/session-life.ts';
import type { StoreContext } from '../context.ts';
import { insert, rows, type Database } from '../database.ts';
import { hashOf } from './hash.ts';
import type { ClerkSession, StoredSession, WrittenSession } from './types.ts';

/** Undefined for one that has ended. */
export async function readSession(
  { database, sealer }: StoreContext,
  id: string,
  now: number,
): Promise<StoredSession | undefined> {
  const hash = hashOf(id);
  const [row] = await rows(database.read, 'select began_at, used_at, data from sessions where id = ?', [hash]);
  if (row === undefined) return undefined;
  const [began, used] = [Number(row['began_at']), Number(row['used_at'])];
  if (!sessionLives(began, used, now)) return undefined;
  return { data: sealer.open(String(row['data']), placeOf(hash)), began, used };
}

/** One that is not `fresh` is only written where it still is: a request under way does not bring back what was ended. */
export async function writeSession(
  { database, sealer }: StoreContext,
  id: string,
  { fresh, clerk, data }: WrittenSession,
  now: number,
): Promise<void> {
  const hash = hashOf(id);
  const sealed = sealer.seal(data, placeOf(hash));
  if (fresh) {
    const again = 'on conflict (id) do update set clerk = excluded.clerk, data = excluded.data';
    const values = [hash, clerk ?? null, now, now, sealed];
    await insert(database.write, 'sessions (id, clerk, began_at, used_at, data)', [values], again);
  } else {
    const change = 'update sessions set clerk = ?, data = ?, used_at = ? where id = ?';
    await rows(database.write, change, [clerk ?? null, sealed, now, hash]);
  }
}

/** Puts off the end by idleness. */
export async function useSession({ database }: StoreContext, id: string, now: number): Promise<void> {
  await rows(database.write, 'update sessions set used_at = ? where id = ? and used_at < ?', [now, hashOf(id), now]);
}

export async function endSession({ database }: StoreContext, id: string): Promise<void> {
  await rows(database.write, 'delete from sessions where id = ?', [hashOf(id)]);
}

/** Those of a clerk that live, newest first. */
export async function sessionsOfClerk(
  { database }: StoreContext,
  clerk: string,
  now: number,
): Promise<readonly ClerkSession[]> {
  const found = await rows(
    database.read,
    `select id, began_at, used_at from sessions where clerk = ? and began_at > ? and used_at > ?
      order by began_at desc, id`,
    [clerk, now - SESSION_LONGEST, now - SESSION_IDLE],
  );
  return found.map((row) => ({
    is: (id) => hashOf(id) === row['id'],
    began: Number(row['began_at']),
    used: Number(row['used_at']),
  }));
}

/** @param except the id of the one that goes on. */
export async function endSessionsOfClerk({ database }: StoreContext, clerk: string, except = ''): Promise<void> {
  await rows(database.write, 'delete from sessions where clerk = ? and id <> ?', [clerk, hashOf(except)]);
}

/** Throws away what has ended: sessions, links, counts of tries. */
export async function tidyAccounts({ write }: Pick<Database, 'write'>, now: number): Promise<void> {
  const ended = 'delete from sessions where used_at <= ? or began_at <= ?';
  await rows(write, ended, [now - SESSION_IDLE, now - SESSION_LONGEST]);
  await rows(write, 'delete from clerk_links where until <= ?', [now]);
  await rows(write, 'delete from sign_in_tries where last_at <= ?', [now - FORGOTTEN]);
}

/** After so long without a try the count begins anew. Milliseconds. */
export const FORGOTTEN = 60 * 60 * 1000;

function placeOf(hash: string): string {
  return `sessions ${hash}`;
}
