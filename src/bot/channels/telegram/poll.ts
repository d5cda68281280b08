import { factsOf } from '../../../fault-facts.ts';
import type { Call } from './call.ts';
import { isFields } from './read-update.ts';
import { backoff } from './retry.ts';
import type { Logger } from './types.ts';

export interface PollDeps {
  readonly call: Call;
  readonly handleUpdate: (update: unknown) => Promise<void>;
  readonly logger: Logger;
  readonly now: () => number;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly signal: AbortSignal;
  readonly allowed: readonly string[];
  /** How long the rest of an album is waited for, in milliseconds. */
  readonly albumMs: number;
}

type Update = Readonly<Record<string, unknown>> & { readonly update_id: number };

const LONG_POLL = 25;
/** An update that fails this often while others are stored is given up: it must not hold up everybody for ever. */
const PATIENCE = 8;

/** Receives updates until the signal aborts. Telegram is told that it has an update's receipt only once it is stored. */
export async function poll(deps: PollDeps): Promise<void> {
  const { logger, sleep, signal } = deps;
  const failures = new Map<number, number>();
  let offset = 0;
  for (let trouble = 0; !signal.aborted;) {
    const batch = await fetchBatch(deps, offset, LONG_POLL);
    if (batch === undefined) {
      await sleep(backoff(++trouble), signal);
      continue;
    }
    const rest = batch.some(isOfAlbum) ? await fetchRest(deps, offset) : [];
    const stored = await handleAll(deps, merge(batch, rest));
    const next = nextOffset(stored, failures, logger);
    trouble = stored.every(({ ok }) => ok) ? 0 : trouble + 1;
    offset = next ?? offset;
    if (trouble > 0) await sleep(backoff(trouble), signal);
  }
}

/** A batch; undefined when it could not be had. An empty answer that came at once is not asked for again at once. */
async function fetchBatch(deps: PollDeps, offset: number, seconds: number): Promise<readonly Update[] | undefined> {
  const { call, logger, now, sleep, signal, allowed } = deps;
  const begun = now();
  const payload = { offset, timeout: seconds, limit: 100, allowed_updates: allowed };
  const reply = await call('getUpdates', payload, { signal, timeoutMs: (seconds + 30) * 1000 });
  if (signal.aborted) return [];
  if (!reply.ok) {
    logger.warn({ code: reply.code, description: reply.description }, 'telegram: no updates to be had');
    return undefined;
  }
  const updates = Array.isArray(reply.result) ? reply.result.filter(isUpdate) : [];
  if (updates.length === 0 && seconds > 0 && now() - begun < 1000) await sleep(200, signal);
  return updates;
}

function isUpdate(value: unknown): value is Update {
  return isFields(value) && typeof value['update_id'] === 'number';
}

function isOfAlbum({ message }: Update): boolean {
  return isFields(message) && message['media_group_id'] !== undefined;
}

/** A long poll comes back with an album's first picture alone: the same question a moment later has the others. */
async function fetchRest(deps: PollDeps, offset: number): Promise<readonly Update[]> {
  await deps.sleep(deps.albumMs, deps.signal);
  return (await fetchBatch(deps, offset, 0)) ?? [];
}

function merge(batch: readonly Update[], rest: readonly Update[]): readonly Update[] {
  const all = new Map([...batch, ...rest].map((update) => [update.update_id, update]));
  return [...all.values()].sort((a, b) => a.update_id - b.update_id);
}

interface Handled {
  readonly id: number;
  readonly ok: boolean;
}

function handleAll({ handleUpdate, logger }: PollDeps, updates: readonly Update[]): Promise<readonly Handled[]> {
  return Promise.all(
    updates.map(async (update) => {
      try {
        await handleUpdate(update);
        return { id: update.update_id, ok: true };
      } catch (error) {
        logger.error(factsOf(error), 'telegram: update not stored');
        return { id: update.update_id, ok: false };
      }
    }),
  );
}

/** One past the last update before the first that is not stored; undefined when there is none. */
function nextOffset(handled: readonly Handled[], failures: Map<number, number>, logger: Logger): number | undefined {
  const othersStored = handled.some(({ ok }) => ok);
  let next: number | undefined;
  for (const { id, ok } of handled) {
    if (!ok && !isGivenUp(id, othersStored, failures, logger)) return next;
    failures.delete(id);
    next = id + 1;
  }
  return next;
}

function isGivenUp(id: number, othersStored: boolean, failures: Map<number, number>, logger: Logger): boolean {
  const times = (failures.get(id) ?? 0) + (othersStored ? 1 : 0);
  failures.set(id, times);
  if (times < PATIENCE) return false;
  logger.error({ update: id, times }, 'telegram: update given up');
  return true;
}
