import type { Knex } from 'knex';
import { appendAudits, type AuditEntry } from './audit-chain.ts';
import type { Database } from './database.ts';
import type { Sealer } from './seal.ts';

/** A case that was made or changed. */
export interface CaseChange {
  readonly reference: string;
  readonly office: string;
}

type Listener = (change: CaseChange) => void;
/** Calls back after commits; returns how to stop. */
export type Watch = (listener: Listener) => () => void;

interface Journal {
  readonly audits: AuditEntry[];
  readonly changes: CaseChange[];
}

const journals = new WeakMap<object, Journal>();

/** Adds to the record of who did what, at the end of this transaction. */
export function writeAudit(sql: Knex, entry: AuditEntry): void {
  journalOf(sql).audits.push(entry);
}

/** Notes a case that this transaction makes or changes: listeners hear of it after the commit. */
export function noteChange(sql: Knex, { reference, office }: CaseChange): void {
  journalOf(sql).changes.push({ reference, office });
}

/** Whoever writes outside of a transaction would leave no record. */
function journalOf(sql: Knex): Journal {
  const journal = journals.get(sql);
  if (!journal) throw new Error('What changes a case, or is to be recorded, runs in a transaction of the store.');
  return journal;
}

/**
 * The database, whose transactions end with the entries of their journal. The chain of the audit is held last: whoever
 * waits for its end holds everything else already, so that no two transactions wait for each other.
 */
export function withJournal(
  database: Database,
  sealer: Sealer,
): { readonly database: Database; readonly watch: Watch } {
  const listeners = new Set<Listener>();
  return {
    database: { ...database, transaction },
    watch: (listener) => {
      // One listener may be given twice: each time is its own.
      const own: Listener = (change) => {
        listener(change);
      };
      listeners.add(own);
      return () => {
        listeners.delete(own);
      };
    },
  };

  async function transaction<T>(work: (sql: Knex.Transaction) => Promise<T>): Promise<T> {
    const journal: Journal = { audits: [], changes: [] };
    const result = await database.transaction(async (sql) => {
      journals.set(sql, journal);
      const done = await work(sql);
      await appendAudits(database.kind, sealer, sql, journal.audits);
      return done;
    });
    for (const change of journal.changes) for (const listener of [...listeners]) listener(change);
    return result;
  }
}
