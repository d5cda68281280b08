import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { connect } from './sqlite.ts';
import { explain } from './store-error.ts';

/** One that is just stopping gives the folder up within this time. */
const PATIENCE = 'busy_timeout = 3000';
/** Nothing is ever written into the file: a journal beside it would only puzzle people. */
const NO_JOURNAL = 'journal_mode = MEMORY';

/**
 * Takes a data folder for this process alone, as SQLite's store needs it: a second process would end the leases of the
 * first and send its messages again. A lock of the operating system holds it, so that it ends with the process, however
 * that ends. Whoever only reads does not ask for it.
 * @returns what gives the folder up.
 * @throws {StoreError} with a sentence, when another process has it.
 */
export async function holdFolder(dataDir: string): Promise<() => Promise<void>> {
  try {
    await mkdir(dataDir, { recursive: true });
  } catch (error) {
    throw explain(error);
  }
  const lock = connect(path.join(dataDir, 'ezhan.lock'), 1, [PATIENCE, NO_JOURNAL]);
  try {
    await lock.raw('begin exclusive');
  } catch (error) {
    await lock.destroy();
    throw explain(error);
  }
  return () => lock.destroy();
}
