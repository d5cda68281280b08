import { Router, type Request, type Response } from 'express';
import type { Webhook } from 'standardwebhooks';
import { askedLang } from './asked-lang.ts';
import type { ApiDeps } from './deps.ts';
import { findService } from './find-service.ts';
import { sendProblem } from './problem.ts';
import { asObject, readSignedJson } from './read-body.ts';
import { sendCreated } from './submission-routes.ts';
import { takeSubmission } from './take-submission.ts';
import { makeWebhook } from './webhook-key.ts';

/**
 * Applications from another portal, signed per the Standard Webhooks specification; its message id is the idempotency key.
 * @throws when the secret is no base64, before the program takes requests.
 */
export function webhookRoutes(deps: ApiDeps): Router {
  const webhook = deps.webhookSecret === undefined ? undefined : makeWebhook(deps.webhookSecret);
  return Router().post('/webhooks/submissions/:id', ...readSignedJson(deps), async (request, response) => {
    if (!webhook) {
      sendProblem(deps, request, response, { status: 404, code: 'webhook-off' });
      return;
    }
    const signed = verify(webhook, request);
    if (signed.ok) await take(deps, request, response, signed);
    else sendProblem(deps, request, response, { status: 401, code: 'signature' });
  });
}

type Verified = { readonly ok: true; readonly text: string; readonly id: string } | { readonly ok: false };

function verify(webhook: Webhook, request: Request): Verified {
  const text = Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '';
  const id = request.get('webhook-id') ?? '';
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': request.get('webhook-timestamp') ?? '',
    'webhook-signature': request.get('webhook-signature') ?? '',
  };
  try {
    webhook.verify(text, headers, { jsonParse: false });
  } catch {
    return { ok: false };
  }
  return { ok: true, text, id };
}

async function take(
  deps: ApiDeps,
  request: Request,
  response: Response,
  { text, id }: { readonly text: string; readonly id: string },
): Promise<void> {
  const form = findService(deps, request, response);
  if (!form) return;
  const arrival = { channel: 'webhook', lang: askedLang(request), idempotencyKey: id } as const;
  const taken = await takeSubmission(deps, form, bodyOf(text), arrival);
  if (taken.kind === 'refused') sendProblem(deps, request, response, taken.refusal);
  else await sendCreated(deps, request, response, taken.submission, 'application/pdf');
}

/** The application itself, or the one inside the envelope `{type, timestamp, data}`; undefined for no JSON. */
function bodyOf(text: string): unknown {
  try {
    const body: unknown = JSON.parse(text);
    const inner = asObject(body)?.data;
    return inner === undefined ? body : inner;
  } catch {
    return undefined;
  }
}
