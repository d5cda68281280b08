import type { RequestHandler } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { ApiDeps } from './deps.ts';
import { sendProblem } from './problem.ts';

/** A portal that sends a whole office's applications stays below it. */
const PER_MINUTE = 600;

/** Lets each address have so many requests a minute, counted in this process; more get 429 with Retry-After (seconds). */
export function limitRate(deps: ApiDeps): RequestHandler {
  const limiter = new RateLimiterMemory({ points: deps.perMinute ?? PER_MINUTE, duration: 60 });
  return async (request, response, next) => {
    try {
      await limiter.consume(request.ip ?? 'unknown');
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      const seconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
      response.set('Retry-After', String(seconds));
      sendProblem(deps, request, response, { status: 429, code: 'too-many', params: { seconds } });
      return;
    }
    next();
  };
}
