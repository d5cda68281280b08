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

/** What follows `in` for a list: `<text>` with `bindings`. */
interface Among {
  readonly text: string;
  readonly bindings: readonly Value[];
}

/**
 * A list, or a list of keys of several columns, to be compared with by `in`. SQLite takes it as one JSON text: each value
 * that is bound on its own costs more on the main thread than the whole of the statement costs on another.
 */
export function among(
  sql: Knex,
  list: readonly Value[] | readonly (readonly Value[])[],
  types: readonly string[] = [],
): Among {
  if (isSqlite(sql)) {
    const columns = types.length === 0 ? 'value' : types.map((_, at) => `value ->> ${at}`).join(', ');
    return { text: `(select ${columns} from json_each(?))`, bindings: [JSON.stringify(list)] };
  }
  if (types.length === 0) return { text: `(${marks(list)})`, bindings: list as readonly Value[] };
  const tuple = `(${types.map((type) => `cast(? as ${type})`).join(', ')})`;
  return { text: `(values ${list.map(() => tuple).join(', ')})`, bindings: list.flat() };
}

/** PostgreSQL binds at most 65,535 values in a statement. */
const MOST_VALUES = 60_000;

/** Inserts many rows, by one statement as long as they fit into one; `rest` is what follows the values. */
export async function insert(
  sql: Knex,
  into: string,
  values: readonly (readonly Value[])[],
  rest = '',
): Promise<readonly Row[]> {
  const [first] = values;
  if (!first) return [];
  if (isSqlite(sql)) {
    const columns = first.map((_, at) => `value ->> ${at}`).join(', ');
    // `where true` tells `on conflict` apart from the `on` of a join: https://www.sqlite.org/lang_upsert.html
    const text = `insert into ${into} select ${columns} from json_each(?) where true ${rest}`;
    return rows(sql, text, [JSON.stringify(values)]);
  }
  const most = Math.floor(MOST_VALUES / first.length);
  const returned: Row[] = [];
  for (let from = 0; from < values.length; from += most) {
    const some = values.slice(from, from + most);
    const tuples = some.map((row) => `(${marks(row)})`).join(', ');
    returned.push(...(await rows(sql, `insert into ${into} values ${tuples} ${rest}`, some.flat())));
  }
  return returned;
}

function isSqlite(sql: Knex): boolean {
  return (sql.client as { readonly dialect?: unknown }).dialect === 'sqlite3';
}
