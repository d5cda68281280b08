import { Router, type Request, type Response } from 'express';
import type { Submission } from '../../cases/types.ts';
import { askedLang } from './asked-lang.ts';
import type { ApiDeps } from './deps.ts';
import { findOwn, linksOf } from './find-own.ts';
import { findService } from './find-service.ts';
import { readIdempotencyKey } from './idempotency-key.ts';
import { sendProblem } from './problem.ts';
import { readJson } from './read-body.ts';
import { sendReceipt } from './send-receipt.ts';
import { showSubmission } from './show-submission.ts';
import { takeSubmission } from './take-submission.ts';

/** Applications sent in one piece, and what became of them. */
export function submissionRoutes(deps: ApiDeps): Router {
  return Router()
    .post('/api/services/:id/submissions', ...readJson(deps), (request, response) => submit(deps, request, response))
    .get('/api/submissions/:reference', async (request, response) => {
      const submission = await findOwn(deps, request, response);
      if (submission) response.json(await showSubmission(deps, submission, askedLang(request)));
    })
    .get('/api/submissions/:reference/receipt.pdf', async (request, response) => {
      const submission = await findOwn(deps, request, response);
      if (!submission || (await sendReceipt(deps, response, submission))) return;
      sendProblem(deps, request, response, { status: 409, code: 'no-receipt' });
    });
}

async function submit(deps: ApiDeps, request: Request, response: Response): Promise<void> {
  const form = findService(deps, request, response);
  if (!form) return;
  const key = readIdempotencyKey(request.get('Idempotency-Key'));
  if (!key.ok) {
    sendProblem(deps, request, response, { status: 400, code: 'idempotency-key' });
    return;
  }
  const taken = await takeSubmission(deps, form, request.body, {
    channel: 'api',
    lang: askedLang(request),
    ...(key.key === undefined ? {} : { idempotencyKey: key.key }),
  });
  if (taken.kind === 'refused') sendProblem(deps, request, response, taken.refusal);
  else await sendCreated(deps, request, response, taken.submission, 'application/json');
}

/**
 * Answers with what was stored: the receipt, or where it is.
 * A receipt that no font can print is never half printed: the links are sent in its place.
 * @param preferred what a client gets that takes both.
 */
export async function sendCreated(
  deps: ApiDeps,
  request: Request,
  response: Response,
  submission: Submission,
  preferred: 'application/json' | 'application/pdf',
): Promise<void> {
  const links = linksOf(deps, submission);
  response.status(201).set({
    Location: links.self,
    'X-Submission-Reference': submission.reference,
    'Cache-Control': 'no-store',
    Vary: 'Accept',
  });
  const other = preferred === 'application/json' ? 'application/pdf' : 'application/json';
  const wanted = request.accepts([preferred, other]);
  if (wanted === 'application/pdf' && (await sendReceipt(deps, response, submission))) return;
  const { reference, status } = submission;
  response.json({ reference, status, receipt: { url: links.receipt } });
}
