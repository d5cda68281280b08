import type { CaseView, Today } from '../../cases/case-view.ts';
import type { StoreContext } from '../context.ts';
import { rows, type Value } from '../database.ts';
import { tableFor, whereOf } from './view-where.ts';

/** Where a case stands in the order of a view: what it is sorted by, and its reference. */
export interface Key {
  readonly by: string | number;
  readonly reference: string;
}

export interface Place {
  /** Only what comes after this in the order of the view, or before it; `from` itself is in neither. */
  readonly from?: Key;
  /** Against the order of the view: the nearest before `from` come first. */
  readonly backwards?: boolean;
  readonly limit: number;
}

/** Keys of a view in its order, or against it, out of an index alone. */
export async function keysOf(
  { database, sealer }: StoreContext,
  view: CaseView,
  today: Today,
  { from, backwards = false, limit }: Place,
): Promise<readonly Key[]> {
  const where = whereOf(sealer, view, today);
  const column = columnOf(view);
  const down = view.sort.startsWith('-') !== backwards;
  const [sign, order] = down ? ['<', 'desc'] : ['>', 'asc'];
  const beyond = from ? `and (${column}, reference) ${sign} (?, ?)` : '';
  const found = await rows(
    database.read,
    `select ${column} as place, reference from ${tableFor(database.kind, view)} where ${where.sql} ${beyond}
      order by ${column} ${order}, reference ${order} limit ?`,
    [...where.values, ...(from ? [from.by, from.reference] : []), limit],
  );
  return found.map(({ place, reference }) => ({ by: placeOf(place), reference: String(reference) }));
}

function placeOf(value: Value | undefined): string | number {
  return typeof value === 'number' ? value : String(value);
}

export function columnOf({ sort }: Pick<CaseView, 'sort'>): 'urgency' | 'created_at' {
  return sort.endsWith('due') ? 'urgency' : 'created_at';
}

/** As an address says it. */
export function writeKey({ by, reference }: Key): string {
  return `${by}.${reference}`;
}

/** Undefined for what is no key of this order: the view then begins at its beginning. */
export function readKey(text: string | undefined, sort: CaseView['sort']): Key | undefined {
  const pattern = columnOf({ sort }) === 'urgency' ? /^(9?\d{4}-\d\d-\d\d)\.(.{1,40})$/ : /^(\d{1,15})\.(.{1,40})$/;
  const [, by, reference] = pattern.exec(text ?? '') ?? [];
  if (by === undefined || reference === undefined) return undefined;
  return { by: columnOf({ sort }) === 'urgency' ? by : Number(by), reference };
}

/** Negative when `a` comes before `b` in the order of the view. */
export function compareKeys(a: Key, b: Key, sort: CaseView['sort']): number {
  const up = a.by === b.by ? order(a.reference, b.reference) : order(a.by, b.by);
  return sort.startsWith('-') ? -up : up;
}

function order(a: string | number, b: string | number): number {
  return a < b ? -1 : Number(a > b);
}
