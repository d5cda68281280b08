import type { Knex } from 'knex';
import type { Submission } from '../cases/types.ts';
import type { StoreContext } from './context.ts';
import { rows } from './database.ts';
import { readChanges } from './district-changes.ts';

/**
 * Places at a time as this transaction sees them. Another process may have closed the day a moment ago: then what this one
 * holds of the district is behind, and follows.
 */
export async function placesNow(
  context: StoreContext,
  sql: Knex,
  { institution, slot }: NonNullable<Submission['booking']>,
): Promise<number> {
  const known = context.capacityOf(institution, slot);
  const day = slot.slice(0, slot.lastIndexOf('T'));
  const question = "select id, body from district_changes where part = 'day' and id in (?, ?) order by seq";
  const newest = new Map((await rows(sql, question, [slot, day])).map(({ id, body }) => [id, placesIn(String(body))]));
  const whole = newest.get(day);
  const stored = whole === 0 ? 0 : (newest.get(slot) ?? whole);
  if (stored === undefined || stored >= known) return known;
  context.follow?.(await readChanges(context, sql));
  return stored;
}

/** Of `{"places":3}`; undefined for `null`: as usual. */
function placesIn(body: string): number | undefined {
  return (JSON.parse(body) as { readonly places: number } | null)?.places;
}
