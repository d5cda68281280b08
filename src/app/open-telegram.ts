import type { RequestListener } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import { createDispatcher } from '../bot/channels/dispatch.ts';
import type { Pace } from '../bot/channels/pace.ts';
import { createTelegram } from '../bot/channels/telegram/create-telegram.ts';
import type { Catalogue, ChatEvent } from '../bot/types.ts';
import type { LoadedWords } from '../catalogue/load-words.ts';
import type { TelegramConfig } from '../config.ts';
import type { Lang } from '../forms/types.ts';
import type { Store } from '../store/store.ts';
import type { Chats, TurnOptions } from './chats.ts';
import { every } from './every.ts';
import type { Papers } from './papers.ts';

export interface OpenTelegramDeps {
  readonly telegram: TelegramConfig;
  readonly publicUrl: string;
  readonly store: Pick<Store, 'outbox' | 'attachments'>;
  readonly chats: Chats;
  readonly papers: Papers;
  readonly texts: LoadedWords;
  readonly catalogue: Catalogue;
  readonly now: () => number;
  readonly logger: Logger;
  readonly pace: Pace;
}

/** Telegram with its outbox: updates become turns, what a turn says is sent once it is stored. */
export interface OpenedTelegram {
  readonly webhook: RequestListener;
  /** Runs a turn to its commit, whatever brought it about, and sends what it says. */
  readonly turn: (chat: string, event: ChatEvent, options: TurnOptions) => Promise<void>;
  /** Begins to receive, as soon as Telegram can be reached, and to send what an earlier process left. */
  start(): void;
  stop(): Promise<void>;
}

/** How often the outbox is looked through for what was left or put off. Milliseconds. */
const SWEEP = 15_000;

export function openTelegram(deps: OpenTelegramDeps): OpenedTelegram {
  const { store, chats, papers, texts, catalogue, now, logger, publicUrl } = deps;
  const channel = createTelegram({
    ...deps.telegram,
    publicUrl,
    turn,
    keepFile: (bytes, name) => store.attachments.keep(bytes, name, now()),
    documents: (reference, document) => papers.file(reference, document),
    words: texts.words,
    services: (lang) => titlesOf(catalogue, lang),
    logger,
    now,
    sleep,
  });
  const dispatcher = createDispatcher({
    outbox: store.outbox,
    send: (chat, message) => channel.send(chat, message),
    now,
    sleep,
    logger,
    pace: deps.pace,
  });

  async function turn(chat: string, event: ChatEvent, options: TurnOptions): Promise<void> {
    dispatcher.dispatch(chat, attempted(await chats.turn(chat, 'telegram', event, options)));
  }

  let starting: Promise<unknown> = Promise.resolve();
  let sweeping: ReturnType<typeof every> | undefined;

  return {
    webhook: channel.webhook,
    turn,
    start: () => {
      starting = channel.start();
      sweeping = every(SWEEP, 'sweep the outbox', () => dispatcher.sweep(), logger);
    },
    stop: async () => {
      await channel.stop();
      await starting;
      await sweeping?.stop();
      await dispatcher.stop();
    },
  };
}

/** What a turn has just said was not tried before. */
function attempted<T extends object>(messages: readonly T[]): readonly (T & { attempts: number })[] {
  return messages.map((message) => ({ ...message, attempts: 0 }));
}

function titlesOf({ services }: Catalogue, lang: Lang): readonly { id: string; title: string }[] {
  return services.map((form) => ({ id: form.id, title: form.texts(lang).title }));
}

/** An aborted wait has ended: whoever waits looks at the signal. */
async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  await wait(ms, undefined, signal ? { signal } : {}).catch(() => undefined);
}
