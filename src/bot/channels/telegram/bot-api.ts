import { Telegram, TelegramError } from 'telegraf';
import type { Opts, Telegram as Methods } from 'telegraf/types';
import type { Call } from './call.ts';

/**
 * Telegraf's typed methods over our own call. Telegraf's network layer is not used: it waits 500 s, tries nothing again,
 * answers through webhooks and puts the token into errors.
 */
export class BotApi extends Telegram {
  readonly #call: Call;

  constructor(token: string, call: Call) {
    super(token, { webhookReply: false });
    this.#call = call;
  }

  /** Resolves to what Telegram returned; rejects with a TelegramError that names the method, never the payload. */
  override async callApi<M extends keyof Methods>(method: M, payload: Opts<M>): Promise<ReturnType<Methods[M]>> {
    const reply = await this.#call(method, payload);
    // The type of each method's result is the Bot API's promise, as in telegraf itself.
    if (reply.ok) return reply.result as ReturnType<Methods[M]>;
    throw new TelegramError({ error_code: reply.code, description: reply.description }, { method });
  }
}
