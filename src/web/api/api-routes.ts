import { Router, type RequestHandler } from 'express';
import { attachmentRoutes } from './attachment-routes.ts';
import type { ApiDeps } from './deps.ts';
import { healthRoutes } from './health-routes.ts';
import { limitRate } from './limit-rate.ts';
import { observe } from './observe.ts';
import { openApi } from './openapi/document.ts';
import { sendProblem } from './problem.ts';
import { onError } from './read-body.ts';
import { serviceRoutes } from './service-routes.ts';
import { submissionRoutes } from './submission-routes.ts';
import { webhookRoutes } from './webhook-routes.ts';

/** Everything for programs: portals, monitors, other offices. Mount it at the root; what it does not know goes on. */
export function apiRoutes(deps: ApiDeps): Router {
  const document = JSON.stringify(openApi(deps));
  return Router()
    .use(observe(deps))
    .use(healthRoutes(deps))
    .use(['/api', '/webhooks/submissions'], neverRendered, limitRate(deps))
    .get('/api/openapi.json', (_request, response) => {
      response.type('application/json').send(document);
    })
    .use(serviceRoutes(deps))
    .use(submissionRoutes(deps))
    .use(attachmentRoutes(deps))
    .use(webhookRoutes(deps))
    .use(onError(deps));
}

/** Nothing that the API sends is a page, whatever it looks like. */
const neverRendered: RequestHandler = (_request, response, next) => {
  response.set({ 'X-Content-Type-Options': 'nosniff', 'Content-Security-Policy': "default-src 'none'" });
  next();
};

/** The end of the road for programs, after every other API route: problems in place of pages. */
export function apiFallback(deps: ApiDeps): Router {
  return Router()
    .use(['/api', '/webhooks'], (request, response) => {
      sendProblem(deps, request, response, { status: 404, code: 'not-found' });
    })
    .use(['/api', '/webhooks'], onError(deps));
}
