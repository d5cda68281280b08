import type { Submission } from '../../cases/types.ts';
import { makeWebhook } from './webhook-key.ts';

/** What another system is told about a submission. */
export interface SubmissionEvent {
  readonly type: 'submission.created' | 'submission.status_changed';
  /** Epoch milliseconds of the change itself, however late it is told. */
  readonly at: number;
  readonly submission: Submission;
}

export interface OutboundDeps {
  /** Where to post to. */
  readonly url: string;
  /** `whsec_…` or plain base64, known to the receiver. */
  readonly secret: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Milliseconds until an attempt is given up; 15 seconds when left out, as the specification recommends. */
  readonly timeout?: number;
}

/** `retry`: try again later. `gone`: the receiver wants no more of them (410). `reason` is for the log. */
export type Posted = { readonly kind: 'delivered' } | { readonly kind: 'retry' | 'gone'; readonly reason: string };

/**
 * Makes the function that posts an event, signed per the Standard Webhooks specification. Any 2xx is delivered; a redirect
 * is not followed. At-least-once: `id` stays the same over all attempts, so that the receiver can tell a repetition.
 * @throws when the secret is no base64.
 */
export function makeOutbound(deps: OutboundDeps): (id: string, event: SubmissionEvent) => Promise<Posted> {
  const webhook = makeWebhook(deps.secret);
  return async (id, event) => {
    const body = JSON.stringify(payloadOf(event));
    const sentAt = new Date(deps.now());
    const headers = {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
      'webhook-signature': webhook.sign(id, sentAt, body),
    };
    return post(deps, { method: 'POST', headers, body, redirect: 'manual' });
  };
}

/** No answers: a receiver that may read them asks for them. */
function payloadOf({ type, at, submission }: SubmissionEvent) {
  const { reference, service, status, office, due, missing } = submission;
  const data = { reference, service, status, office, due, missing: missing.length };
  return { type, timestamp: new Date(at).toISOString(), data };
}

async function post({ url, timeout = 15_000 }: OutboundDeps, request: RequestInit): Promise<Posted> {
  try {
    const answer = await fetch(url, { ...request, signal: AbortSignal.timeout(timeout) });
    await answer.body?.cancel();
    if (answer.ok) return { kind: 'delivered' };
    return { kind: answer.status === 410 ? 'gone' : 'retry', reason: `status ${answer.status}` };
  } catch (error) {
    return { kind: 'retry', reason: error instanceof Error ? error.name : 'unknown' };
  }
}
