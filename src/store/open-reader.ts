import { access } from 'node:fs/promises';
import path from 'node:path';
import type { Submission } from '../cases/types.ts';
import type { ServiceSource } from '../forms/types.ts';
import { attachmentFiles } from './attachment-files.ts';
import { attachments } from './attachments.ts';
import type { StoreContext } from './context.ts';
import { rows } from './database.ts';
import { explained } from './explained.ts';
import { allForms } from './forms.ts';
import type { StoreOptions } from './open-store.ts';
import { openPostgres } from './postgres.ts';
import { findSubmission } from './read-submissions.ts';
import { createSealer } from './seal.ts';
import { openSqlite } from './sqlite.ts';
import { explain, StoreError } from './store-error.ts';
import type { StoredFile } from './store.ts';

/** What is stored, for whoever reads it beside the running program. All methods reject with a `StoreError`. */
export interface Reader {
  find(reference: string): Promise<Submission | undefined>;
  /** Every submission's number and time (epoch milliseconds), oldest first. */
  list(): Promise<readonly { readonly reference: string; readonly submittedAt: number }[]>;
  forms(): Promise<readonly ServiceSource[]>;
  file(id: string): Promise<StoredFile | undefined>;
  close(): Promise<void>;
}

/**
 * Opens the store to read. Unlike `openStore` it makes no table, claims no key and ends no lease: the program may be running.
 * @throws {StoreError} with a sentence for whoever asked, when there is nothing to read.
 */
export async function openReader(options: Pick<StoreOptions, 'url' | 'dataDir' | 'dataKey'>): Promise<Reader> {
  const sealer = createSealer(options.dataKey);
  try {
    const database = options.url === undefined ? await openExisting(options.dataDir) : openPostgres(options.url);
    return readerOf({ database, sealer, capacityOf: () => 0, announce: false }, options.dataDir);
  } catch (error) {
    throw explain(error);
  }
}

async function openExisting(dataDir: string): ReturnType<typeof openSqlite> {
  await access(path.join(dataDir, 'ezhan.sqlite')).catch(() => {
    throw new StoreError('DATA_DIR holds no database: set it to the folder that the program uses.', 'ENOENT');
  });
  return openSqlite(dataDir);
}

function readerOf(context: StoreContext, dataDir: string): Reader {
  const { read } = context.database;
  const files = attachments(context, attachmentFiles(dataDir));
  return explained({
    find: (reference) => findSubmission(context, read, reference),
    list: async () => {
      const found = await rows(read, 'select reference, created_at from submissions order by created_at, reference');
      return found.map((row) => ({ reference: String(row.reference), submittedAt: Number(row.created_at) }));
    },
    forms: () => allForms(context),
    file: (id) => files.read(id),
    close: () => context.database.close(),
  });
}
