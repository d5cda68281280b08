import type { Lang } from '../../../forms/types.ts';
import type { ChatEvent } from '../../types.ts';

/** A file as Telegram announces it. */
export interface SentFile {
  readonly id: string;
  readonly name: string;
  /** In bytes, where Telegram says it. */
  readonly size?: number;
  readonly order: number;
}

/** The message under a tapped button, as far as it can be changed. */
export interface TappedMessage {
  readonly chat: number;
  readonly id: number;
  readonly text?: string;
  readonly entities?: readonly unknown[];
  readonly label?: string;
}

interface Origin {
  readonly chat: number;
  readonly lang?: Lang;
}

/** What an update means here. */
export type Meaning =
  | (Origin & { readonly kind: 'event'; readonly event: ChatEvent })
  | (Origin & {
      readonly kind: 'tap';
      readonly event: ChatEvent;
      readonly query: string;
      readonly message?: TappedMessage;
    })
  | (Origin & { readonly kind: 'file'; readonly file: SentFile; readonly album?: string })
  | { readonly kind: 'group'; readonly chat: number; readonly lang?: Lang }
  | { readonly kind: 'reachable'; readonly chat: number; readonly reachable: boolean }
  | { readonly kind: 'nothing' };

type Fields = Readonly<Record<string, unknown>>;

const nothing: Meaning = { kind: 'nothing' };

/** Reads an update. Whatever is not understood means nothing: it is acknowledged, never an error. */
export function readUpdate(update: Fields, serviceOf: (command: string) => string | undefined): Meaning {
  if (isFields(update['message'])) return readMessage(update['message'], serviceOf);
  if (isFields(update['callback_query'])) return readTap(update['callback_query']);
  if (isFields(update['edited_message']))
    return inPrivate(update['edited_message'], (origin) => ({ kind: 'event', ...origin, event: { type: 'edited' } }));
  if (isFields(update['my_chat_member'])) return readMembership(update['my_chat_member']);
  return nothing;
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Only people in private chats: bots are not answered, groups are told once. */
function inPrivate(message: Fields, read: (origin: Origin) => Meaning): Meaning {
  const { chat, from } = message;
  if (!isFields(chat) || typeof chat['id'] !== 'number') return nothing;
  if (isFields(from) && from['is_bot'] === true) return nothing;
  const origin = { chat: chat['id'], ...langOf(from) };
  if (chat['type'] === 'private') return read(origin);
  return chat['type'] === 'group' || chat['type'] === 'supergroup' ? { kind: 'group', ...origin } : nothing;
}

function langOf(from: unknown): { readonly lang?: Lang } {
  if (!isFields(from) || typeof from['language_code'] !== 'string') return {};
  return { lang: from['language_code'].startsWith('zh') ? 'zh-CN' : 'en' };
}

function readMessage(message: Fields, serviceOf: (command: string) => string | undefined): Meaning {
  return inPrivate(message, (origin) => {
    const order = typeof message['message_id'] === 'number' ? message['message_id'] : 0;
    const file = readFile(message, order);
    if (file) {
      const album = message['media_group_id'];
      return { kind: 'file', ...origin, file, ...(typeof album === 'string' ? { album } : {}) };
    }
    const event = readEvent(message, order, serviceOf);
    return event ? { kind: 'event', ...origin, event } : nothing;
  });
}

/** Kinds of message that people send and that no question takes. */
const unsupported = [
  'sticker',
  'voice',
  'video',
  'video_note',
  'audio',
  'animation',
  'poll',
  'dice',
  'game',
  'story',
  'document',
  'photo',
];

function readEvent(
  message: Fields,
  order: number,
  serviceOf: (command: string) => string | undefined,
): ChatEvent | undefined {
  const { text, contact, location, from } = message;
  if (typeof text === 'string') return readCommand(text, serviceOf) ?? { type: 'text', text, order };
  if (isFields(contact) && typeof contact['phone_number'] === 'string') {
    const own = isFields(from) && contact['user_id'] !== undefined && contact['user_id'] === from['id'];
    return { type: 'contact', phone: contact['phone_number'], own };
  }
  if (isFields(location) && typeof location['latitude'] === 'number' && typeof location['longitude'] === 'number')
    return { type: 'location', latitude: location['latitude'], longitude: location['longitude'] };
  return unsupported.some((kind) => message[kind] !== undefined) ? { type: 'unsupported' } : undefined;
}

/** `/status FC-26K7-XQ4M`, `/start@ezhan_bot first-child-certificate`; a service's own command begins it. */
function readCommand(text: string, serviceOf: (command: string) => string | undefined): ChatEvent | undefined {
  const match = /^\/([A-Za-z0-9_]{1,32})(?:@[A-Za-z0-9_]+)?(?:\s+(.*))?$/s.exec(text.trim());
  if (!match) return undefined;
  const name = (match[1] ?? '').toLowerCase();
  const argument = (match[2] ?? '').trim();
  const service = serviceOf(name);
  if (service !== undefined) return { type: 'command', name: 'start', argument: service };
  // A deep link's payload (https://core.telegram.org/bots/features#deep-linking); anything else was made up.
  if (name === 'start' && !/^[A-Za-z0-9_-]{1,64}$/.test(argument)) return { type: 'command', name };
  return argument === '' ? { type: 'command', name } : { type: 'command', name, argument };
}

function readFile(message: Fields, order: number): SentFile | undefined {
  const { photo, document } = message;
  if (Array.isArray(photo)) return fileOf(largest(photo), `IMG_${order}.jpg`, order);
  // A moving picture comes with a document beside it for old clients.
  if (isFields(document) && message['animation'] === undefined) {
    const name = document['file_name'];
    return fileOf(document, typeof name === 'string' && name !== '' ? name : `IMG_${order}`, order);
  }
  return undefined;
}

function largest(sizes: readonly unknown[]): Fields | undefined {
  const area = (size: Fields): number => Number(size['width']) * Number(size['height']);
  return sizes.filter(isFields).reduce<Fields | undefined>((best, size) => {
    return best === undefined || area(size) > area(best) ? size : best;
  }, undefined);
}

function fileOf(file: Fields | undefined, name: string, order: number): SentFile | undefined {
  if (typeof file?.['file_id'] !== 'string') return undefined;
  const size = file['file_size'];
  return { id: file['file_id'], name, order, ...(typeof size === 'number' ? { size } : {}) };
}

function readTap(query: Fields): Meaning {
  const { id, data, message, from } = query;
  if (typeof id !== 'string' || typeof data !== 'string' || !isFields(message)) return nothing;
  return inPrivate({ chat: message['chat'], from }, (origin) => {
    const tapped = readTapped(message, data, origin.chat);
    return { kind: 'tap', ...origin, event: { type: 'tap', data }, query: id, ...(tapped ? { message: tapped } : {}) };
  });
}

/** A message too old to be seen by the bot has date 0 and cannot be changed. */
function readTapped(message: Fields, data: string, chat: number): TappedMessage | undefined {
  if (typeof message['message_id'] !== 'number' || message['date'] === 0) return undefined;
  const { text, entities, reply_markup: markup } = message;
  const rows = isFields(markup) && Array.isArray(markup['inline_keyboard']) ? markup['inline_keyboard'] : [];
  const button = rows.flat().find((one) => isFields(one) && one['callback_data'] === data) as Fields | undefined;
  return {
    chat,
    id: message['message_id'],
    ...(typeof text === 'string' ? { text } : {}),
    ...(Array.isArray(entities) ? { entities } : {}),
    ...(typeof button?.['text'] === 'string' ? { label: button['text'] } : {}),
  };
}

function readMembership(change: Fields): Meaning {
  const { chat, new_chat_member: member, from } = change;
  if (!isFields(chat) || typeof chat['id'] !== 'number' || !isFields(member)) return nothing;
  if (chat['type'] === 'private')
    return { kind: 'reachable', chat: chat['id'], reachable: member['status'] !== 'kicked' };
  return member['status'] === 'member' ? inPrivate({ chat, from }, () => nothing) : nothing;
}
