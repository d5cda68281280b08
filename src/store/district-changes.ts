import type { Knex } from 'knex';
import type { DistrictChange, StoredChange } from '../cases/district-change.ts';
import type { StoreContext } from './context.ts';
import { insert, rows, type Row } from './database.ts';
import type { DistrictChanged, DistrictChanges, DistrictOrder, DistrictStore } from './district-types.ts';
import { explained } from './explained.ts';
import { writeAudit } from './journal.ts';
import { lockBookings } from './lock-bookings.ts';
import type { Sealer } from './seal.ts';

/** The district's part of the store. All methods reject with a `StoreError`. */
export function districtStore(context: StoreContext): DistrictStore {
  return explained({
    changes: () => readChanges(context, context.database.read),
    history: (part, id) => changesOf(context, part, id),
    change: (order) => changeDistrict(context, order),
  });
}

/** Newest of each part and id. */
export async function readChanges({ sealer }: StoreContext, sql: Knex): Promise<DistrictChanges> {
  const found = await rows(
    sql,
    `select part, id, seq, body, at, clerk, reason from district_changes as one
      where seq = (select max(seq) from district_changes where part = one.part and id = one.id) order by seq`,
  );
  return { version: Number(found.at(-1)?.seq ?? 0), changes: found.map((row) => storedOf(row, sealer)) };
}

/** Every change of one thing, newest first: how it was before, and who changed it. */
async function changesOf(
  { database, sealer }: StoreContext,
  part: DistrictChange['part'],
  id: string,
): Promise<readonly StoredChange[]> {
  const question = `select part, id, seq, body, at, clerk, reason from district_changes
    where part = ? and id = ? order by seq desc limit 20`;
  return (await rows(database.read, question, [part, id])).map((row) => storedOf(row, sealer));
}

/** Keeps changes, unless the district would not be fit then; all who sell places wait for it. */
async function changeDistrict(context: StoreContext, order: DistrictOrder): Promise<DistrictChanged> {
  return context.database.transaction(async (sql) => {
    await lockBookings(context, sql);
    const before = await readChanges(context, sql);
    const known = order.edits.map(({ change }) => before.changes.find((one) => isSame(one, change)));
    if (order.edits.some(({ seen }, i) => (known[i]?.seq ?? 0) !== seen)) return { kind: 'stale', changes: before };
    const others = before.changes.filter((one) => !known.includes(one));
    const faults = order.judge([...others, ...order.edits.map(({ change }) => change)]);
    if (faults.length > 0) return { kind: 'faulty', faults };
    for (const [i, { change }] of order.edits.entries())
      await write(context, sql, order, change, before.version + i + 1);
    return { kind: 'changed', changes: await readChanges(context, sql) };
  });
}

function isSame(a: DistrictChange, b: DistrictChange): boolean {
  return a.part === b.part && a.id === b.id;
}

async function write(
  { sealer }: StoreContext,
  sql: Knex,
  { at, acting, reason }: DistrictOrder,
  { part, id, body }: DistrictChange,
  seq: number,
): Promise<void> {
  const sealed = reason === undefined ? null : sealer.seal(reason, `district_changes ${seq}`);
  const values = [[part, id, seq, JSON.stringify(body), at, acting.clerk, sealed]];
  await insert(sql, 'district_changes (part, id, seq, body, at, clerk, reason)', values);
  const detail = reason === undefined ? id : `${id}: ${reason}`;
  writeAudit(sql, { at, actor: `clerk:${acting.clerk}`, action: `district.${part}`, detail });
}

function storedOf(row: Row, sealer: Sealer): StoredChange {
  const { part, id, seq, body, at, clerk, reason } = row;
  return {
    part,
    id: String(id),
    seq: Number(seq),
    body: JSON.parse(String(body)) as unknown,
    at: Number(at),
    by: String(clerk),
    ...(typeof reason === 'string' ? { reason: sealer.open(reason, `district_changes ${String(seq)}`) } : {}),
  } as StoredChange;
}
