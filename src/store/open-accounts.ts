import { mkdir } from 'node:fs/promises';
import { accounts } from './accounts/accounts.ts';
import type { Accounts } from './accounts/types.ts';
import type { AuditEntry } from './audit-chain.ts';
import { checkKey } from './check-key.ts';
import type { StoreContext } from './context.ts';
import type { Database } from './database.ts';
import { explained } from './explained.ts';
import { withJournal, writeAudit } from './journal.ts';
import { migrate } from './migrate.ts';
import type { StoreOptions } from './open-store.ts';
import { openPostgres } from './postgres.ts';
import { createSealer } from './seal.ts';
import { openSqlite } from './sqlite.ts';
import { explain } from './store-error.ts';

/** The accounts alone, for whoever keeps them beside the running program. All methods reject with a `StoreError`. */
export interface AccountsStore extends Pick<Accounts, 'clerks'> {
  record(entry: AuditEntry): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the accounts to be changed. Unlike `openStore` it ends no lease: the program may be running. Where it never ran,
 * the tables are made: so that accounts may come first.
 * @throws {StoreError} with a sentence for whoever asked.
 */
export async function openAccounts(options: Pick<StoreOptions, 'url' | 'dataDir' | 'dataKey'>): Promise<AccountsStore> {
  const sealer = createSealer(options.dataKey);
  let opened: Database | undefined;
  try {
    await mkdir(options.dataDir, { recursive: true });
    opened = options.url === undefined ? await openSqlite(options.dataDir) : openPostgres(options.url);
    const { database } = withJournal(opened, sealer);
    const context = { database, sealer, capacityOf: () => 0, announce: false };
    await migrate(opened);
    await checkKey(context);
    return accountsOf(context);
  } catch (error) {
    await opened?.close();
    throw explain(error);
  }
}

function accountsOf(context: StoreContext): AccountsStore {
  const { database } = context;
  return {
    clerks: accounts(context).clerks,
    ...explained({
      record: (entry: AuditEntry) =>
        database.transaction((sql) => {
          writeAudit(sql, entry);
          return Promise.resolve();
        }),
      close: () => database.close(),
    }),
  };
}
