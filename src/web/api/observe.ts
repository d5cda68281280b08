import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Request, RequestHandler, Response } from 'express';
import { factsOf } from '../../fault-facts.ts';
import type { ApiDeps } from './deps.ts';
import { requestIdOf } from './problem.ts';

type Observing = Pick<ApiDeps, 'logger' | 'metrics'>;

/**
 * Gives each request an id (its own X-Request-Id when that is a harmless one), measures it and writes one line about it.
 * The line has the route's pattern, never the address: that holds references and tokens.
 * Mounting it twice does no harm, so that the whole program can mount it in front.
 */
export function observe(deps: Observing): RequestHandler {
  return (request, response, next) => {
    if (requestIdOf(response) === '') {
      const route = () => routeOf(request);
      response.locals.requestId = observeOne(deps, request, response, route);
    }
    next();
  };
}

/** The same for one request that does not come by Express; returns its id. */
export function observeOne(
  { logger, metrics }: Observing,
  request: IncomingMessage,
  response: ServerResponse,
  route: () => string,
): string {
  const id = harmless(request.headers['x-request-id']) ?? randomUUID();
  const stop = metrics.http.startTimer();
  response.setHeader('X-Request-Id', id);
  response.once('finish', () => {
    const facts = { method: request.method ?? '', route: route(), status: response.statusCode };
    const seconds = stop(facts);
    logger.info({ requestId: id, ...facts, ms: Math.round(seconds * 1000) }, 'request');
  });
  return id;
}

/** Reports a fault of ours, with the request's id and without its content. */
export function reportFault(logger: ApiDeps['logger'], response: Response, error: unknown): void {
  logger.error({ requestId: requestIdOf(response), ...factsOf(error) }, 'fault');
}

function harmless(id: string | readonly string[] | undefined): string | undefined {
  return typeof id === 'string' && /^[\w.-]{1,64}$/.test(id) ? id : undefined;
}

function routeOf(request: Request): string {
  const route: unknown = request.route;
  const path = typeof route === 'object' && route !== null && 'path' in route ? route.path : undefined;
  return typeof path === 'string' ? request.baseUrl + path : 'none';
}
