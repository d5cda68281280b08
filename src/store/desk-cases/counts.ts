import type { CaseCounts, Today } from '../../cases/case-view.ts';
import type { StoreContext } from '../context.ts';
import { rows, type Row } from '../database.ts';
import type { Scope } from './types.ts';
import { oneOf } from './view-where.ts';

/** The heads of the queue, each as many as its view holds. */
export async function countCases(
  { database }: StoreContext,
  { offices, clerk }: Scope,
  { today, soon }: Today,
): Promise<CaseCounts> {
  const scope = offices === undefined ? { sql: '1 = 1', values: [] } : oneOf('office', offices);
  const table = (index: string) => `submissions ${database.kind === 'sqlite' ? `indexed by submissions_${index}` : ''}`;
  const sum = (condition: string, name: string) => `sum(case when ${condition} then 1 else 0 end) as ${name}`;
  const [open] = await rows(
    database.read,
    `select ${sum("status = 'submitted'", 'fresh')}, ${sum('runs_until between ? and ?', 'soon')},
      ${sum('runs_until < ?', 'late')}, ${sum("status = 'correction'", 'correction')}, ${sum('returned = 1', 'returned')},
      ${sum('clerk = ?', 'mine')}, ${sum('clerk = ? and runs_until < ?', 'mine_late')}
      from ${table('open')} where open = 1 and ${scope.sql}`,
    [today, soon, today, clerk, clerk, today, ...scope.values],
  );
  const [rated] = await rows(
    database.read,
    `select count(*) as unhappy from ${table('unhappy')} where rating <= 2 and ${scope.sql}`,
    scope.values,
  );
  return countsOf(open ?? {}, rated ?? {});
}

/** A sum over nothing is null. */
function countsOf(open: Row, rated: Row): CaseCounts {
  return {
    fresh: Number(open.fresh ?? 0),
    soon: Number(open.soon ?? 0),
    over: Number(open.late ?? 0),
    correction: Number(open.correction ?? 0),
    returned: Number(open.returned ?? 0),
    mine: Number(open.mine ?? 0),
    mineOver: Number(open.mine_late ?? 0),
    unhappy: Number(rated.unhappy ?? 0),
  };
}
