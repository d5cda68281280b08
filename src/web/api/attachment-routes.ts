import { Router } from 'express';
import type { ApiDeps } from './deps.ts';
import { sendProblem, type Refusal } from './problem.ts';
import { readFileBody } from './read-body.ts';

/** Files that answers refer to by their id. */
export function attachmentRoutes(deps: ApiDeps): Router {
  return Router().post('/api/attachments', readFileBody(), async (request, response) => {
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

const REFUSALS: Readonly<Record<string, Refusal>> = {
  'file-type': { status: 415, code: 'file-type' },
  'file-too-large': { status: 413, code: 'too-large' },
  'file-empty': { status: 422, code: 'file-empty' },
};
