import type { AuditPage, AuditRecord, AuditView } from '../cases/audit-view.ts';
import type { StoreContext } from './context.ts';
import { rows, type Row, type Value } from './database.ts';
import type { Sealer } from './seal.ts';

/** Who did what, newest first, a page at a time. */
export async function readAudit({ database, sealer }: StoreContext, view: AuditView): Promise<AuditPage> {
  const back = view.after !== undefined;
  const { where, bindings } = conditions(view);
  const found = await rows(
    database.read,
    `select seq, id, at, actor, action, reference, detail from audit where ${where}
      order by seq ${back ? 'asc' : 'desc'} limit ?`,
    [...bindings, view.limit + 1],
  );
  const some = found.slice(0, view.limit);
  const records = (back ? some.toReversed() : some).map((row) => recordOf(row, sealer));
  const isMore = found.length > view.limit;
  const [first, last] = [records[0]?.seq, records.at(-1)?.seq];
  return {
    records,
    ...((back || isMore) && last !== undefined ? { older: last } : {}),
    ...((back ? isMore : view.before !== undefined) && first !== undefined ? { newer: first } : {}),
  };
}

/** Everything that the record names as done. */
export async function auditActions({ database }: StoreContext): Promise<readonly string[]> {
  const found = await rows(database.read, 'select distinct action from audit order by action');
  return found.map(({ action }) => String(action));
}

function conditions(view: AuditView): { readonly where: string; readonly bindings: readonly Value[] } {
  const { actor, action, reference, from, to, before, after } = view;
  const parts: (readonly [string, Value])[] = [
    ...(actor === undefined ? [] : [['actor = ?', actor] as const]),
    ...(action === undefined ? [] : [['action = ?', action] as const]),
    ...(reference === undefined ? [] : [['reference = ?', reference] as const]),
    ...(from === undefined ? [] : [['at >= ?', from] as const]),
    ...(to === undefined ? [] : [['at < ?', to] as const]),
    ...(before === undefined ? [] : [['seq < ?', before] as const]),
    ...(after === undefined ? [] : [['seq > ?', after] as const]),
  ];
  return {
    where: ['seq is not null', ...parts.map(([text]) => text)].join(' and '),
    bindings: parts.map(([, value]) => value),
  };
}

function recordOf({ seq, id, at, actor, action, reference, detail }: Row, sealer: Sealer): AuditRecord {
  return {
    seq: Number(seq),
    at: Number(at),
    actor: String(actor),
    action: String(action),
    ...(typeof reference === 'string' ? { reference } : {}),
    ...(typeof detail === 'string' ? { detail: sealer.open(detail, `audit ${String(id)}`) } : {}),
  };
}
