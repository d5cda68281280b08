import type { Knex } from 'knex';

/** One of the two databases, with what differs between them settled. */
export interface Database {
  readonly kind: 'sqlite' | 'postgres';
  /** Reads only; on SQLite the readers never wait for the writer. */
  readonly read: Knex;
  /** Single statements that write. */
  readonly write: Knex;
  /** All or nothing. Inside, only the transaction may be used: anything else would wait for it for ever. */
  transaction<T>(work: (sql: Knex.Transaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Knex would write to standard output, in words and with stacks: what fails is told by what is thrown. */
export const SILENT = { warn: ignore, error: ignore, deprecate: ignore, debug: ignore } as const;

function ignore(): void {
  // Nothing is said.
}

/** What both drivers bind and return alike: no booleans, dates or big integers. */
export type Value = string | number | null;
export type Row = Readonly<Record<string, Value>>;

/** Runs one statement and returns its rows, whichever driver answers. */
export async function rows(sql: Knex, text: string, bindings: readonly Value[] = []): Promise<readonly Row[]> {
  const answer: unknown = await sql.raw(text, bindings);
  return (Array.isArray(answer) ? answer : (answer as { rows: unknown }).rows) as readonly Row[];
}

/** `?, ?, ?` for a list. */
export function marks(list: readonly unknown[]): string {
  return Array(list.length).fill('?').join(', ');
}

/** SQLite binds at most 32,766 values in a statement. */
const MOST_VALUES = 30_000;

/** Inserts many rows, by one statement as long as they fit into one; `rest` is what follows the values. */
export async function insert(
  sql: Knex,
  into: string,
  values: readonly (readonly Value[])[],
  rest = '',
): Promise<readonly Row[]> {
  const most = Math.floor(MOST_VALUES / (values[0]?.length ?? 1));
  const returned: Row[] = [];
  for (let from = 0; from < values.length; from += most) {
    const some = values.slice(from, from + most);
    const tuples = some.map((row) => `(${marks(row)})`).join(', ');
    returned.push(...(await rows(sql, `insert into ${into} values ${tuples} ${rest}`, some.flat())));
  }
  return returned;
}
