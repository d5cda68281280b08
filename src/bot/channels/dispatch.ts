import { setMaxListeners } from 'node:events';
import { factsOf } from '../../fault-facts.ts';
import type { Message } from '../types.ts';
import { createPacer, type Pace } from './pace.ts';

/** A message that waits to be sent, as the store keeps it. */
export interface Waiting<Id> {
  readonly id: Id;
  readonly message: Message;
  /** How often it was tried before. */
  readonly attempts: number;
}

/** The stored messages. A claimed one belongs to its claimant until the lease ends. */
export interface Outbox<Id> {
  /** Messages that are due and leased by nobody, in the order in which they were written. */
  claim(options: {
    readonly now: number;
    readonly leaseMs: number;
    readonly limit: number;
  }): Promise<readonly (Waiting<Id> & { readonly chat: string })[]>;
  done(ids: readonly Id[]): Promise<unknown>;
  /** To be tried again at a time in epoch milliseconds; counts an attempt. */
  later(id: Id, at: number, reason: string): Promise<unknown>;
  drop(ids: readonly Id[]): Promise<unknown>;
}

/** What a channel says of a message that it was to send. */
export type Outcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'later'; readonly afterMs: number; readonly reason: string }
  | { readonly kind: 'gone'; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string };

export interface DispatchDeps<Id> {
  readonly outbox: Outbox<Id>;
  readonly send: (chat: string, message: Message) => Promise<Outcome>;
  readonly now: () => number;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly logger: {
    warn(fields: object, message: string): void;
    error(fields: object, message: string): void;
  };
  /** Absent: as fast as it goes. */
  readonly pace?: Pace;
}

export interface Dispatcher<Id> {
  /** Sends messages of a turn that was just stored. They must be leased to this process. */
  dispatch(chat: string, items: readonly Waiting<Id>[]): void;
  /** Takes up what is due: left by an earlier process, or put off. */
  sweep(): Promise<void>;
  /** Resolves when nothing is on its way. */
  idle(): Promise<void>;
  /** Takes no more and finishes what is on its way; what would have to wait for its turn stays in the store. */
  stop(): Promise<void>;
}

interface Lane<Id> {
  readonly queue: Waiting<Id>[];
  /** Resolves when the queue is empty; absent while nothing is on its way. */
  running?: Promise<void> | undefined;
  /** What was put off and has not come back yet: nothing that is new may overtake it. */
  readonly putOff: Set<Id>;
  /** When the first of them is due. */
  due: number;
}

const LEASE = 60_000;
const BATCH = 200;
const LONGEST_WAIT = 600_000;
const SHORTLY = 50;

/**
 * Sends what the store keeps to be sent, at least once: each chat's messages in their order, different chats side by side.
 * A message that cannot leave now is put off in the store, together with everything behind it in its chat.
 */
export function createDispatcher<Id>(deps: DispatchDeps<Id>): Dispatcher<Id> {
  const { outbox, now, sleep, logger } = deps;
  const lanes = new Map<string, Lane<Id>>();
  const onTheirWay = new Set<Id>();
  const pacer = deps.pace && createPacer(deps.pace, now);
  const stopping = new AbortController();
  // Every message that waits listens to it.
  setMaxListeners(0, stopping.signal);
  const work = new Set<Promise<unknown>>();
  const finished: Id[] = [];
  let settling = false;
  let sweeping: Promise<void> | undefined;

  return {
    dispatch: (chat, items) => void enqueue(chat, items),
    sweep,
    idle,
    stop: async () => {
      stopping.abort();
      await idle();
    },
  };

  function enqueue(chat: string, items: readonly Waiting<Id>[]): Promise<void> {
    const lane = lanes.get(chat) ?? { queue: [], putOff: new Set<Id>(), due: 0 };
    lanes.set(chat, lane);
    for (const { id } of items) onTheirWay.add(id);
    lane.queue.push(...items);
    lane.running ??= track(drain(chat, lane));
    return lane.running;
  }

  async function drain(chat: string, lane: Lane<Id>): Promise<void> {
    for (let item = lane.queue.shift(); item; item = lane.queue.shift()) {
      await track(mustWait(lane, item) ? putOff(lane, item, 'behind another') : sendOne(chat, lane, item));
      onTheirWay.delete(item.id);
    }
    lane.running = undefined;
    if (lane.putOff.size === 0) lanes.delete(chat);
  }

  /** True for what came after something that was put off. What another process took up is not waited for longer than a lease. */
  function mustWait(lane: Lane<Id>, { id }: Waiting<Id>): boolean {
    if (lane.putOff.delete(id)) return lane.due > now();
    if (lane.due + LEASE < now()) lane.putOff.clear();
    return lane.putOff.size > 0;
  }

  async function sendOne(chat: string, lane: Lane<Id>, item: Waiting<Id>): Promise<void> {
    const wait = pacer?.take(chat) ?? 0;
    if (wait > 0) await sleep(wait, stopping.signal);
    if (wait > 0 && stopping.signal.aborted) {
      leave(lane);
      return;
    }
    const outcome = await attempt(chat, item.message);
    if (outcome.kind === 'sent') {
      finish(item.id);
      return;
    }
    const { kind, reason } = outcome;
    if (kind === 'later') {
      lane.due = now() + Math.max(outcome.afterMs, backoff(item.attempts));
      logger.warn({ reason, attempts: item.attempts }, 'outbox: put off');
      await putOff(lane, item, reason);
      return;
    }
    logger[kind === 'gone' ? 'warn' : 'error']({ kind, reason }, 'outbox: dropped');
    await outbox.drop([item.id]);
  }

  /** What was not sent keeps its lease until that ends; nothing behind it may go first. */
  function leave({ queue }: Lane<Id>): void {
    for (const { id } of queue.splice(0)) onTheirWay.delete(id);
  }

  async function attempt(chat: string, message: Message): Promise<Outcome> {
    try {
      return await deps.send(chat, message);
    } catch (error) {
      logger.error(factsOf(error), 'outbox: not sent for a fault of ours');
      return { kind: 'failed', reason: 'fault' };
    }
  }

  async function putOff(lane: Lane<Id>, item: Waiting<Id>, reason: string): Promise<void> {
    const at = Math.max(lane.due, now() + SHORTLY);
    lane.putOff.add(item.id);
    await outbox.later(item.id, at, reason);
    void sleep(at - now(), stopping.signal)
      .then(sweepAgain)
      .catch(unwritten);
  }

  function sweep(): Promise<void> {
    sweeping ??= track(sweepAll()).finally(() => {
      sweeping = undefined;
    });
    return sweeping;
  }

  /** After a sweep that is under way, for that one may have looked too early. */
  async function sweepAgain(): Promise<void> {
    await sweeping;
    if (!stopping.signal.aborted) await sweep();
  }

  /** A claim is worked off before the next, so that no lease ends while its message still waits in line. */
  async function sweepAll(): Promise<void> {
    for (let claimed = BATCH; claimed === BATCH && !stopping.signal.aborted;) {
      const items = await outbox.claim({ now: now(), leaseMs: LEASE, limit: BATCH });
      const fresh = items.filter(({ id }) => !onTheirWay.has(id));
      await Promise.all(fresh.map((item) => enqueue(item.chat, [item])));
      claimed = items.length;
    }
  }

  /** What is sent is ticked off together: one write for all that left while the one before was under way. */
  function finish(id: Id): void {
    finished.push(id);
    if (!settling) void track(settle());
  }

  async function settle(): Promise<void> {
    settling = true;
    try {
      while (finished.length > 0) await outbox.done(finished.splice(0));
    } finally {
      settling = false;
    }
  }

  /** A failing store loses nothing: the lease ends and the message is claimed again. */
  function track(promise: Promise<unknown>): Promise<void> {
    const watched: Promise<void> = promise.then(() => undefined, unwritten).finally(() => work.delete(watched));
    work.add(watched);
    return watched;
  }

  function unwritten(error: unknown): void {
    logger.error(factsOf(error), 'outbox: not written');
  }

  async function idle(): Promise<void> {
    while (work.size > 0) await Promise.all(work);
  }
}

/** 1 s, doubling up to 10 minutes. */
function backoff(attempts: number): number {
  return Math.min(LONGEST_WAIT, 1000 * 2 ** attempts);
}
