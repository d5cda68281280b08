/** A connection of the package sqlite3, as far as it is used here. */
export interface Connection {
  serialize(): void;
  exec(sql: string, done: (error: Error | null) => void): void;
  prepare(sql: string, done: (error: Error | null) => void): Statement;
}

interface Statement {
  all(bindings: readonly unknown[], done: (error: Error | null, rows: readonly object[]) => void): void;
  finalize(): void;
}

/** What a turn says again and again; not what makes or changes tables. */
const KEPT = /^\s*(?:select|insert|update|delete|with|begin|commit)\b/i;
/** Statements at most; the one that was not asked for the longest goes first. */
const MOST = 100;

const statements = new WeakMap<Connection, Map<string, Promise<Statement>>>();

/** Whether it is worth keeping. */
export function isKept(sql: string): boolean {
  return KEPT.test(sql);
}

/** Runs a statement, prepared once a connection: half of the work that the driver has with it. */
export async function runPrepared(
  connection: Connection,
  sql: string,
  bindings: readonly unknown[],
): Promise<readonly object[]> {
  const kept = statements.get(connection) ?? new Map<string, Promise<Statement>>();
  statements.set(connection, kept);
  const statement = kept.get(sql) ?? prepare(connection, sql);
  kept.delete(sql);
  kept.set(sql, statement);
  if (kept.size > MOST) dropOldest(kept);
  try {
    return await all(await statement, bindings);
  } catch (error) {
    // One that could not be prepared is tried anew the next time.
    if (kept.delete(sql)) finalize(statement);
    throw error;
  }
}

/** A connection does not close while it has statements. */
export async function dropPrepared(connection: Connection): Promise<void> {
  const kept = [...(statements.get(connection)?.values() ?? [])];
  statements.delete(connection);
  await Promise.allSettled(kept);
  for (const statement of kept) finalize(statement);
}

function dropOldest(kept: Map<string, Promise<Statement>>): void {
  const [oldest] = kept;
  if (!oldest) return;
  kept.delete(oldest[0]);
  finalize(oldest[1]);
}

function finalize(statement: Promise<Statement>): void {
  statement.then((prepared) => {
    prepared.finalize();
  }, ignore);
}

function ignore(): void {
  // What was never prepared needs no end.
}

function prepare(connection: Connection, sql: string): Promise<Statement> {
  return new Promise((resolve, reject) => {
    const statement = connection.prepare(sql, (error) => {
      if (error) reject(error);
      else resolve(statement);
    });
  });
}

function all(statement: Statement, bindings: readonly unknown[]): Promise<readonly object[]> {
  return new Promise((resolve, reject) => {
    statement.all(bindings, (error, rows) => {
      if (error) reject(error);
      else resolve(rows);
    });
  });
}
