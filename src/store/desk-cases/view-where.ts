import type { CaseView, Today } from '../../cases/case-view.ts';
import { isFinal } from '../../cases/status.ts';
import { addDays } from '../../forms/plain-date.ts';
import { marks, type Database, type Value } from '../database.ts';
import type { Sealer } from '../seal.ts';
import { matchText, type Part } from './match-text.ts';

type Filters = Omit<CaseView, 'sort' | 'after' | 'before' | 'limit'>;

/** The rows of a view, as a condition on `submissions`. Columns of its indexes alone, so that a list reads no rows. */
export function whereOf(sealer: Sealer, view: Filters, today: Today): Part {
  const parts = [
    ...(isOpen(view) ? [plain('open = 1')] : []),
    ...(view.status === 'closed' ? [plain('open = 0')] : []),
    ...exactly(view),
    ...within(view, today),
    // Written out: an index of these rows alone stands by.
    ...(view.unhappy ? [plain('rating <= 2')] : []),
    ...(view.text === undefined ? [] : [found(matchText(sealer, view.text))]),
  ];
  if (parts.length === 0) return plain('1 = 1');
  return { sql: parts.map(({ sql }) => sql).join(' and '), values: parts.flatMap(({ values }) => values) };
}

/** True where nothing final can be in the view: the index of what is open is a small part of all. */
function isOpen({ status, due, returned }: Filters): boolean {
  if (status === 'open' || due !== undefined || returned) return true;
  return status !== undefined && status !== 'closed' && !isFinal(status);
}

function exactly({ offices, service, status, channel, clerk, returned }: Filters): readonly Part[] {
  return [
    ...(offices === undefined ? [] : [oneOf('office', offices)]),
    ...(service === undefined ? [] : [equal('service', service)]),
    ...(status === undefined || status === 'open' || status === 'closed' ? [] : [equal('status', status)]),
    ...(channel === undefined ? [] : [equal('channel', channel)]),
    ...(clerk === undefined ? [] : [clerk === 'none' ? plain('clerk is null') : equal('clerk', clerk)]),
    ...(returned ? [plain('returned = 1')] : []),
  ];
}

function within({ due, from, to }: Filters, { today, soon, startOf }: Today): readonly Part[] {
  return [
    ...(due === 'over' ? [{ sql: 'runs_until < ?', values: [today] }] : []),
    ...(due === 'soon' ? [{ sql: 'runs_until between ? and ?', values: [today, soon] }] : []),
    ...(from === undefined ? [] : [{ sql: 'created_at >= ?', values: [startOf(from)] }]),
    ...(to === undefined ? [] : [{ sql: 'created_at < ?', values: [startOf(addDays(to, 1))] }]),
  ];
}

export function oneOf(column: string, values: readonly string[]): Part {
  return values.length === 0 ? plain('1 = 0') : { sql: `${column} in (${marks(values)})`, values };
}

function equal(column: string, value: string): Part {
  return { sql: `${column} = ?`, values: [value] };
}

function found(match: Part | undefined): Part {
  return match ? { sql: `reference in (${match.sql})`, values: match.values } : plain('1 = 0');
}

function plain(sql: string): Part {
  return { sql, values: [] satisfies Value[] };
}

/**
 * The table, on SQLite with the index that suits the view: it keeps no figures of what is stored, so that its own choice
 * would be a guess. A search is left to it, for that begins with few rows.
 */
export function tableFor(kind: Database['kind'], view: Pick<CaseView, 'sort'> & Filters): string {
  if (kind !== 'sqlite') return 'submissions';
  if (view.unhappy) return 'submissions indexed by submissions_unhappy';
  if (isOpen(view)) return 'submissions indexed by submissions_open';
  if (view.text !== undefined) return 'submissions';
  const order = view.sort.endsWith('due') ? 'due' : 'received';
  return `submissions indexed by submissions_${view.offices?.length === 1 ? 'office_' : ''}${order}`;
}
