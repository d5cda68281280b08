import { createAlbums } from './albums.ts';
import { createBackground } from './background.ts';
import { BotApi } from './bot-api.ts';
import { createCall, type Server } from './call.ts';
import { createKeyboards } from './close-tapped.ts';
import { chatKey, handleUpdate, type UpdateDeps } from './handle-update.ts';
import { createHttpClient } from './http-client.ts';
import { createLanes } from './lanes.ts';
import { poll } from './poll.ts';
import { Remembered } from './remembered.ts';
import { withRetry } from './retry.ts';
import { sendMessage, type Sender } from './send.ts';
import { ALLOWED_UPDATES, chooseDelivery, commandOf, introduce, putUpCommands } from './start.ts';
import { createTakeFile } from './take-file.ts';
import type { Started, TelegramChannel, TelegramDeps } from './types.ts';
import { createWebhook } from './webhook.ts';

const API_ROOT = 'https://api.telegram.org';
const ALBUM_MS = 500;

/** The Telegram channel: updates in, messages out. It knows no form and no store; telegraf is its transport's face. */
export function createTelegram(deps: TelegramDeps): TelegramChannel {
  const { token, secret, logger, now, sleep, albumMs = ALBUM_MS } = deps;
  const root = new URL(deps.apiRoot ?? API_ROOT);
  const server: Server = { token, root, client: createHttpClient(root) };
  const once = createCall(server);
  const call = withRetry(once, { attempts: 4, longestMs: 60_000, sleep });
  const background = createBackground(logger);
  const keyboards = createKeyboards(call);
  const sender: Sender = { call: once, words: deps.words, documents: deps.documents, keyboards, sharing: new Set() };
  const updates: UpdateDeps = {
    ...deps,
    call,
    keyboards,
    background,
    serviceOf: (command) => deps.services('zh-CN').find(({ id }) => commandOf(id) === command)?.id,
    takeFile: createTakeFile(server, call, deps.keepFile),
    lanes: createLanes(),
    albums: createAlbums(albumMs, sleep),
    told: new Remembered(10_000),
  };
  const handle = (update: unknown): Promise<void> => handleUpdate(updates, update);
  const stopping = new AbortController();
  let polling: Promise<void> | undefined;

  return {
    handleUpdate: handle,
    webhook: createWebhook({ secret, handleUpdate: handle, logger }),
    start,
    send: async (chat, message) => sendMessage(sender, chatNumber(chat), message),
    stop: async () => {
      stopping.abort();
      await polling;
      await background.idle();
      server.client.close();
    },
  };

  async function start(): Promise<Started> {
    const { signal } = stopping;
    const startDeps = { ...deps, api: new BotApi(token, call), signal };
    const known = await introduce(startDeps);
    if (known.kind === 'refused') logger.error({ reason: known.reason }, 'telegram: the token is refused');
    if (known.kind !== 'known') return known;
    await chooseDelivery(startDeps);
    if (deps.mode === 'polling')
      polling = poll({
        call: once,
        handleUpdate: handle,
        logger,
        now,
        sleep,
        signal,
        allowed: ALLOWED_UPDATES,
        albumMs,
      });
    background.run('put up the commands', () => putUpCommands(startDeps));
    return { kind: 'started', username: known.username };
  }
}

function chatNumber(chat: string): number {
  const number = Number(chat.slice(chatKey(0).length - 1));
  if (!chat.startsWith('telegram:') || !Number.isSafeInteger(number)) throw new RangeError('not a chat of Telegram');
  return number;
}
