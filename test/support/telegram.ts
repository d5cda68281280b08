import { createHash } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import express from 'express';
import { loadWords } from '../../src/catalogue/load-words.ts';
import type { ChatEvent } from '../../src/bot/types.ts';
import { createTelegram } from '../../src/bot/channels/telegram/create-telegram.ts';
import type {
  KeptFile,
  Started,
  TelegramChannel,
  TelegramDeps,
  TurnOptions,
} from '../../src/bot/channels/telegram/types.ts';
import { BotApi } from './bot-api.ts';

export const SECRET = 'a-secret_of-the-tests';

/** A turn as the channel asked for it. */
interface SeenTurn {
  readonly chat: string;
  readonly event: ChatEvent;
  readonly options: TurnOptions;
}

export interface Bench {
  readonly api: BotApi;
  readonly telegram: TelegramChannel;
  readonly turns: SeenTurn[];
  readonly events: () => ChatEvent[];
  /** Lines of the log, as JSON. */
  readonly log: string[];
  readonly kept: Map<string, Buffer>;
  readonly webhook: string;
  readonly started: Started;
  stop(): Promise<void>;
}

export type Options = Partial<TelegramDeps> & {
  readonly api?: BotApi;
  /** Does not begin to receive. */
  readonly idle?: boolean;
};

const words = await loadWords(path.resolve(import.meta.dirname, '../../locales'));

/** The channel between the strict Bot API and turns that are only written down. */
export async function startBench(options: Options = {}): Promise<Bench> {
  const api = options.api ?? (await BotApi.start());
  const { turns, log, kept, deps } = record(options);
  const app = express();
  const server = http.createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const telegram = createTelegram({ token: api.token, apiRoot: api.root, publicUrl, ...deps });
  app.post('/webhooks/telegram', telegram.webhook);
  app.post('/with-secret', (request, response) => {
    request.headers['x-telegram-bot-api-secret-token'] = SECRET;
    telegram.webhook(request, response);
  });
  const started: Started = options.idle === true ? { kind: 'stopped' } : await telegram.start();
  return {
    api,
    telegram,
    turns,
    events: () => turns.map(({ event }) => event),
    log,
    kept,
    webhook: `${publicUrl}/webhooks/telegram`,
    started,
    stop: async () => {
      await telegram.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      if (!options.api) await api.stop();
    },
  };
}

function record(options: Options) {
  const turns: SeenTurn[] = [];
  const log: string[] = [];
  const kept = new Map<string, Buffer>();
  const write = (fields: object, message: string): void => {
    log.push(JSON.stringify({ ...fields, message }));
  };
  const deps: Omit<TelegramDeps, 'token' | 'publicUrl'> = {
    mode: 'webhook',
    secret: SECRET,
    turn: (chat, event, turnOptions) => {
      turns.push({ chat, event, options: turnOptions });
      return Promise.resolve();
    },
    keepFile: (bytes, name) => Promise.resolve(keep(kept, bytes, name)),
    documents: () => Promise.resolve({ bytes: Buffer.from('%PDF-1.7'), name: 'receipt.pdf' }),
    words: words.words,
    services: (lang) => [
      { id: 'first-child-certificate', title: lang === 'en' ? 'First child' : '一孩生殖保健服务证' },
    ],
    logger: { info: write, warn: write, error: write },
    now: () => Date.now(),
    sleep,
    albumMs: 40,
    ...options,
  };
  return { turns, log, kept, deps };
}

function keep(kept: Map<string, Buffer>, bytes: Buffer, name: string): KeptFile {
  if (bytes.length === 0) return { ok: false, code: 'file-empty' };
  if (name.endsWith('.exe')) return { ok: false, code: 'file-type' };
  const id = createHash('sha256').update(bytes).digest('hex');
  kept.set(id, bytes);
  return { ok: true, attachment: { id, name, type: 'image/jpeg', size: bytes.length } };
}

/** Waits a fiftieth of a long time, so that backoff can be seen without waiting for it. */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, ms > 100 ? ms / 50 : ms);
    signal?.addEventListener('abort', end, { once: true });
    function end(): void {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    }
  });
}
