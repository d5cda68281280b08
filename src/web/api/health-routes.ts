import { Router } from 'express';
import type { ApiDeps } from './deps.ts';
import { reportFault } from './observe.ts';

/** For whoever keeps the program running: alive, ready for requests, how it does. */
export function healthRoutes({ ready, metrics, logger }: ApiDeps): Router {
  return Router()
    .get('/healthz', (_request, response) => {
      response.set('Cache-Control', 'no-store').json({ status: 'ok' });
    })
    .get('/readyz', async (_request, response) => {
      const isReady = await ready().catch((error: unknown) => {
        reportFault(logger, response, error);
        return false;
      });
      response.set('Cache-Control', 'no-store').status(isReady ? 200 : 503);
      response.json({ status: isReady ? 'ready' : 'not-ready' });
    })
    .get('/metrics', async (_request, response) => {
      response.set('Content-Type', metrics.registry.contentType).send(await metrics.registry.metrics());
    });
}
