import type { District } from '../forms/types.ts';

/** A line of a table by office. */
export interface OfficeRow {
  /** Absent: offices that are no longer in the district's data. */
  readonly office?: string;
  /** True for what lies with an office itself, beside lines for those below it. */
  readonly own?: true;
  /** Whose cases the line adds up. */
  readonly offices: readonly string[];
  /** Lines that this one is the sum of, with the rest its own. */
  readonly below: readonly OfficeRow[];
}

type Where = Pick<District, 'offices'>;

/**
 * The lines of a table by office, each with those below it. They never share a case, and all of them hold every case.
 * @param root the office whose part of the district is shown; absent: all of it.
 * @param known offices that have cases.
 */
export function officeRows(district: Where, root: string | undefined, known: readonly string[]): readonly OfficeRow[] {
  const tops =
    root === undefined ? district.offices.filter(({ parent }) => parent === undefined).map(({ id }) => id) : [root];
  const [top] = tops;
  const rows = tops.length === 1 && top !== undefined ? partsOf(district, top) : tops.map((id) => rowOf(district, id));
  const covered = new Set(rows.flatMap(({ offices }) => offices));
  const others = known.filter((office) => !covered.has(office));
  return others.length === 0 ? rows : [...rows, { offices: others, below: [] }];
}

/** What lies below an office, line by line, and what lies with itself. */
function partsOf(district: Where, office: string): readonly OfficeRow[] {
  const below = district.offices.filter(({ parent }) => parent === office).map(({ id }) => rowOf(district, id));
  return [...below, { office, own: true, offices: [office], below: [] }];
}

function rowOf(district: Where, office: string): OfficeRow {
  const below = district.offices.filter(({ parent }) => parent === office).map(({ id }) => rowOf(district, id));
  return { office, offices: [office, ...below.flatMap(({ offices }) => offices)], below };
}
