import type { Logger } from 'pino';
import type { ChatEvent } from '../bot/types.ts';
import { factsOf } from '../fault-facts.ts';
import type { NoticeItem, Queue } from '../store/store.ts';

export interface TellDeps {
  readonly notices: Queue<NoticeItem>;
  /** Runs a turn of a Telegram chat to its commit and sends what it says; of a web chat, until its page is looked at again. */
  readonly turn: Readonly<Record<'telegram' | 'web', RunTurn>>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly logger: Logger;
}

type RunTurn = (chat: string, event: ChatEvent, options: { readonly inbound: string }) => Promise<unknown>;

/** Tells residents what happened to their submissions, in the chat that they used. */
export interface Teller {
  /** Everything that is due. Runs never overlap: a call while one is under way resolves with the run that follows it. */
  tell(stopping?: AbortSignal): Promise<void>;
  /** Something has just changed: looks now rather than at the next round. Never rejects. */
  wake(): void;
}

/** For how long a claimed notice belongs to this process: turns take milliseconds. */
const LEASE = 60_000;
const BATCH = 20;
/** Tries double their distance up to two hours: the last one comes more than two days after the first. */
const TRIES = 40;
const LONGEST_WAIT = 2 * 60 * 60 * 1000;

/**
 * A notice is claimed at least once, and its turn has an id of its own, so that whatever dies in between the resident hears of
 * it exactly once. What happened to one submission is told in its order.
 */
export function createTeller(deps: TellDeps): Teller {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  return { tell, wake };

  function tell(stopping?: AbortSignal): Promise<void> {
    if (running === undefined) return begin(stopping);
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        return begin(stopping);
      });
    return next;
  }

  function begin(stopping?: AbortSignal): Promise<void> {
    const run = sweep(deps, stopping).finally(() => {
      running = undefined;
    });
    running = run;
    return run;
  }

  function wake(): void {
    tell().catch((error: unknown) => {
      deps.logger.error(factsOf(error), 'notices: not looked through');
    });
  }
}

async function sweep(deps: TellDeps, stopping?: AbortSignal): Promise<void> {
  for (let claimed = BATCH; claimed === BATCH && stopping?.aborted !== true;) {
    const items = await deps.notices.claim({ now: deps.now(), leaseMs: LEASE, limit: BATCH });
    const references = [...new Set(items.map(({ reference }) => reference))];
    await Promise.all(
      references.map((one) =>
        tellInOrder(
          deps,
          items.filter(({ reference }) => reference === one),
        ),
      ),
    );
    claimed = items.length;
  }
}

async function tellInOrder(deps: TellDeps, items: readonly NoticeItem[]): Promise<void> {
  for (const [index, item] of items.entries()) {
    const failure = await tellOne(deps, item);
    if (failure !== undefined && item.attempts < TRIES) {
      await putOff(deps, items.slice(index), failure.error);
      return;
    }
    if (failure !== undefined) deps.logger.error(factsOf(failure.error), 'notices: given up');
    await deps.notices.done([item.id]);
  }
}

async function tellOne(
  { turn }: TellDeps,
  { chat, reference, at, seq }: NoticeItem,
): Promise<{ readonly error: unknown } | undefined> {
  const run = chat.startsWith('telegram:') ? turn.telegram : chat.startsWith('web:') ? turn.web : undefined;
  try {
    await run?.(chat, { type: 'case', reference, at, seq }, { inbound: `notice:${reference}:${seq}` });
    return undefined;
  } catch (error) {
    return { error };
  }
}

/** Nothing overtakes a notice of its own submission: those behind it wait as long. */
async function putOff({ notices, now, logger }: TellDeps, items: readonly NoticeItem[], error: unknown): Promise<void> {
  const attempts = items[0]?.attempts ?? 0;
  const at = now() + Math.min(LONGEST_WAIT, 1000 * 2 ** attempts);
  logger.warn({ ...factsOf(error), attempts }, 'notices: put off');
  for (const { id } of items) await notices.later(id, at, 'the turn failed');
}
