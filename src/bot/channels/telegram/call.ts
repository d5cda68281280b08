import { randomBytes } from 'node:crypto';
import { checkPayload } from './check-payload.ts';
import type { HttpClient, HttpResult } from './http-client.ts';
import { encodeMultipart, isFilePart } from './multipart.ts';

/** What Telegram said. `code` 0: it could not be reached. `description` never holds the token. */
export type Reply =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly code: number; readonly description: string; readonly retryAfterMs?: number };

interface CallOptions {
  readonly signal?: AbortSignal;
  /** For the whole exchange; 30 s unless said otherwise. */
  readonly timeoutMs?: number;
}

/** Every outgoing call passes through one of these; they compose. */
export type Call = (method: string, payload: object, options?: CallOptions) => Promise<Reply>;

export interface Server {
  readonly token: string;
  /** The Bot API's address, such as `https://api.telegram.org` or `http://127.0.0.1:8081/tg`. */
  readonly root: URL;
  readonly client: HttpClient;
}

const TIMEOUT = 30_000;
const LARGEST_ANSWER = 10_000_000;

/** One call, one attempt: checked, sent, read and freed of the token. */
export function createCall({ token, root, client }: Server): Call {
  const prefix = `${pathOf(root)}/bot${token}/`;
  return async (method, payload, { signal, timeoutMs = TIMEOUT } = {}) => {
    checkPayload(method, payload);
    const answer = await client.exchange({
      method: 'POST',
      path: prefix + method,
      ...encode(payload),
      timeoutMs,
      maxBytes: LARGEST_ANSWER,
      ...(signal === undefined ? {} : { signal }),
    });
    return settle(readReply(answer), token);
  };
}

/** The path of an API root, without a slash at its end: telegraf drops one that does not end in a slash. */
export function pathOf(root: URL): string {
  return root.pathname.replace(/\/+$/, '');
}

function encode(payload: object): { readonly type: string; readonly body: string | Buffer } {
  const fields = { ...payload } as Readonly<Record<string, unknown>>;
  if (!Object.values(fields).some(isFilePart)) return { type: 'application/json', body: JSON.stringify(payload) };
  const boundary = randomBytes(24).toString('hex');
  return { type: `multipart/form-data; boundary=${boundary}`, body: encodeMultipart(fields, boundary) };
}

function readReply(answer: HttpResult): Reply {
  if (answer.kind === 'failed') return { ok: false, code: 0, description: answer.reason };
  const parsed = parse(answer.body);
  if (parsed === undefined) return { ok: false, code: refusal(answer.status), description: 'the answer is not JSON' };
  if (parsed['ok'] === true) return { ok: true, result: parsed['result'] };
  return refused(parsed, answer.status);
}

function refused(parsed: Readonly<Record<string, unknown>>, status: number): Reply {
  const { error_code: code, description, parameters } = parsed;
  const wait = typeof parameters === 'object' && parameters !== null && 'retry_after' in parameters;
  return {
    ok: false,
    code: typeof code === 'number' ? code : refusal(status),
    description: typeof description === 'string' ? description : 'no description',
    ...(wait ? { retryAfterMs: Number(parameters.retry_after) * 1000 } : {}),
  };
}

/** An answer that is not one of the Bot API comes from something between: as good as a bad gateway. */
function refusal(status: number): number {
  return status >= 400 ? status : 502;
}

function parse(body: Buffer): Readonly<Record<string, unknown>> | undefined {
  try {
    const parsed: unknown = JSON.parse(body.toString('utf8'));
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : undefined;
  } catch {
    return undefined;
  }
}

/** Telegram calls it an error when there is nothing left to do: what was wanted is so already, or too late to matter. */
const harmless = /message is not modified|query is too old|message to edit not found|message can't be edited/i;

function settle(reply: Reply, token: string): Reply {
  if (reply.ok) return reply;
  if (reply.code === 400 && harmless.test(reply.description)) return { ok: true, result: true };
  return { ...reply, description: redact(reply.description, token) };
}

/** Takes the token out of a text that may be logged. */
export function redact(text: string, token: string): string {
  return text.replaceAll(token, '[token]').replaceAll(encodeURIComponent(token), '[token]');
}
