import type { StoreContext } from '../context.ts';
import { rows, type Row } from '../database.ts';
import type { Sealer } from '../seal.ts';
import type { LogEntry } from './types.ts';

/** Oldest first: everything that was done with a case. */
export async function readLog({ database, sealer }: StoreContext, reference: string): Promise<readonly LogEntry[]> {
  const found = await rows(
    database.read,
    'select id, at, actor, action, reference, detail from audit where reference = ? order by at, seq',
    [reference],
  );
  return found.map((row) => entryOf(row, sealer));
}

/** An entry of the record, its detail opened. */
function entryOf(row: Row, sealer: Sealer): LogEntry {
  const id = String(row.id);
  return {
    id,
    at: Number(row.at),
    actor: String(row.actor),
    action: String(row.action),
    ...(typeof row.reference === 'string' ? { reference: row.reference } : {}),
    ...(typeof row.detail === 'string' ? { detail: sealer.open(row.detail, `audit ${id}`) } : {}),
  };
}
