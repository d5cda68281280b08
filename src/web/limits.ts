import type { Request } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { chatOf } from './visitor.ts';

/** Seconds. */
const MINUTE = 60;

/** Says whether one more is too many. */
export type Limit = (request: Request) => Promise<boolean>;

/**
 * Far above what a person does, below what a machine would: one chat, and one address (which a whole street may
 * share). Counted in this process only.
 */
export function makeLimits(): { readonly posts: Limit; readonly uploads: Limit; readonly looks: Limit } {
  const perChat = new RateLimiterMemory({ points: 300, duration: MINUTE });
  const perAddress = new RateLimiterMemory({ points: 3000, duration: MINUTE });
  const uploads = new RateLimiterMemory({ points: 60, duration: MINUTE });
  const looks = new RateLimiterMemory({ points: 600, duration: MINUTE });
  const address = (request: Request): string => request.ip ?? 'unknown';
  return {
    posts: async (request) =>
      (await over(perAddress, address(request))) || over(perChat, chatOf(request) ?? address(request)),
    uploads: (request) => over(uploads, chatOf(request) ?? address(request)),
    looks: (request) => over(looks, address(request)),
  };
}

async function over(limiter: RateLimiterMemory, key: string): Promise<boolean> {
  try {
    await limiter.consume(key);
    return false;
  } catch (refused) {
    if (refused instanceof Error) throw refused;
    return true;
  }
}
