import { randomBytes } from 'node:crypto';
import type { Clerk } from '../../cases/clerk.ts';
import type { StoreContext } from '../context.ts';
import { insert, rows } from '../database.ts';
import { insertClerk, selectClerks } from './clerk-rows.ts';
import { isWithoutClerks, writePassword } from './clerks.ts';
import { hashOf } from './hash.ts';
import type { NewClerk, OpenLink } from './types.ts';

/** A link's token; older ones of the same account end. Without an account: of the first administrator. */
export function makeLink({ database }: StoreContext, clerk: string | undefined, until: number): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  return database.transaction(async (sql) => {
    if (clerk === undefined) await rows(sql, 'delete from clerk_links where clerk is null');
    else await rows(sql, 'delete from clerk_links where clerk = ?', [clerk]);
    await insert(sql, 'clerk_links (hash, clerk, until)', [[hashOf(token), clerk ?? null, until]]);
    return token;
  });
}

/** What a link opens; undefined once it is used or over. */
export async function findLink({ database }: StoreContext, token: string, now: number): Promise<OpenLink | undefined> {
  const open = 'select clerk from clerk_links where hash = ? and until > ?';
  const [row] = await rows(database.read, open, [hashOf(token), now]);
  if (row === undefined) return undefined;
  if (row['clerk'] === null) return { kind: 'first' };
  const [clerk] = await selectClerks(database.read, 'where id = ?', [String(row['clerk'])]);
  return clerk && { kind: 'clerk', clerk };
}

/** Uses a link of an account up: its password is set. False when the link is over, also because it was used just now. */
export function useLink(
  { database }: StoreContext,
  token: string,
  passwordHash: string,
  now: number,
): Promise<boolean> {
  return database.transaction(async (sql) => {
    const use = 'delete from clerk_links where hash = ? and until > ? and clerk is not null returning clerk';
    const [row] = await rows(sql, use, [hashOf(token), now]);
    const [clerk] = row ? await selectClerks(sql, 'where id = ? and disabled = 0', [String(row['clerk'])]) : [];
    if (clerk === undefined) return false;
    await writePassword(sql, clerk.id, passwordHash);
    return true;
  });
}

/** Uses the first administrator's link up; undefined when it is over, or somebody has an account already. */
export function useFirstLink(
  { database }: StoreContext,
  token: string,
  clerk: NewClerk,
  now: number,
): Promise<Clerk | undefined> {
  return database.transaction(async (sql) => {
    const isFirst = await isWithoutClerks(database, sql);
    const use = 'delete from clerk_links where hash = ? and until > ? and clerk is null returning hash';
    const used = await rows(sql, use, [hashOf(token), now]);
    return isFirst && used.length === 1 ? insertClerk(sql, clerk, now) : undefined;
  });
}
