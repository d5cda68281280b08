import type { CaseView, Today } from '../../cases/case-view.ts';
import type { StoreContext } from '../context.ts';
import { rows } from '../database.ts';
import { columnOf, keysOf, type Key } from './keys.ts';
import { MOST_COUNTED } from './list.ts';
import type { Beside } from './types.ts';
import { tableFor, whereOf } from './view-where.ts';

/** The neighbours of a case in a view: what its page turns to by one key. */
export async function besideCase(
  context: StoreContext,
  view: CaseView,
  today: Today,
  reference: string,
): Promise<Beside> {
  const first = await keysOf(context, view, today, { limit: MOST_COUNTED + 1 });
  const total = Math.min(first.length, MOST_COUNTED);
  const index = first.findIndex((key) => key.reference === reference);
  if (index >= 0 && index < MOST_COUNTED)
    return { ...named(first[index - 1], first[index + 1]), position: index + 1, total };
  const from = first.length > MOST_COUNTED ? await keyIn(context, view, today, reference) : undefined;
  return from ? { ...(await besideFar(context, view, today, from)), total } : { total };
}

/** Beyond what was looked at. */
async function besideFar(
  context: StoreContext,
  view: CaseView,
  today: Today,
  from: Key,
): Promise<Omit<Beside, 'total'>> {
  const [previous] = await keysOf(context, view, today, { from, backwards: true, limit: 1 });
  const [next] = await keysOf(context, view, today, { from, limit: 1 });
  return { ...named(previous, next), position: (await countBefore(context, view, today, from)) + 1 };
}

function named(previous: Key | undefined, next: Key | undefined): Pick<Beside, 'previous' | 'next'> {
  return {
    ...(previous ? { previous: previous.reference } : {}),
    ...(next ? { next: next.reference } : {}),
  };
}

/** Undefined where the case is not in the view. */
async function keyIn(
  { database, sealer }: StoreContext,
  view: CaseView,
  today: Today,
  reference: string,
): Promise<Key | undefined> {
  const where = whereOf(sealer, view, today);
  const column = columnOf(view);
  const [found] = await rows(
    database.read,
    `select ${column} as place from submissions where ${where.sql} and reference = ?`,
    [...where.values, reference],
  );
  if (!found) return undefined;
  return { by: column === 'urgency' ? String(found.place) : Number(found.place), reference };
}

async function countBefore(
  { database, sealer }: StoreContext,
  view: CaseView,
  today: Today,
  { by, reference }: Key,
): Promise<number> {
  const where = whereOf(sealer, view, today);
  const sign = view.sort.startsWith('-') ? '>' : '<';
  const [found] = await rows(
    database.read,
    `select count(*) as before from ${tableFor(database.kind, view)}
      where ${where.sql} and (${columnOf(view)}, reference) ${sign} (?, ?)`,
    [...where.values, by, reference],
  );
  return Number(found?.before ?? 0);
}
