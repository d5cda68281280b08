import { Ajv2020 } from 'ajv/dist/2020.js';

/** What Telegram says of a call that it does not take. */
export interface Refusal {
  readonly code: number;
  readonly description: string;
  readonly parameters?: { readonly retry_after: number };
}

export type Payload = Readonly<Record<string, unknown>>;

const id = { type: 'integer' };
const text = { type: 'string' };
const flag = { type: 'boolean' };

const entity = {
  type: 'object',
  required: ['type', 'offset', 'length'],
  additionalProperties: false,
  properties: {
    type: { enum: ['bold', 'code', 'bot_command', 'url', 'phone_number'] },
    offset: { type: 'integer', minimum: 0 },
    length: { type: 'integer', minimum: 1 },
  },
};

const inlineButton = {
  type: 'object',
  required: ['text'],
  additionalProperties: false,
  minProperties: 2,
  maxProperties: 2,
  properties: { text, callback_data: text, url: text },
};

const replyButton = {
  type: 'object',
  required: ['text'],
  additionalProperties: false,
  properties: { text, request_contact: flag, request_location: flag },
};

const rows = (button: object): object => ({ type: 'array', items: { type: 'array', items: button } });

const inlineMarkup = {
  type: 'object',
  required: ['inline_keyboard'],
  additionalProperties: false,
  properties: { inline_keyboard: rows(inlineButton) },
};

const markup = {
  anyOf: [
    inlineMarkup,
    {
      type: 'object',
      required: ['keyboard'],
      additionalProperties: false,
      properties: {
        keyboard: rows(replyButton),
        resize_keyboard: flag,
        one_time_keyboard: flag,
        input_field_placeholder: text,
      },
    },
    {
      type: 'object',
      required: ['remove_keyboard'],
      additionalProperties: false,
      properties: { remove_keyboard: { const: true } },
    },
  ],
};

const preview = { type: 'object', additionalProperties: false, properties: { is_disabled: flag } };
const allowed = { type: 'array', items: text };

/** The parameters of the methods that are known here, as the Bot API describes them. */
const methods: Readonly<Record<string, { required?: readonly string[]; properties: object }>> = {
  getMe: { properties: {} },
  getUpdates: { properties: { offset: id, limit: id, timeout: id, allowed_updates: allowed } },
  setWebhook: {
    required: ['url'],
    properties: {
      url: text,
      secret_token: { type: 'string', pattern: '^[A-Za-z0-9_-]{1,256}$' },
      allowed_updates: allowed,
      max_connections: { type: 'integer', minimum: 1, maximum: 100 },
      drop_pending_updates: flag,
    },
  },
  deleteWebhook: { properties: { drop_pending_updates: flag } },
  setMyCommands: {
    required: ['commands'],
    properties: {
      commands: {
        type: 'array',
        maxItems: 100,
        items: {
          type: 'object',
          required: ['command', 'description'],
          additionalProperties: false,
          properties: { command: text, description: text },
        },
      },
      language_code: { type: 'string', pattern: '^[a-z]{2}$' },
    },
  },
  sendMessage: {
    required: ['chat_id', 'text'],
    properties: {
      chat_id: id,
      text,
      entities: { type: 'array', items: entity },
      reply_markup: markup,
      link_preview_options: preview,
    },
  },
  sendDocument: {
    required: ['chat_id', 'document'],
    properties: { chat_id: id, document: {}, caption: text, reply_markup: markup },
  },
  editMessageText: {
    required: ['chat_id', 'message_id', 'text'],
    properties: {
      chat_id: id,
      message_id: id,
      text,
      entities: { type: 'array', items: entity },
      reply_markup: inlineMarkup,
      link_preview_options: preview,
    },
  },
  editMessageReplyMarkup: {
    required: ['chat_id', 'message_id'],
    properties: { chat_id: id, message_id: id, reply_markup: inlineMarkup },
  },
  answerCallbackQuery: {
    required: ['callback_query_id'],
    properties: { callback_query_id: text, text, show_alert: flag },
  },
  getFile: { required: ['file_id'], properties: { file_id: text } },
};

const ajv = new Ajv2020({ strict: false, allErrors: true });
const shapes = new Map(
  Object.entries(methods).map(([name, shape]) => [
    name,
    ajv.compile({ type: 'object', additionalProperties: false, ...shape }),
  ]),
);

const bad = (description: string): Refusal => ({ code: 400, description: `Bad Request: ${description}` });

/** Judges a call by its shape and its lengths; undefined when Telegram would take it. */
export function judge(method: string, payload: Payload): Refusal | undefined {
  const shape = shapes.get(method);
  if (!shape) return { code: 404, description: 'Not Found: method not found' };
  if (!shape(payload)) return bad(`can't parse ${method}: ${ajv.errorsText(shape.errors)}`);
  return judgeText(payload) ?? judgeMarkup(payload['reply_markup']) ?? judgeCommands(payload['commands']);
}

function judgeText(payload: Payload): Refusal | undefined {
  const { text: said, caption, entities } = payload;
  if (typeof said === 'string') {
    if (said.trim() === '') return bad('message text is empty');
    if (said.length > 4096) return bad('message is too long');
    const beyond = (entities as { offset: number; length: number }[] | undefined)?.some(
      ({ offset, length }) => offset + length > said.length,
    );
    if (beyond === true) return bad('entities are out of the text');
  }
  return typeof caption === 'string' && caption.length > 1024 ? bad('message caption is too long') : undefined;
}

function judgeMarkup(given: unknown): Refusal | undefined {
  const { inline_keyboard: inline = [] } = (given ?? {}) as { inline_keyboard?: Record<string, string>[][] };
  if (inline.flat().length > 100) return bad('reply markup is too long');
  for (const button of inline.flat()) {
    if ((button['text'] ?? '').trim() === '') return bad('text buttons are unallowed in the inline keyboard');
    const data = button['callback_data'];
    if (data !== undefined && (data === '' || Buffer.byteLength(data) > 64)) return bad('BUTTON_DATA_INVALID');
    const url = button['url'];
    if (url !== undefined && !/^https?:\/\/[^/]+\.[^/]+/.test(url))
      return bad(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
    if (url !== undefined && /^https?:\/\/(127\.|localhost)/.test(url))
      return bad(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
  }
  return undefined;
}

function judgeCommands(given: unknown): Refusal | undefined {
  for (const { command, description } of (given ?? []) as { command: string; description: string }[]) {
    if (!/^[a-z0-9_]{1,32}$/.test(command)) return bad('BOT_COMMAND_INVALID');
    if (description.length < 1 || description.length > 256) return bad('BOT_COMMAND_DESCRIPTION_INVALID');
  }
  return undefined;
}
