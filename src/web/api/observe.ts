import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { factsOf } from '../../fault-facts.ts';
import type { ApiDeps } from './deps.ts';
import { requestIdOf } from './problem.ts';

/**
 * Gives each request an id (its own X-Request-Id when that is a harmless one), measures it and writes one line about it.
 * The line has the route's pattern, never the address: that holds references and tokens.
 * Mounting it twice does no harm, so that the whole program can mount it in front.
 */
export function observe({ logger, metrics }: Pick<ApiDeps, 'logger' | 'metrics'>): RequestHandler {
  return (request, response, next) => {
    if (requestIdOf(response) !== '') {
      next();
      return;
    }
    const id = harmless(request.get('X-Request-Id')) ?? randomUUID();
    const stop = metrics.http.startTimer();
    response.locals.requestId = id;
    response.set('X-Request-Id', id);
    response.once('finish', () => {
      const facts = { method: request.method, route: routeOf(request), status: response.statusCode };
      const seconds = stop(facts);
      logger.info({ requestId: id, ...facts, ms: Math.round(seconds * 1000) }, 'request');
    });
    next();
  };
}

/** Reports a fault of ours, with the request's id and without its content. */
export function reportFault(logger: ApiDeps['logger'], response: Response, error: unknown): void {
  logger.error({ requestId: requestIdOf(response), ...factsOf(error) }, 'fault');
}

function harmless(id: string | undefined): string | undefined {
  return id !== undefined && /^[\w.-]{1,64}$/.test(id) ? id : undefined;
}

function routeOf(request: Request): string {
  const route: unknown = request.route;
  const path = typeof route === 'object' && route !== null && 'path' in route ? route.path : undefined;
  return typeof path === 'string' ? request.baseUrl + path : 'none';
}
