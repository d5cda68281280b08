import type { StoreContext } from './context.ts';
import { runBatch, type Batch, type BatchOutcome } from './run-batch.ts';
import type { Turn, TurnOutcome, Turns } from './store.ts';
import { explain, isOfItsValues } from './store-error.ts';
import { withoutDeadlock } from './without-deadlock.ts';

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

type WaitingTurn = Waiting<Turn, TurnOutcome>;
type WaitingSent = Waiting<readonly string[], void>;

interface Share {
  readonly turns: readonly WaitingTurn[];
  readonly sent: readonly WaitingSent[];
}

interface Failure {
  readonly error: unknown;
}

export interface TurnRunner extends Turns {
  /** Deletes messages that were sent, together with the next turns, or shortly when none come. */
  sent(ids: readonly string[]): Promise<void>;
  /** Resolves when nothing waits any more. */
  idle(): Promise<void>;
}

/** Turns in one transaction at most: bounds the time that one of them waits for the others. */
const MOST = 256;
/** How long the deletion of sent messages waits for turns to share their commit. Milliseconds. */
const PATIENCE = 20;

/**
 * Runs turns. Those that arrive while a commit is under way wait and share the next one, so that a slow disk costs each of
 * them less, not more. A chat has at most one turn in a transaction, and its turns keep their order.
 */
export function createTurnRunner(context: StoreContext): TurnRunner {
  let turns: WaitingTurn[] = [];
  let sent: WaitingSent[] = [];
  let pumping: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  return { run, sent: takeSent, idle };

  function run(turn: Turn): Promise<TurnOutcome> {
    return new Promise((resolve, reject) => {
      turns.push({ item: turn, resolve, reject });
      start();
    });
  }

  function takeSent(ids: readonly string[]): Promise<void> {
    return new Promise((resolve, reject) => {
      sent.push({ item: ids, resolve, reject });
      timer ??= setTimeout(() => {
        stopTimer();
        start();
      }, PATIENCE);
    });
  }

  async function idle(): Promise<void> {
    do {
      stopTimer();
      start();
      await pumping;
    } while (isDue());
  }

  /** While the timer runs, the deletion of sent messages waits for turns. */
  function isDue(): boolean {
    return turns.length > 0 || (sent.length > 0 && timer === undefined);
  }

  function start(): void {
    if (!pumping && isDue()) pumping = pump();
  }

  async function pump(): Promise<void> {
    while (isDue()) await commit();
    pumping = undefined;
  }

  /** The share is taken once the transaction has begun, so that it holds whatever came until then. */
  async function commit(): Promise<void> {
    let taken: Share | undefined;
    const share = () => (taken ??= take());
    const failure = await attempt(share);
    if (!failure) return;
    const parts = isOfItsValues(failure.error) ? partsOf(share()) : [share()];
    // One turn that cannot be stored must not spoil those that came with it.
    for (const part of parts) refuse(part, parts.length > 1 ? await attempt(() => part) : failure);
  }

  async function attempt(share: () => Share): Promise<Failure | undefined> {
    try {
      const outcomes = await transact(share);
      settle(share(), outcomes);
      return undefined;
    } catch (error) {
      return { error };
    }
  }

  async function transact(share: () => Share): Promise<readonly BatchOutcome[]> {
    return withoutDeadlock(() => context.database.transaction((sql) => runBatch(context, sql, batchOf(share()))));
  }

  function take(): Share {
    stopTimer();
    const { now, later } = split(turns);
    const share = { turns: now, sent };
    turns = later;
    sent = [];
    return share;
  }

  function stopTimer(): void {
    clearTimeout(timer);
    timer = undefined;
  }
}

/** Whoever waits behind a turn of the same chat, or behind one with the same id, waits on. */
function split(turns: readonly WaitingTurn[]): { readonly now: WaitingTurn[]; readonly later: WaitingTurn[] } {
  const seen = new Set<string>();
  const now: WaitingTurn[] = [];
  const later: WaitingTurn[] = [];
  for (const turn of turns) {
    const { chat, inbound } = turn.item;
    const isFree = now.length < MOST && !seen.has(`chat ${chat}`) && !seen.has(`inbound ${inbound}`);
    (isFree ? now : later).push(turn);
    seen.add(`chat ${chat}`).add(`inbound ${inbound}`);
  }
  return { now, later };
}

function batchOf({ turns, sent }: Share): Batch {
  return { turns: turns.map(({ item }) => item), sent: sent.flatMap(({ item }) => item) };
}

function settle({ turns, sent }: Share, outcomes: readonly BatchOutcome[]): void {
  for (const { resolve } of sent) resolve();
  for (const [index, { resolve, reject }] of turns.entries()) {
    const outcome = outcomes[index];
    if (outcome === undefined || outcome.kind === 'failed') reject(outcome?.error);
    else resolve(outcome);
  }
}

function refuse({ turns, sent }: Share, failure: Failure | undefined): void {
  if (!failure) return;
  for (const { reject } of [...turns, ...sent]) reject(explain(failure.error));
}

/** Each turn alone, and what was sent. */
function partsOf({ turns, sent }: Share): readonly Share[] {
  const alone = turns.map((turn) => ({ turns: [turn], sent: [] }));
  return sent.length > 0 ? [...alone, { turns: [], sent }] : alone;
}
