import type { Call, Reply } from './call.ts';

export interface Patience {
  /** Attempts in all. */
  readonly attempts: number;
  /** Longer than this is not waited for one call, in milliseconds. */
  readonly longestMs: number;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/** Tries again what may pass: 429 after the time that Telegram names, 5xx and the network after 0.5, 1, 2 … s. */
export function withRetry(call: Call, { attempts, longestMs, sleep }: Patience): Call {
  return async (method, payload, options) => {
    for (let attempt = 1; ; attempt++) {
      const reply = await call(method, payload, options);
      const wait = waitBefore(reply, attempt);
      if (wait === undefined || wait > longestMs || attempt >= attempts || options?.signal?.aborted === true)
        return reply;
      await sleep(wait, options?.signal);
    }
  };
}

/** How long to wait before the next attempt; undefined when there is nothing to try again. */
function waitBefore(reply: Reply, attempt: number): number | undefined {
  if (reply.ok || !mayPass(reply)) return undefined;
  return reply.retryAfterMs ?? backoff(attempt);
}

/** True for what has to do with the moment, not with the call. */
export function mayPass(reply: Extract<Reply, { ok: false }>): boolean {
  return reply.code === 0 || reply.code === 429 || reply.code >= 500;
}

/** 0.5 s, doubling up to 30 s. */
export function backoff(attempt: number): number {
  return Math.min(30_000, 500 * 2 ** (attempt - 1));
}
