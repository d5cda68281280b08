import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { insert, rows, type Database, type Value } from './database.ts';
import type { Sealer } from './seal.ts';

/** Who did what, for the record that residents do not see. */
export interface AuditEntry {
  /** Epoch milliseconds. */
  readonly at: number;
  /** `clerk:<id>`, or the channel for residents and portals. */
  readonly actor: string;
  readonly action: string;
  readonly reference?: string;
  /** Sealed where it is stored. Never an answer. */
  readonly detail?: string;
}

/** An entry as it is stored, but for its hash. */
export interface AuditRow {
  readonly id: string;
  readonly at: number;
  readonly actor: string;
  readonly action: string;
  readonly reference: string | null;
  readonly detail: string | null;
  /** 1 for the first; no number is left out. */
  readonly seq: number;
}

const COLUMNS = 'audit (id, at, actor, action, reference, detail, seq, hash)';

/** Begins the hashes that only the owner of DATA_KEY can make. */
export const KEYED = 'k:';
/** Begins those that were made while there was no key. */
const PLAIN = 's:';

/**
 * The hash of an entry covers the one before it, so that nothing can be altered, put in or taken out unnoticed. An entry
 * that was made without a key keeps its hash when a key comes.
 * @param previous the hash of the entry before; empty for the first.
 */
export function auditHash(sealer: Sealer, previous: string, row: AuditRow): string {
  const { seq, id, at, actor, action, reference, detail } = row;
  const text = JSON.stringify([previous, seq, id, at, actor, action, reference, detail]);
  return (sealer.keyId === undefined ? PLAIN : KEYED) + sealer.fingerprint(text, 'audit');
}

/** Adds entries to the end of the chain; from then on until the commit no other transaction adds any. */
export async function appendAudits(
  kind: Database['kind'],
  sealer: Sealer,
  sql: Knex,
  entries: readonly AuditEntry[],
): Promise<void> {
  await extendChain(
    kind,
    sealer,
    sql,
    entries.map((entry) => rowOf(entry, sealer)),
  );
}

/** Links rows to the chain that may be in the table already, without a place in it. */
export async function extendChain(
  kind: Database['kind'],
  sealer: Sealer,
  sql: Knex,
  entries: readonly Omit<AuditRow, 'seq'>[],
): Promise<void> {
  if (entries.length === 0) return;
  const lock = kind === 'postgres' ? 'for update' : '';
  const [head] = await rows(sql, `select seq, hash from audit_head where id = 1 ${lock}`);
  let [seq, hash] = [Number(head?.seq ?? 0), String(head?.hash ?? '')];
  const values = entries.map((entry): readonly Value[] => {
    hash = auditHash(sealer, hash, { ...entry, seq: ++seq });
    return [entry.id, entry.at, entry.actor, entry.action, entry.reference, entry.detail, seq, hash];
  });
  await insert(sql, COLUMNS, values, 'on conflict (id) do update set seq = excluded.seq, hash = excluded.hash');
  await rows(sql, 'update audit_head set seq = ?, hash = ? where id = 1', [seq, hash]);
}

function rowOf({ at, actor, action, reference, detail }: AuditEntry, sealer: Sealer): Omit<AuditRow, 'seq'> {
  const id = randomUUID();
  const sealed = detail === undefined ? null : sealer.seal(detail, `audit ${id}`);
  return { id, at, actor, action, reference: reference ?? null, detail: sealed };
}
