import type { Knex } from 'knex';
import type { DraftChange } from '../../bot/draft-changes.ts';
import type { StoreContext } from '../context.ts';
import { insert } from '../database.ts';

/** Changes of applications in a chat, and when they happened. Epoch milliseconds. */
export interface DraftChanges {
  readonly at: number;
  readonly changes: readonly DraftChange[];
}

const KEY = 'day, service, event, pointer';

/**
 * Counts how applications began and ended, in the transaction in which they do. Last of all that is written: other
 * processes wait for these rows until the commit, and whoever holds them waits for nothing more.
 */
export async function countDrafts({ drafts }: StoreContext, sql: Knex, all: readonly DraftChanges[]): Promise<void> {
  if (drafts === undefined) return;
  const counts = new Map<string, number>();
  for (const { at, changes } of all) {
    for (const { event, draft } of changes) {
      const pointer = event === 'given-up' ? drafts.openQuestion(draft, at) : '';
      if (pointer === undefined) continue;
      const key = JSON.stringify([drafts.dayOf(at), draft.service, event, pointer]);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  // In the order of their keys, so that two processes do not wait for each other in a circle.
  const values = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, count]) => [...(JSON.parse(key) as string[]), count]);
  await insert(
    sql,
    `draft_counts (${KEY}, count)`,
    values,
    `on conflict (${KEY}) do update set count = draft_counts.count + excluded.count`,
  );
}
