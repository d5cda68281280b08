import type { Knex } from 'knex';
import type { Message } from '../bot/types.ts';
import type { StoreContext } from './context.ts';
import { among, insert, rows, type Database, type Row, type Value } from './database.ts';
import type { ClaimOptions, EventItem, NoticeItem, OutboxItem, Queue, WebhookEvent } from './store.ts';

type Kind = 'message' | 'event' | 'notice';

/** For how long the process that wrote a message may send it before another one takes it up. Milliseconds. */
const FIRST_LEASE = 60_000;
/** Of one statement; a statement takes some ten thousand values. */
const MOST = 1000;
/** Any number, the same for every process of this program. */
const LOCK = 7_246_003;
const COLUMNS = 'outbox (kind, lane, seq, body, created_at, due, leased_until, attempts)';

export interface WaitingMessage {
  readonly chat: string;
  readonly line: number;
  readonly message: Message;
  readonly at: number;
  /** Never less than that of an earlier message of the chat. */
  readonly since: number;
}

/** Puts messages into the outbox, leased to this process. */
export async function writeMessages(
  { sealer }: StoreContext,
  sql: Knex,
  messages: readonly WaitingMessage[],
): Promise<void> {
  const values = messages.map(({ chat, line, message, at, since }) => {
    const body = sealer.seal(JSON.stringify(message), `outbox ${chat}`);
    return ['message', chat, line, body, since, at, at + FIRST_LEASE, 0];
  });
  await insert(sql, COLUMNS, values);
}

/**
 * Puts an event into the outbox, in the lane of its submission, for whoever claims first; nothing where nobody wants to be
 * told. Its entry of the history must be there already.
 */
export async function tellOf({ announce, sealer }: StoreContext, sql: Knex, event: WebhookEvent): Promise<void> {
  if (!announce) return;
  const lane = event.submission.reference;
  // Numbered by the history, which only grows: an id is never used twice, though what was sent is deleted.
  const history = 'select count(*) as seq, max(at) as at from submission_events where reference = ?';
  const [last] = await rows(sql, history, [lane]);
  const body = sealer.seal(JSON.stringify(event), `outbox ${lane}`);
  const at = Math.max(event.at, Number(last?.at ?? 0));
  await insert(sql, COLUMNS, [['event', lane, Number(last?.seq ?? 0), body, at, event.at, 0, 0]]);
}

/** An entry of a case's history that the resident is to hear of. */
export interface Notice {
  readonly reference: string;
  readonly chat: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Of the entry in the history. */
  readonly seq: number;
}

/** Puts a notice into the outbox, in the lane of its submission, for whoever claims first. */
export async function writeNotice({ sealer }: StoreContext, sql: Knex, notice: Notice): Promise<void> {
  const { reference, chat, at, seq } = notice;
  const [last] = await rows(sql, 'select max(at) as at from submission_events where reference = ?', [reference]);
  const body = sealer.seal(JSON.stringify({ chat, at }), `outbox ${reference}`);
  await insert(sql, COLUMNS, [['notice', reference, seq, body, Math.max(at, Number(last?.at ?? 0)), at, 0, 0]]);
}

/** After a start of the only process: what the one before it had leased is free at once. */
export async function endLeases(sql: Knex): Promise<void> {
  await rows(sql, 'update outbox set leased_until = 0 where leased_until > 0');
}

/** `<lane>#<seq>`. */
export function waitingId(lane: string, seq: number): string {
  return `${lane}#${seq}`;
}

/** Deletes what was sent. */
export async function deleteWaiting(sql: Knex, kind: Kind, ids: readonly string[]): Promise<void> {
  for (let from = 0; from < ids.length; from += MOST) {
    const keys = among(sql, ids.slice(from, from + MOST).map(keyOf), ['text', 'bigint']);
    await rows(sql, `delete from outbox where kind = ? and (lane, seq) in ${keys.text}`, [kind, ...keys.bindings]);
  }
}

function keyOf(id: string): readonly [string, number] {
  const cut = id.lastIndexOf('#');
  return [id.slice(0, cut), Number(id.slice(cut + 1))];
}

/** @param done deletes what was sent; for messages it waits for the next commit of turns. */
export function messageQueue(
  context: StoreContext,
  done: (ids: readonly string[]) => Promise<void>,
): Queue<OutboxItem> {
  return queue(context, 'message', done, ({ id, lane, body, attempts }) => ({
    id,
    chat: lane,
    message: body as Message,
    attempts,
  }));
}

export function eventQueue(context: StoreContext): Queue<EventItem> {
  const done = (ids: readonly string[]) => deleteWaiting(context.database.write, 'event', ids);
  return queue(context, 'event', done, ({ id, body, attempts }) => ({ id, event: body as WebhookEvent, attempts }));
}

export function noticeQueue(context: StoreContext): Queue<NoticeItem> {
  const done = (ids: readonly string[]) => deleteWaiting(context.database.write, 'notice', ids);
  return queue(context, 'notice', done, ({ id, lane, body, attempts }) => ({
    ...(body as Pick<Notice, 'chat' | 'at'>),
    id,
    reference: lane,
    seq: keyOf(id)[1],
    attempts,
  }));
}

interface Waiting {
  readonly id: string;
  readonly lane: string;
  readonly body: unknown;
  readonly attempts: number;
}

function queue<Item>(
  context: StoreContext,
  kind: Kind,
  done: (ids: readonly string[]) => Promise<void>,
  itemOf: (waiting: Waiting) => Item,
): Queue<Item> {
  const { database } = context;
  return {
    claim: async (options) => {
      const claimed = await claim(database, kind, options);
      return [...claimed].sort(inOrder).map((row) => itemOf(waitingOf(context, row)));
    },
    done,
    later: async (id, at, reason) => {
      const change = 'due = ?, leased_until = 0, attempts = attempts + 1, reason = ?';
      const bindings: Value[] = [at, reason.slice(0, 200), kind, ...keyOf(id)];
      await rows(database.write, `update outbox set ${change} where kind = ? and lane = ? and seq = ?`, bindings);
    },
    drop: (ids) => deleteWaiting(database.write, kind, ids),
    waiting: async () => {
      const [found] = await rows(database.read, 'select count(*) as waiting from outbox where kind = ?', [kind]);
      return Number(found?.waiting ?? 0);
    },
  };
}

/** One claimant at a time, over all processes: each sees whole what the one before it took, so that no lane is split. */
async function claim(database: Database, kind: Kind, { now, leaseMs, limit }: ClaimOptions): Promise<readonly Row[]> {
  const bindings = [now + leaseMs, kind, now, now, kind, now, now, limit];
  if (database.kind === 'sqlite') return rows(database.write, claimSql(''), bindings);
  return database.transaction(async (sql) => {
    await rows(sql, 'select pg_advisory_xact_lock(?)', [LOCK]);
    // What is being deleted at the moment is left, rather than waited for.
    return rows(sql, claimSql('for update of free skip locked'), bindings);
  });
}

/** What waits behind one of its lane that is put off or leased is left. In a lane `created_at` never falls. */
function claimSql(lock: string): string {
  return `update outbox set leased_until = ? where (kind, lane, seq) in (
    select free.kind, free.lane, free.seq from outbox as free left join (
      select lane, min(seq) as seq from outbox where kind = ? and (due > ? or leased_until > ?) group by lane
    ) as held on held.lane = free.lane
    where free.kind = ? and free.due <= ? and free.leased_until <= ? and (held.seq is null or free.seq < held.seq)
    order by free.created_at, free.lane, free.seq limit ? ${lock})
    returning lane, seq, body, created_at, attempts`;
}

/** RETURNING promises no order. */
function inOrder(a: Row, b: Row): number {
  const byTime = Number(a.created_at) - Number(b.created_at);
  if (byTime !== 0) return byTime;
  if (a.lane === b.lane) return Number(a.seq) - Number(b.seq);
  return String(a.lane) < String(b.lane) ? -1 : 1;
}

function waitingOf({ sealer }: StoreContext, row: Row): Waiting {
  const lane = String(row.lane);
  const body: unknown = JSON.parse(sealer.open(String(row.body), `outbox ${lane}`));
  return { id: waitingId(lane, Number(row.seq)), lane, body, attempts: Number(row.attempts) };
}
