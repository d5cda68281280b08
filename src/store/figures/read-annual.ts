import type { AnnualAsked, AnnualCell } from '../../cases/annual-counts.ts';
import type { StoreContext } from '../context.ts';
import { marks, rows, type Row, type Value } from '../database.ts';

/** What was done in a year, by service and office: unlike the other figures, by when it was done. */
export async function readAnnual({ database }: StoreContext, asked: AnnualAsked): Promise<readonly AnnualCell[]> {
  const { from, to, offices } = asked;
  if (offices?.length === 0) return [];
  const inOffices = offices === undefined ? '' : `and submissions.office in (${marks(offices)})`;
  const values: readonly Value[] = [from, to, ...(offices ?? [])];
  const closed = `select service, office, 0 as came, count(*) as finished, sum(on_time) as on_time,
      count(case when status in ('approved', 'ready', 'delivered') then 1 end) as granted
    from submissions where closed_at >= ? and closed_at < ? ${inOffices} group by service, office`;
  const visits = `select service, office, count(*) as came, 0 as finished, 0 as on_time, 0 as granted
    from bookings join submissions on submissions.reference = bookings.reference
    where arrived_at >= ? and arrived_at < ? ${inOffices} group by service, office`;
  const found = await rows(
    database.read,
    `select service, office, sum(came) as came, sum(finished) as finished, sum(on_time) as on_time, sum(granted) as granted
    from (${closed} union all ${visits}) counted group by service, office order by service, office`,
    [...values, ...values],
  );
  return found.map(cellOf);
}

function cellOf(row: Row): AnnualCell {
  return {
    service: String(row.service),
    office: String(row.office),
    granted: Number(row.granted),
    finished: Number(row.finished),
    onTime: Number(row.on_time),
    came: Number(row.came),
  };
}
