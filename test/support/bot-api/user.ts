import type { BotApi, BotMessage } from '../bot-api.ts';

/** A person who chats with the bot, through the fake Bot API. Each act resolves when the bot has taken its update. */
export class User {
  #seen = 0;
  blocked = false;

  constructor(
    private readonly api: BotApi,
    readonly id: number,
    readonly language = 'zh-hans',
  ) {}

  /** What the bot has said, oldest first, as it stands now. */
  get messages(): readonly BotMessage[] {
    return this.api.chat(this.id).filter(({ from }) => from === 'bot');
  }

  get last(): BotMessage | undefined {
    return this.messages.at(-1);
  }

  /** The next message of the bot that was not heard yet. */
  async hears(): Promise<BotMessage> {
    await this.api.until(() => this.messages.length > this.#seen, `user ${this.id} waits for an answer`);
    const message = this.messages[this.#seen++];
    if (!message) throw new Error('unreachable');
    return message;
  }

  /** Waits until the bot has said something of a kind, however slowly it may speak to one chat. */
  async hearsUntil(so: () => boolean): Promise<void> {
    await this.api.until(so, `user ${this.id} waits for an answer`, 60_000);
  }

  sends(text: string, more: object = {}): Promise<void> {
    const command = /^\/\w+(@\w+)?/.exec(text)?.[0];
    const entities =
      command === undefined ? {} : { entities: [{ type: 'bot_command', offset: 0, length: command.length }] };
    this.api.record(this.id, { text });
    return this.message({ text, ...entities, ...more });
  }

  /** Taps the newest button with these words, whether or not a number stands before them. */
  taps(label: string): Promise<void> {
    for (const message of [...this.messages].reverse()) {
      const buttons = message.reply_markup?.inline_keyboard?.flat() ?? [];
      const button = buttons.find(({ text }) => text === label || text.replace(/^\d+\u00a0/, '') === label);
      if (button?.callback_data !== undefined) return this.tapsData(button.callback_data, message);
    }
    const shown = this.messages.flatMap(({ reply_markup: markup }) => markup?.inline_keyboard?.flat() ?? []);
    throw new Error(`no button ${label} among ${shown.map(({ text }) => text).join(' | ')}`);
  }

  /** A tap with exactly this data, on that message as it stands now. */
  tapsData(data: string, message = this.last): Promise<void> {
    this.api.record(this.id, { text: `[${data}]` });
    return this.update({
      callback_query: {
        id: this.api.query(),
        from: this.#from(),
        chat_instance: '1',
        data,
        ...(message ? { message: { ...this.#chat(), date: 1, ...this.api.public(message) } } : {}),
      },
    });
  }

  /** Pictures in one album; a single one stands alone. */
  async sendsPhotos(pictures: readonly Buffer[]): Promise<void> {
    const album = pictures.length > 1 ? { media_group_id: String(this.api.number()) } : {};
    await Promise.all(pictures.map((bytes) => this.message({ photo: this.#sizes(bytes), ...album })));
  }

  sendsDocument(bytes: Buffer, name: string, size = bytes.length): Promise<void> {
    return this.message({
      document: { file_id: this.api.file(bytes), file_unique_id: 'u', file_name: name, file_size: size },
    });
  }

  sharesNumber(phone: string, owner: number = this.id): Promise<void> {
    return this.message({ contact: { phone_number: phone, first_name: '示', user_id: owner } });
  }

  sharesPlace(latitude: number, longitude: number): Promise<void> {
    return this.message({ location: { latitude, longitude } });
  }

  edits(text: string): Promise<void> {
    return this.update({ edited_message: { ...this.#envelope(this.api.messageId(this.id) - 1), edit_date: 2, text } });
  }

  blocks(): Promise<void> {
    this.blocked = true;
    return this.#changes('kicked');
  }

  unblocks(): Promise<void> {
    this.blocked = false;
    return this.#changes('member');
  }

  /** Any message, with the envelope around it. */
  message(content: object): Promise<void> {
    return this.update({ message: { ...this.#envelope(this.api.messageId(this.id)), ...content } });
  }

  update(content: object): Promise<void> {
    return this.api.updates.add({ update_id: this.api.number(), ...content });
  }

  #changes(status: string): Promise<void> {
    const bot = { id: 1, is_bot: true, first_name: 'e站' };
    const change = { old_chat_member: { status: 'member', user: bot }, new_chat_member: { status, user: bot } };
    return this.update({ my_chat_member: { ...this.#chat(), from: this.#from(), date: 1, ...change } });
  }

  #sizes(bytes: Buffer): object[] {
    const small = {
      file_id: this.api.file(Buffer.from('thumbnail')),
      file_unique_id: 's',
      width: 90,
      height: 60,
      file_size: 9,
    };
    const large = {
      file_id: this.api.file(bytes),
      file_unique_id: 'l',
      width: 1280,
      height: 960,
      file_size: bytes.length,
    };
    return [small, large, { ...small, width: 320, height: 240 }];
  }

  #envelope(messageId: number): object {
    return { message_id: messageId, from: this.#from(), ...this.#chat(), date: 1 };
  }

  #chat(): object {
    return { chat: { id: this.id, type: 'private', first_name: '示' } };
  }

  #from(): object {
    return { id: this.id, is_bot: false, first_name: '示', language_code: this.language };
  }
}
