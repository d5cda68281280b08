import { Router, type RequestHandler } from 'express';
import type { ApiDeps } from './deps.ts';
import { sendProblem, type Refusal } from './problem.ts';
import { readFileBody } from './read-body.ts';

/** Files are held in memory until they are kept: who comes while so many are on their way is asked to wait. */
const AT_ONCE = 8;
/** Seconds. */
const WAIT = 1;

/** Files that answers refer to by their id. */
export function attachmentRoutes(deps: ApiDeps): Router {
  return Router().post('/api/attachments', fewAtOnce(deps), readFileBody(), async (request, response) => {
    const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const kept = await deps.keepFile(bytes, 'attachment');
    if (!kept.ok) {
      sendProblem(deps, request, response, REFUSALS[kept.code] ?? { status: 422, code: 'file-refused' });
      return;
    }
    const { id, type, size } = kept.attachment;
    response.status(201).set('Cache-Control', 'no-store').json({ id, type, size });
  });
}

function fewAtOnce(deps: ApiDeps): RequestHandler {
  let onTheirWay = 0;
  return (request, response, next) => {
    if (onTheirWay >= AT_ONCE) {
      // What is not read would otherwise have to be read before the next request of this connection.
      response.set({ 'Retry-After': String(WAIT), Connection: 'close' });
      sendProblem(deps, request, response, { status: 429, code: 'too-many', params: { seconds: WAIT } });
      return;
    }
    onTheirWay++;
    response.once('close', () => onTheirWay--);
    next();
  };
}

const REFUSALS: Readonly<Record<string, Refusal>> = {
  'file-type': { status: 415, code: 'file-type' },
  'file-too-large': { status: 413, code: 'too-large' },
  'file-empty': { status: 422, code: 'file-empty' },
};
