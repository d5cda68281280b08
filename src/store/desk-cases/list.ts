import type { CasePage, CaseView, Today } from '../../cases/case-view.ts';
import type { Submission } from '../../cases/types.ts';
import type { StoreContext } from '../context.ts';
import { marks, rows } from '../database.ts';
import { SUBMISSION_COLUMNS, submissionOf } from '../submission-row.ts';
import { compareKeys, keysOf, readKey, writeKey, type Key } from './keys.ts';

/** How far a view is counted. */
export const MOST_COUNTED = 1000;

interface Cut {
  readonly keys: readonly Key[];
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
}

/** One page of a view. */
export async function listCases(context: StoreContext, view: CaseView, today: Today): Promise<CasePage> {
  const first = await keysOf(context, view, today, { limit: MOST_COUNTED + 1 });
  const isWhole = first.length <= MOST_COUNTED;
  const { keys, hasPrevious, hasNext } = isWhole ? cutOf(first, view) : await cutFrom(context, view, today, first);
  const [start, end] = [keys[0], keys.at(-1)];
  return {
    cases: await casesOf(context, keys),
    ...(hasPrevious && start ? { previous: writeKey(start) } : {}),
    ...(hasNext && end ? { next: writeKey(end) } : {}),
    total: Math.min(first.length, MOST_COUNTED),
  };
}

/** A page out of all keys of a view. */
function cutOf(all: readonly Key[], { after, before, sort, limit }: CaseView): Cut {
  const low = readKey(after, sort);
  const high = low ? undefined : readKey(before, sort);
  const beyond = low ? all.filter((key) => compareKeys(key, low, sort) > 0) : all;
  const within = high ? all.filter((key) => compareKeys(key, high, sort) < 0) : beyond;
  const start = all.length - beyond.length + (high ? Math.max(0, within.length - limit) : 0);
  const keys = all.slice(start, high ? within.length : start + limit);
  return { keys, hasPrevious: start > 0, hasNext: start + keys.length < all.length };
}

/** A page of a view that is too long to be looked at whole. */
async function cutFrom(context: StoreContext, view: CaseView, today: Today, first: readonly Key[]): Promise<Cut> {
  const { after, before, sort, limit } = view;
  const low = readKey(after, sort);
  const high = low ? undefined : readKey(before, sort);
  if (!low && !high) return { keys: first.slice(0, limit), hasPrevious: false, hasNext: first.length > limit };
  const from = low ?? high;
  const place = { ...(from ? { from } : {}), backwards: low === undefined };
  const found = await keysOf(context, view, today, { ...place, limit: limit + 1 });
  const keys = low ? found.slice(0, limit) : found.slice(0, limit).toReversed();
  const goesOn = found.length > limit;
  const turnsBack = await hasMore(context, view, today, low ? keys[0] : keys.at(-1), low !== undefined);
  return low ? { keys, hasPrevious: turnsBack, hasNext: goesOn } : { keys, hasPrevious: goesOn, hasNext: turnsBack };
}

async function hasMore(
  context: StoreContext,
  view: CaseView,
  today: Today,
  from: Key | undefined,
  backwards: boolean,
): Promise<boolean> {
  return from !== undefined && (await keysOf(context, view, today, { from, backwards, limit: 1 })).length > 0;
}

/** In the order of the keys. */
export async function casesOf(
  { database, sealer }: StoreContext,
  keys: readonly Pick<Key, 'reference'>[],
): Promise<readonly Submission[]> {
  if (keys.length === 0) return [];
  const references = keys.map(({ reference }) => reference);
  const question = `select ${SUBMISSION_COLUMNS} from submissions where reference in (${marks(references)})`;
  const found = await rows(database.read, question, references);
  const known = new Map(found.map((row) => [String(row.reference), row]));
  return references.flatMap((reference) => {
    const row = known.get(reference);
    return row ? [submissionOf(row, sealer)] : [];
  });
}
