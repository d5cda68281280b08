import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { readMultipart, type ReceivedFile } from './bot-api/multipart.ts';
import { judge, type Payload, type Refusal } from './bot-api/rules.ts';
import { Updates } from './bot-api/updates.ts';
import { User } from './bot-api/user.ts';

interface InlineButton {
  readonly text: string;
  readonly callback_data?: string;
  readonly url?: string;
}

/** A message of a chat as it stands now. */
export interface BotMessage {
  readonly from: 'bot' | 'user';
  readonly message_id: number;
  readonly text?: string;
  readonly entities?: readonly { readonly type: string; readonly offset: number; readonly length: number }[];
  readonly document?: ReceivedFile;
  readonly reply_markup?: {
    readonly inline_keyboard?: readonly (readonly InlineButton[])[];
    readonly keyboard?: readonly (readonly { readonly text: string; readonly request_contact?: boolean }[])[];
    readonly remove_keyboard?: true;
  };
}

/** Trouble for calls that fit: a refusal, a body that is not the Bot API's, or a wait before the answer. */
export interface Trouble {
  readonly method?: string;
  readonly chat?: number;
  /** How many calls it hits; 1 unless said otherwise. */
  times?: number;
  readonly status?: number;
  readonly retryAfter?: number;
  readonly description?: string;
  readonly body?: string;
  readonly delayMs?: number;
  /** The connection is cut instead of an answer. */
  readonly cut?: boolean;
}

interface Done {
  readonly result: unknown;
}

/**
 * A strict Bot API on loopback. It refuses what Telegram refuses, in Telegram's words, by the shapes and limits of
 * https://core.telegram.org/bots/api, and reads multipart bodies as Telegram's server does.
 */
export class BotApi {
  readonly token = '123456:AAfictional-token_of-the-tests';
  readonly updates = new Updates();
  readonly calls: { readonly method: string; readonly payload: Payload }[] = [];
  readonly commands = new Map<string, readonly { readonly command: string; readonly description: string }[]>();
  /** Calls of this shape are refused as Telegram would; `calls` has only those that were taken. */
  readonly refused: { readonly method: string; readonly refusal: Refusal }[] = [];
  readonly #troubles: Trouble[] = [];
  readonly #users = new Map<number, User>();
  readonly #chats = new Map<number, BotMessage[]>();
  readonly #ids = new Map<number, number>();
  readonly #files: Buffer[] = [];
  readonly #queries = new Set<string>();
  readonly #server = http.createServer((request, response) => {
    this.#receive(request, response);
  });
  #number = 1000;

  static async start(): Promise<BotApi> {
    const api = new BotApi();
    await new Promise<void>((resolve) => api.#server.listen(0, '127.0.0.1', resolve));
    return api;
  }

  /** The address, with a path: some servers stand behind one. */
  get root(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/tg`;
  }

  user(id: number, language?: string): User {
    const user = this.#users.get(id) ?? new User(this, id, language);
    this.#users.set(id, user);
    return user;
  }

  chat(id: number): readonly BotMessage[] {
    return this.#chats.get(id) ?? [];
  }

  /** One line for each message, as a person reads them. */
  transcript(id: number): string {
    return this.chat(id)
      .map((message) => {
        const rows = message.reply_markup?.inline_keyboard ?? [];
        const buttons = rows.map((row) => row.map(({ text }) => `[${text}]`).join(' ')).join(' / ');
        return `${message.from === 'bot' ? '  ' : '> '}${message.text ?? message.document?.name ?? ''} ${buttons}`.trimEnd();
      })
      .join('\n');
  }

  troubles(trouble: Trouble): void {
    this.#troubles.push(trouble);
  }

  number(): number {
    return this.#number++;
  }

  messageId(chat: number): number {
    const id = (this.#ids.get(chat) ?? 0) + 1;
    this.#ids.set(chat, id);
    return id;
  }

  query(): string {
    const id = String(this.number());
    this.#queries.add(id);
    return id;
  }

  file(bytes: Buffer): string {
    return `file-${this.#files.push(bytes) - 1}`;
  }

  record(chat: number, message: { readonly text: string }): void {
    this.#add(chat, { from: 'user', message_id: 0, ...message });
  }

  public({ from: _from, document: _document, ...message }: BotMessage): object {
    return message;
  }

  /** Waits until something is so; fails with the words after five seconds, or so many milliseconds. */
  async until(so: () => boolean, what: string, patience = 5000): Promise<void> {
    for (const end = Date.now() + patience; !so();) {
      if (Date.now() > end) throw new Error(`${what}: ${JSON.stringify(this.refused.at(-1) ?? 'nothing refused')}`);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }

  async stop(): Promise<void> {
    this.updates.stop();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #receive(request: http.IncomingMessage, response: http.ServerResponse): void {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => void this.#answer(request, Buffer.concat(chunks), response));
  }

  async #answer(request: http.IncomingMessage, body: Buffer, response: http.ServerResponse): Promise<void> {
    const [, root, kind, token, ...rest] = /^\/(tg)\/(file\/)?bot([^/]+)\/(.*)$/.exec(request.url ?? '') ?? [];
    const name = rest.join('/');
    if (root === undefined) reply(response, { code: 404, description: 'Not Found' });
    else if (token !== this.token) reply(response, { code: 401, description: 'Unauthorized' });
    else if (kind !== undefined) this.#handOut(name, response);
    else await this.#take(name, readPayload(request, body), response);
  }

  async #take(method: string, payload: Payload, response: http.ServerResponse): Promise<void> {
    const trouble = this.#troubleFor(method, payload);
    if (trouble?.delayMs !== undefined) await new Promise((resolve) => setTimeout(resolve, trouble.delayMs));
    if (trouble?.cut === true) response.destroy();
    else if (trouble?.body !== undefined) response.writeHead(trouble.status ?? 200).end(trouble.body);
    else if (trouble?.status !== undefined) reply(response, refusalOf(trouble));
    else reply(response, await this.#judge(method, payload));
  }

  async #judge(method: string, payload: Payload): Promise<Done | Refusal> {
    const outcome = judge(method, payload) ?? (await this.#do(method, payload));
    if ('code' in outcome) this.refused.push({ method, refusal: outcome });
    else this.calls.push({ method, payload });
    return outcome;
  }

  #troubleFor(method: string, payload: Payload): Trouble | undefined {
    const found = this.#troubles.find(
      (one) => (one.method ?? method) === method && (one.chat ?? payload['chat_id']) === payload['chat_id'],
    );
    if (found) {
      found.times = (found.times ?? 1) - 1;
      if (found.times <= 0) this.#troubles.splice(this.#troubles.indexOf(found), 1);
    }
    return found;
  }

  #handOut(path: string, response: http.ServerResponse): void {
    const bytes = this.#files[Number(/^photos\/file_(\d+)/.exec(path)?.[1])];
    const trouble = this.#troubleFor('file', {});
    if (trouble?.status !== undefined) response.writeHead(trouble.status).end('nothing');
    else if (bytes) response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(bytes);
    else reply(response, { code: 404, description: 'Not Found' });
  }

  async #do(method: string, payload: Payload): Promise<Done | Refusal> {
    const chat = payload['chat_id'];
    if (typeof chat === 'number' && chat > 0) {
      if (!this.#users.has(chat)) return bad('chat not found');
      if (this.user(chat).blocked) return { code: 403, description: 'Forbidden: bot was blocked by the user' };
    }
    return this.#acts[method]?.(payload) ?? { result: true };
  }

  readonly #acts: Readonly<Record<string, (payload: Payload) => Done | Refusal | Promise<Done | Refusal>>> = {
    getMe: () => ({ result: { id: 123456, is_bot: true, first_name: 'e站', username: 'ezhan_bot' } }),
    getUpdates: async ({ offset, limit, timeout }) => {
      if (this.updates.webhook)
        return { code: 409, description: "Conflict: can't use getUpdates method while webhook is active" };
      return { result: await this.updates.fetch(Number(offset ?? 0), Number(limit ?? 100), Number(timeout ?? 0)) };
    },
    setWebhook: ({ url, secret_token: secret }) => {
      this.updates.webhook = { url: String(url), ...(typeof secret === 'string' ? { secret } : {}) };
      this.updates.pump();
      return { result: true };
    },
    deleteWebhook: () => {
      this.updates.webhook = undefined;
      return { result: true };
    },
    setMyCommands: ({ commands, language_code: language }) => {
      this.commands.set(
        typeof language === 'string' ? language : '',
        commands as { command: string; description: string }[],
      );
      return { result: true };
    },
    sendMessage: (payload) => this.#say(payload, { text: String(payload['text']).trim() }),
    sendDocument: (payload) => this.#say(payload, { document: payload['document'] as ReceivedFile }),
    editMessageText: (payload) => this.#edit(payload),
    editMessageReplyMarkup: (payload) => this.#edit(payload),
    answerCallbackQuery: ({ callback_query_id: id }) =>
      this.#queries.delete(String(id))
        ? { result: true }
        : bad('query is too old and response timeout expired or query ID is invalid'),
    getFile: ({ file_id: id }) => {
      const index = Number(/^file-(\d+)$/.exec(String(id))?.[1]);
      const bytes = this.#files[index];
      if (!bytes) return bad('invalid file_id');
      if (bytes.length > 20_000_000) return bad('file is too big');
      return { result: { file_id: id, file_path: `photos/file_${index}.jpg`, file_size: bytes.length } };
    },
  };

  #say(payload: Payload, content: Partial<BotMessage>): Done {
    const chat = Number(payload['chat_id']);
    const { entities, reply_markup: markup } = payload as Partial<BotMessage>;
    const message: BotMessage = {
      from: 'bot',
      message_id: this.messageId(chat),
      ...content,
      ...(entities ? { entities } : {}),
      ...(markup ? { reply_markup: markup } : {}),
    };
    this.#add(chat, message);
    return { result: { ...this.public(message), date: 1, chat: { id: chat, type: 'private' } } };
  }

  #edit(payload: Payload): Done | Refusal {
    const messages = this.#chats.get(Number(payload['chat_id'])) ?? [];
    const index = messages.findIndex((one) => one.from === 'bot' && one.message_id === payload['message_id']);
    const before = messages[index];
    if (!before) return bad('message to edit not found');
    const { text, entities, reply_markup: markup } = payload as Partial<BotMessage>;
    const { from, message_id: id } = before;
    const after: BotMessage = {
      from,
      message_id: id,
      ...(before.text === undefined ? {} : { text: before.text }),
      ...(text === undefined ? {} : { text: text.trim() }),
      ...(entities ? { entities } : {}),
      ...(markup ? { reply_markup: markup } : {}),
    };
    if (JSON.stringify(after) === JSON.stringify(before))
      return bad(
        'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
      );
    messages[index] = after;
    return { result: true };
  }

  #add(chat: number, message: BotMessage): void {
    const messages = this.#chats.get(chat) ?? [];
    this.#chats.set(chat, messages);
    messages.push(message);
  }
}

const bad = (description: string): Refusal => ({ code: 400, description: `Bad Request: ${description}` });

function readPayload(request: http.IncomingMessage, body: Buffer): Payload {
  const type = request.headers['content-type'] ?? '';
  const boundary = /^multipart\/form-data; boundary=(.+)$/.exec(type)?.[1];
  if (boundary !== undefined) return readMultipart(body, boundary);
  if (body.length === 0) return {};
  if (!type.startsWith('application/json')) throw new Error(`a body of type ${type}`);
  return JSON.parse(body.toString('utf8')) as Payload;
}

function refusalOf({ status = 500, retryAfter, description }: Trouble): Refusal {
  if (retryAfter === undefined) return { code: status, description: description ?? 'Internal Server Error' };
  const words = `Too Many Requests: retry after ${retryAfter}`;
  return { code: status, description: words, parameters: { retry_after: retryAfter } };
}

function reply(response: http.ServerResponse, outcome: Done | Refusal): void {
  const status = 'code' in outcome ? outcome.code : 200;
  const body =
    'code' in outcome
      ? { ok: false, error_code: outcome.code, description: outcome.description, parameters: outcome.parameters }
      : { ok: true, result: outcome.result };
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
