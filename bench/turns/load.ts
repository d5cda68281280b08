/** The load: a local Bot API that counts messages, and residents who each answer as soon as the next question reaches them. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool, type Dispatcher } from 'undici';

export interface Load {
  readonly apiRoot: string;
  /** Lets residents answer `questions` each, `atOnce` of them side by side; resolves to turns a second. */
  run(options: {
    readonly port: number;
    readonly residents: number;
    readonly questions: number;
    readonly atOnce: number;
    readonly firstChat: number;
    begin: Begin;
  }): Promise<number>;
  close(): Promise<void>;
}

/** Brings a chat to its first question. */
export type Begin = (chat: number, talk: Talk) => Promise<void>;

export interface Talk {
  /** Sends words; resolves with the bot's next message to this chat. */
  says(chat: number, text: string): Promise<Sent>;
  taps(chat: number, data: string): Promise<Sent>;
  /** The bot's next message to this chat. */
  hears(chat: number): Promise<Sent>;
}

export interface Sent {
  readonly text: string;
  readonly reply_markup?: {
    readonly inline_keyboard?: readonly (readonly { readonly text: string; readonly callback_data?: string }[])[];
  };
}

const HEADERS = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': 'secret' };

/** Waits for the answer to a webhook. */
class Taken implements Dispatcher.DispatchHandler {
  constructor(
    private readonly resolve: () => void,
    private readonly reject: (error: Error) => void,
  ) {}

  onRequestStart(): void {
    // Nothing is to be prepared.
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number): void {
    if (status !== 200) this.reject(new Error(`the bot answered ${status}`));
  }

  onResponseData(): void {
    // An answer without a body, or with one that says nothing.
  }

  onResponseEnd(): void {
    this.resolve();
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.reject(error);
  }
}

export async function openLoad(): Promise<Load> {
  const waiting = new Map<number, (sent: Sent) => void>();
  /** Messages that came while nobody waited for them: the last one of each chat. */
  const unheard = new Map<number, Sent>();
  let message = 1;
  const api = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const method = request.url?.split('/').at(-1) ?? '';
      response.setHeader('content-type', 'application/json');
      if (method !== 'sendMessage') {
        response.end('{"ok":true,"result":true}');
        return;
      }
      const body = JSON.parse(Buffer.concat(chunks).toString()) as Sent & { chat_id: number | string };
      const chat = Number(body.chat_id);
      response.end(
        `{"ok":true,"result":{"message_id":${message++},"date":1,"chat":{"id":${chat},"type":"private","first_name":"r"},"text":""}}`,
      );
      const resolve = waiting.get(chat);
      waiting.delete(chat);
      if (resolve) resolve(body);
      else unheard.set(chat, body);
    });
  });
  api.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
  const apiRoot = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
  let update = Date.now();
  let order = 1;
  /** The one under test: a load that itself took most of a core would measure itself. */
  const pools = new Map<number, Pool>();
  const poolTo = (port: number): Pool => {
    const pool = pools.get(port) ?? new Pool(`http://127.0.0.1:${port}`, { connections: 128, pipelining: 1 });
    pools.set(port, pool);
    return pool;
  };

  function hear(chat: number): Promise<Sent> {
    return new Promise((resolve) => waiting.set(chat, resolve));
  }

  function post(port: number, chat: number, content: object): Promise<Sent> {
    const body = JSON.stringify({ update_id: update++, ...content });
    const answered = hear(chat);
    const taken = new Promise<void>((resolve, reject) => {
      poolTo(port).dispatch(
        { method: 'POST', path: '/webhooks/telegram', headers: HEADERS, body },
        new Taken(resolve, reject),
      );
    });
    // Both: a person is slower than any program, and the peers mix up answers that come before they have finished the last.
    return Promise.all([answered, taken]).then(([sent]) => sent);
  }

  const person = (chat: number) => ({ id: chat, is_bot: false, first_name: 'r', language_code: 'en' });
  const talkTo = (port: number): Talk => ({
    hears: (chat) => {
      const sent = unheard.get(chat);
      unheard.delete(chat);
      return sent ? Promise.resolve(sent) : hear(chat);
    },
    says: (chat, text) =>
      post(port, chat, {
        message: {
          message_id: order++,
          date: 1,
          text,
          chat: { id: chat, type: 'private', first_name: 'r' },
          from: person(chat),
          ...(text.startsWith('/')
            ? { entities: [{ type: 'bot_command', offset: 0, length: text.split(' ')[0]?.length ?? 0 }] }
            : {}),
        },
      }),
    taps: (chat, data) =>
      post(port, chat, {
        callback_query: {
          id: String(order++),
          chat_instance: '1',
          data,
          from: person(chat),
          message: { message_id: 1, date: 1, text: '', chat: { id: chat, type: 'private', first_name: 'r' } },
        },
      }),
  });

  return {
    apiRoot,
    async run({ port, residents, questions, atOnce, firstChat, begin }) {
      const talk = talkTo(port);
      for (let chat = firstChat; chat < firstChat + residents; chat++) await begin(chat, talk);
      let next = firstChat;
      const start = performance.now();
      await Promise.all(
        Array.from({ length: atOnce }, async () => {
          while (next < firstChat + residents) {
            const chat = next++;
            for (let number = 1; number <= questions; number++) await talk.says(chat, `answer ${number} 示例`);
          }
        }),
      );
      return (residents * questions) / ((performance.now() - start) / 1000);
    },
    close: () =>
      new Promise((resolve) => {
        for (const pool of pools.values()) void pool.destroy();
        api.closeAllConnections();
        api.close(() => {
          resolve();
        });
      }),
  };
}
