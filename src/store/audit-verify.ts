import { access } from 'node:fs/promises';
import path from 'node:path';
import { auditHash, KEYED, type AuditRow } from './audit-chain.ts';
import { rows, type Database, type Row } from './database.ts';
import { openPostgres } from './postgres.ts';
import { createSealer, type Sealer } from './seal.ts';
import { openSqlite } from './sqlite.ts';
import { explain, StoreError } from './store-error.ts';

/** What the record of who did what looks like from its first entry to its last. */
export interface AuditVerdict {
  /** Entries that are as they were written, from the first one on. */
  readonly count: number;
  /** Hash of the last of these; empty where there is none. */
  readonly hash: string;
  /** The first entry that is not as it was written. */
  readonly fault?: AuditFault;
}

export type AuditFault =
  /** The entry itself, or the one before it, was altered. */
  | { readonly kind: 'altered'; readonly seq: number }
  | { readonly kind: 'missing'; readonly seq: number }
  /** It has no place in the chain: somebody put it in. */
  | { readonly kind: 'added'; readonly id: string }
  /** The end of the chain is not where it was left. */
  | { readonly kind: 'cut'; readonly seq: number }
  /** It was written with a DATA_KEY that was not given. */
  | { readonly kind: 'sealed'; readonly seq: number }
  /** The chain does not come by the hash that was kept elsewhere. */
  | { readonly kind: 'unexpected' };

export interface VerifyOptions {
  readonly dataDir: string;
  readonly url?: string;
  readonly dataKey?: string;
  /** A hash that was printed before and kept elsewhere: without it, one who owns the key could write all anew. */
  readonly expect?: string;
  /** Entries that are read at a time. */
  readonly step?: number;
}

const STEP = 1000;

/**
 * Walks the whole chain. Reads only; the program may be running.
 * @throws {StoreError} with a sentence for whoever asked, when there is nothing to read.
 */
export async function verifyAudit({
  dataDir,
  url,
  dataKey,
  expect,
  step = STEP,
}: VerifyOptions): Promise<AuditVerdict> {
  const sealer = createSealer(dataKey);
  try {
    const database = url === undefined ? await openExisting(dataDir) : openPostgres(url);
    try {
      return await walk(database, sealer, expect, step);
    } finally {
      await database.close();
    }
  } catch (error) {
    throw explain(error);
  }
}

async function openExisting(dataDir: string): Promise<Database> {
  await access(path.join(dataDir, 'ezhan.sqlite')).catch(() => {
    throw new StoreError('DATA_DIR holds no database: set it to the folder that the program uses.', 'ENOENT');
  });
  return openSqlite(dataDir);
}

/** The end first: what is written during the walk lies behind it. */
async function walk(
  database: Database,
  sealer: Sealer,
  expect: string | undefined,
  step: number,
): Promise<AuditVerdict> {
  const { read } = database;
  const [head] = await rows(read, 'select seq, hash from audit_head where id = 1');
  const end = { seq: Number(head?.seq ?? 0), hash: String(head?.hash ?? '') };
  const question = `select id, at, actor, action, reference, detail, seq, hash from audit
    where seq > ? and seq <= ? order by seq limit ?`;
  let [count, hash, met] = [0, '', expect === undefined];
  for (let found = step; found === step;) {
    const page = await rows(read, question, [count, end.seq, step]);
    for (const row of page) {
      const fault = faultOf(row, count + 1, hash, sealer);
      if (fault) return { count, hash, fault };
      hash = String(row.hash);
      count++;
      met ||= hash === expect;
    }
    found = page.length;
  }
  const fault = await faultAtEnd(database, { count, hash }, end, met);
  return { count, hash, ...(fault === undefined ? {} : { fault }) };
}

function faultOf(row: Row, expected: number, previous: string, sealer: Sealer): AuditFault | undefined {
  const seq = Number(row.seq);
  if (seq !== expected) return { kind: 'missing', seq: expected };
  const hash = String(row.hash);
  const isKeyed = hash.startsWith(KEYED);
  if (isKeyed && sealer.keyId === undefined) return { kind: 'sealed', seq };
  // Once there was a key, no entry is made without it.
  if (!isKeyed && previous.startsWith(KEYED)) return { kind: 'altered', seq };
  const own = auditHash(isKeyed ? sealer : createSealer(undefined), previous, auditRowOf(row));
  return own === hash ? undefined : { kind: 'altered', seq };
}

function auditRowOf({ id, at, actor, action, reference, detail, seq }: Row): AuditRow {
  const textOf = (value: Row[string] | undefined) => (typeof value === 'string' ? value : null);
  return {
    id: String(id),
    at: Number(at),
    actor: String(actor),
    action: String(action),
    reference: textOf(reference),
    detail: textOf(detail),
    seq: Number(seq),
  };
}

type Last = Pick<AuditVerdict, 'count' | 'hash'>;

async function faultAtEnd(
  { read }: Database,
  { count, hash }: Last,
  end: { readonly seq: number; readonly hash: string },
  met: boolean,
): Promise<AuditFault | undefined> {
  if (count < end.seq) return { kind: 'missing', seq: count + 1 };
  if (hash !== end.hash) return { kind: 'cut', seq: count };
  const [stray] = await rows(
    read,
    'select id from audit where seq is null or seq < 1 or (seq > ? and seq > (select seq from audit_head where id = 1)) limit 1',
    [end.seq],
  );
  if (stray) return { kind: 'added', id: String(stray.id) };
  return met ? undefined : { kind: 'unexpected' };
}
