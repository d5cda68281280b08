/** Knex ships no types for its dialects' modules; these are the parts that src/store/sqlite.ts builds on. */
declare module 'knex/lib/dialects/sqlite3/index.js' {
  import type { Knex } from 'knex';

  /** A statement on its way; what came of it is put into `response`. */
  export interface SqliteQuery {
    readonly method: string;
    readonly sql: string;
    readonly bindings?: readonly unknown[];
    response?: unknown;
  }

  export default class SqliteClient extends Knex.Client {
    _query(connection: unknown, query: SqliteQuery): Promise<SqliteQuery>;
    destroyRawConnection(connection: unknown): Promise<void>;
  }
}

declare module 'knex/lib/dialects/sqlite3/execution/sqlite-transaction.js' {
  import type { Knex } from 'knex';

  interface SqliteTransaction extends Knex.Transaction {
    begin(connection: unknown): PromiseLike<unknown>;
  }

  const SqliteTransaction: new (
    client: Knex.Client,
    container: unknown,
    config: unknown,
    outer: unknown,
  ) => SqliteTransaction;
  export default SqliteTransaction;
}
