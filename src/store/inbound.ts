import type { Knex } from 'knex';
import { insert, marks, rows } from './database.ts';
import { byText } from './sorted.ts';
import type { Turn } from './store.ts';

/** Marks events as handled; returns the ids of those that were not before. The unique key decides, not a look beforehand. */
export async function markInbound(sql: Knex, turns: readonly Turn[]): Promise<ReadonlySet<string>> {
  const times = new Map(turns.map(({ inbound, at }) => [inbound, at]));
  const values = byText([...times.keys()]).map((id) => [id, times.get(id) ?? 0]);
  const fresh = await insert(sql, 'inbound (id, at)', values, 'on conflict (id) do nothing returning id');
  return new Set(fresh.map(({ id }) => String(id)));
}

/** For turns that failed: their events may come again. */
export async function unmarkInbound(sql: Knex, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await rows(sql, `delete from inbound where id in (${marks(ids)})`, ids);
}
