/** A failure of the database or the disk. Its message is for the log: it names no value that was to be stored. */
export class StoreError extends Error {
  override readonly name = 'StoreError';

  constructor(
    message: string,
    /** The driver's own code, such as `SQLITE_FULL` or `ECONNREFUSED`. */
    readonly code?: string,
  ) {
    super(message);
  }
}

const SENTENCES: Readonly<Record<string, string>> = {
  SQLITE_FULL: 'The disk is full: nothing can be stored in DATA_DIR until there is room.',
  ENOSPC: 'The disk is full: nothing can be stored in DATA_DIR until there is room.',
  SQLITE_READONLY: 'DATA_DIR cannot be written to: give the program the right to write there.',
  EACCES: 'DATA_DIR cannot be written to: give the program the right to write there.',
  EPERM: 'DATA_DIR cannot be written to: give the program the right to write there.',
  EROFS: 'DATA_DIR cannot be written to: it lies on a read-only disk.',
  SQLITE_CANTOPEN: 'The database in DATA_DIR cannot be opened: check that the folder exists and can be written to.',
  ENOTDIR: 'DATA_DIR is not a folder.',
  EEXIST: 'DATA_DIR is not a folder.',
  SQLITE_BUSY: 'The database in DATA_DIR is held by another program: only one may use it.',
  SQLITE_NOTADB: 'The file in DATA_DIR is no database, or it is damaged.',
  SQLITE_CORRUPT: 'The database in DATA_DIR is damaged: restore the last backup.',
  ECONNREFUSED: 'The database of DATABASE_URL does not answer: check that it runs and that the address is right.',
  ENOTFOUND: 'The host of DATABASE_URL is not known.',
  ECONNRESET: 'The database of DATABASE_URL ended the connection.',
  ETIMEDOUT: 'The database of DATABASE_URL does not answer.',
  '28P01': 'The database of DATABASE_URL refuses the password.',
  '28000': 'The database of DATABASE_URL refuses this user.',
  '3D000': 'The database named in DATABASE_URL does not exist.',
  '42501': 'The user of DATABASE_URL lacks a right in its database.',
  '53100': 'The disk of the database is full.',
  '57P01': 'The database of DATABASE_URL was shut down.',
  '57P03': 'The database of DATABASE_URL is starting up.',
};

/** Turns a driver's error into a sentence without values. Errors of the program itself pass unchanged. */
export function explain(error: unknown): unknown {
  const code = codeOf(error);
  if (error instanceof StoreError) return error;
  if (code !== undefined) return new StoreError(SENTENCES[code] ?? `The database failed (${code}).`, code);
  if (
    error instanceof Error &&
    /Timeout acquiring a connection|Connection (terminated|ended)|timeout/i.test(error.message)
  )
    return new StoreError('The database does not answer.', 'TIMEOUT');
  return error;
}

/**
 * True for a failure that lies in what was to be stored, rather than in the database or the disk: others that were to be
 * stored with it can be.
 */
export function isOfItsValues(error: unknown): boolean {
  const explained = explain(error);
  if (!(explained instanceof StoreError)) return true;
  return /^(SEAL|2[23].{3}|SQLITE_(CONSTRAINT|TOOBIG|MISMATCH))$/.test(explained.code ?? '');
}

/** The driver's code, also out of the errors that Node gathers when every address of a host refused. */
export function codeOf(error: unknown): string | undefined {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
