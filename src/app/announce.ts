import type { Logger } from 'pino';
import type { EventItem, Queue } from '../store/store.ts';
import type { Posted, SubmissionEvent } from '../web/api/outbound.ts';

export interface AnnounceDeps {
  readonly events: Queue<EventItem>;
  readonly post: (id: string, event: SubmissionEvent) => Promise<Posted>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly logger: Logger;
  /** Once it is aborted the event on its way is the last; the others are told by whoever claims them next. */
  readonly stopping: AbortSignal;
}

const LEASE = 60_000;
const BATCH = 20;
/** Tries double their distance up to two hours: the last one comes more than two days after the first. */
const TRIES = 40;
const LONGEST_WAIT = 2 * 60 * 60 * 1000;

/** Tells another system what happened to submissions: everything that is due, each submission's events in their order. */
export async function announce(deps: AnnounceDeps): Promise<void> {
  for (let claimed = BATCH; claimed === BATCH && !deps.stopping.aborted;) {
    const items = await deps.events.claim({ now: deps.now(), leaseMs: LEASE, limit: BATCH });
    const references = new Set(items.map(({ event }) => event.submission.reference));
    const lanes = [...references].map((one) => items.filter(({ event }) => event.submission.reference === one));
    await Promise.all(lanes.map((lane) => postInOrder(deps, lane)));
    claimed = items.length;
  }
}

async function postInOrder(deps: AnnounceDeps, items: readonly EventItem[]): Promise<void> {
  for (const [index, item] of items.entries()) {
    if (deps.stopping.aborted) return;
    const posted = await deps.post(item.id, item.event);
    if (posted.kind === 'retry' && item.attempts < TRIES) {
      await putOff(deps, items.slice(index), posted.reason);
      return;
    }
    if (posted.kind !== 'delivered') deps.logger.error({ reason: posted.reason }, 'webhook: event given up');
    await deps.events.done([item.id]);
  }
}

/** Nothing overtakes an event of its own submission: those behind it wait as long. */
async function putOff(
  { events, now, logger }: AnnounceDeps,
  items: readonly EventItem[],
  reason: string,
): Promise<void> {
  const attempts = items[0]?.attempts ?? 0;
  const at = now() + Math.min(LONGEST_WAIT, 1000 * 2 ** attempts);
  logger.warn({ reason, attempts }, 'webhook: event put off');
  for (const { id } of items) await events.later(id, at, reason);
}
