import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { factsOf } from '../../../fault-facts.ts';
import { isFields } from './read-update.ts';
import type { Logger } from './types.ts';

const LARGEST_BODY = 1_000_000;

export interface WebhookDeps {
  readonly secret: string | undefined;
  readonly handleUpdate: (update: unknown) => Promise<void>;
  readonly logger: Logger;
}

/**
 * The handler of the webhook, to be reached before any body parser. 401 for a wrong secret, 413 and 400 for what is not an
 * update, 200 once the update is stored, 500 when it could not be: Telegram then sends it again.
 */
export function createWebhook({ secret, handleUpdate, logger }: WebhookDeps): RequestListener {
  const isRight = createSecretCheck(secret);
  return (request, response) => {
    if (!isRight(request.headers['x-telegram-bot-api-secret-token'])) {
      answer(response, 401);
      return;
    }
    readBody(request, (body) => {
      const update = body === 'too-large' ? undefined : parseUpdate(body);
      if (update === undefined) answer(response, body === 'too-large' ? 413 : 400);
      else
        void store(update).then((status) => {
          answer(response, status);
        });
    });
  };

  async function store(update: unknown): Promise<200 | 500> {
    try {
      await handleUpdate(update);
      return 200;
    } catch (error) {
      logger.error(factsOf(error), 'telegram: update not stored');
      return 500;
    }
  }
}

/** Without a body. What is too large is not read to its end, so the connection ends with the answer. */
function answer(response: ServerResponse, status: number): void {
  response.writeHead(status, status === 413 ? { connection: 'close' } : {}).end();
}

/** Compares in constant time. Without a secret nobody is let in. */
function createSecretCheck(secret: string | undefined): (given: unknown) => boolean {
  const right = Buffer.from(secret ?? '');
  return (given) => {
    const claimed = Buffer.from(typeof given === 'string' ? given : '');
    const sameLength = claimed.length === right.length;
    return timingSafeEqual(sameLength ? claimed : right, right) && sameLength && right.length > 0;
  };
}

/** Whole bytes before any decoding, so that a character split between two packets stays one. */
function readBody(request: IncomingMessage, done: (body: Buffer | 'too-large') => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    const before = size;
    size += chunk.length;
    if (size <= LARGEST_BODY) chunks.push(chunk);
    else if (before <= LARGEST_BODY) done('too-large');
  });
  request.on('end', () => {
    if (size <= LARGEST_BODY) done(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks));
  });
}

/** An update as far as its shape is the channel's business: an object with its number. */
function parseUpdate(body: Buffer): unknown {
  try {
    const parsed: unknown = JSON.parse(body.toString('utf8'));
    return isFields(parsed) && Number.isSafeInteger(parsed['update_id']) ? parsed : undefined;
  } catch {
    return undefined;
  }
}
