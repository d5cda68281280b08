import { LANGS, type Lang } from '../../../forms/types.ts';
import { TelegramError } from 'telegraf';
import type { BotApi } from './bot-api.ts';
import { backoff } from './retry.ts';
import type { TelegramDeps } from './types.ts';

/** The updates that mean something here; Telegram does not send the others. */
export const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;

export type StartDeps = Pick<
  TelegramDeps,
  'mode' | 'publicUrl' | 'secret' | 'words' | 'services' | 'logger' | 'sleep'
> & { readonly api: BotApi; readonly signal: AbortSignal };

export type Introduced =
  | { readonly kind: 'known'; readonly username: string }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'stopped' };

/** Asks who the bot is until Telegram says so; only a wrong token ends it. */
export async function introduce({ api, logger, sleep, signal }: StartDeps): Promise<Introduced> {
  for (let attempt = 1; !signal.aborted; attempt++) {
    try {
      const { username } = await api.getMe();
      return { kind: 'known', username };
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'unknown';
      if (error instanceof TelegramError && (error.code === 401 || error.code === 404))
        return { kind: 'refused', reason };
      logger.warn({ attempt, reason }, 'telegram: not reached yet');
      await sleep(backoff(attempt), signal);
    }
  }
  return { kind: 'stopped' };
}

/** Puts up the menu of commands, in Chinese for everybody and in both languages for those who have them. */
export async function putUpCommands({ api, words, services, logger }: StartDeps): Promise<void> {
  try {
    await api.setMyCommands(commandsIn('zh-CN'));
    for (const lang of LANGS) await api.setMyCommands(commandsIn(lang), { language_code: lang.slice(0, 2) });
  } catch (error) {
    logger.warn({ reason: error instanceof Error ? error.message : 'unknown' }, 'telegram: commands not put up');
  }

  function commandsIn(lang: Lang): readonly { command: string; description: string }[] {
    const t = words(lang);
    const own = ['menu', 'status', 'cancel', 'help', 'human', 'language'] as const;
    const offered = services(lang).flatMap(({ id, title }) => {
      const command = commandOf(id);
      return command === undefined ? [] : [{ command, description: title.slice(0, 256) }];
    });
    const named = own.map((command) => ({ command, description: t(`telegram:commands.${command}`) }));
    return [...named.slice(0, 1), ...offered, ...named.slice(1)].slice(0, 100);
  }
}

/** `/first_child_certificate` for `first-child-certificate`; undefined for what Telegram does not take as a command. */
export function commandOf(service: string): string | undefined {
  const command = service.replaceAll('-', '_');
  return /^[a-z0-9_]{1,32}$/.test(command) ? command : undefined;
}

/** Tells Telegram where to bring updates, or that they are fetched. */
export async function chooseDelivery({
  api,
  mode,
  publicUrl,
  secret,
  logger,
  sleep,
  signal,
}: StartDeps): Promise<void> {
  for (let attempt = 1; !signal.aborted; attempt++) {
    try {
      if (mode === 'polling') await api.deleteWebhook();
      else
        await api.setWebhook(`${publicUrl}/webhooks/telegram`, {
          allowed_updates: ALLOWED_UPDATES,
          ...(secret === undefined ? {} : { secret_token: secret }),
        });
      return;
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'unknown';
      logger.error({ attempt, reason, mode }, 'telegram: delivery of updates not settled');
      await sleep(backoff(attempt), signal);
    }
  }
}
