import type { Knex } from 'knex';
import type { StoreContext } from '../context.ts';
import { insert, marks, rows, type Database } from '../database.ts';
import { byText } from '../sorted.ts';
import { FORGOTTEN } from './sessions.ts';
import type { SucceededKeys, TryLimit } from './types.ts';

/**
 * Counts a try against each key before it is made, so that tries at the same moment cannot slip through together.
 * @returns milliseconds to wait; nothing is counted then. 0: go on.
 */
export function beginTry({ database }: StoreContext, limits: readonly TryLimit[], now: number): Promise<number> {
  return database.transaction(async (sql) => {
    const counts = await lockCounts(database, sql, limits, now);
    const wait = Math.max(
      0,
      ...limits.map((limit) => Math.min(limit.longest, (counts.get(limit.key)?.free ?? 0) - now)),
    );
    if (wait > 0) return wait;
    for (const limit of limits) await count(sql, limit, counts.get(limit.key)?.tries ?? 0, now);
    return 0;
  });
}

/** @param keys.takeBack shared with others: only this one try is taken back. */
export function succeed({ database }: StoreContext, { forget, takeBack }: SucceededKeys): Promise<void> {
  return database.transaction(async (sql) => {
    if (forget.length > 0) await rows(sql, `delete from sign_in_tries where key in (${marks(forget)})`, forget);
    const less = 'update sign_in_tries set tries = tries - 1, free_at = 0 where key = ? and tries > 0';
    for (const key of takeBack) await rows(sql, less, [key]);
  });
}

interface Count {
  readonly tries: number;
  /** When the next try may be made. Epoch milliseconds. */
  readonly free: number;
}

async function lockCounts(
  { kind }: Database,
  sql: Knex,
  limits: readonly TryLimit[],
  now: number,
): Promise<ReadonlyMap<string, Count>> {
  // In one order everywhere, so that two tries never wait for each other.
  const keys = byText(limits.map(({ key }) => key));
  const values = keys.map((key) => [key, 0, now, 0]);
  await insert(sql, 'sign_in_tries (key, tries, last_at, free_at)', values, 'on conflict (key) do nothing');
  const lock = kind === 'postgres' ? 'for update' : '';
  const question = `select key, tries, last_at, free_at from sign_in_tries where key in (${marks(keys)}) order by key ${lock}`;
  const found = await rows(sql, question, keys);
  return new Map(
    found.map((row) => {
      const isOld = Number(row['last_at']) <= now - FORGOTTEN;
      return [String(row['key']), { tries: isOld ? 0 : Number(row['tries']), free: Number(row['free_at']) }];
    }),
  );
}

async function count(sql: Knex, { key, free, wait, longest }: TryLimit, before: number, now: number): Promise<void> {
  const tries = before + 1;
  const freeAt = tries < free ? 0 : now + Math.min(longest, wait * 2 ** Math.min(30, tries - free));
  await rows(sql, 'update sign_in_tries set tries = ?, last_at = ?, free_at = ? where key = ?', [
    tries,
    now,
    freeAt,
    key,
  ]);
}
