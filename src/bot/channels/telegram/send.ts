import type { Lang } from '../../../forms/types.ts';
import type { Message, QuestionMessage, Words } from '../../types.ts';
import type { Call, Reply } from './call.ts';
import { LIMITS } from './check-payload.ts';
import type { Keyboards } from './close-tapped.ts';
import { split, type Styled } from './compose.ts';
import type { Rows } from './keyboard.ts';
import { isFields } from './read-update.ts';
import { langOf, render, type Shown } from './render.ts';
import { mayPass } from './retry.ts';
import type { Sent, TelegramDeps } from './types.ts';

export interface Sender {
  readonly call: Call;
  readonly words: (lang: Lang) => Words;
  readonly documents: TelegramDeps['documents'];
  readonly keyboards: Keyboards;
  /** Chats where the button that shares the number is on show. Lost at a restart: the button then stays until used. */
  readonly sharing: Set<number>;
}

const sent: Sent = { kind: 'sent' };

/** Sends one message, in as many calls as it takes; after a failure the whole message is sent again. */
export async function sendMessage(sender: Sender, chat: number, message: Message): Promise<Sent> {
  if (message.kind === 'document') return sendDocument(sender, chat, message);
  if (sender.sharing.has(chat) && !asksForNumber(message)) {
    const done = await hideNumberButton(sender, chat, message);
    if (done.kind !== 'sent') return done;
  }
  const shown = await sendText(sender, chat, message);
  if (shown.kind === 'sent' && asksForNumber(message)) await offerNumberButton(sender, chat, message);
  return shown;
}

async function sendText(sender: Sender, chat: number, message: Shown): Promise<Sent> {
  const { rows, ...styled } = render(message, sender.words);
  const parts = split(styled, LIMITS.text);
  for (const [index, part] of parts.entries()) {
    const last = index === parts.length - 1;
    const reply = await sender.call('sendMessage', payloadOf(chat, part, last ? rows : []));
    if (!reply.ok) return sentOf(reply);
    if (last && rows.length > 0) remember(sender, chat, reply.result);
  }
  return sent;
}

function payloadOf(chat: number, { text, entities }: Styled, rows: Rows): object {
  return {
    chat_id: chat,
    text,
    ...(entities.length > 0 ? { entities } : {}),
    ...(text.includes('://') ? { link_preview_options: { is_disabled: true } } : {}),
    ...(rows.length > 0 ? { reply_markup: { inline_keyboard: rows } } : {}),
  };
}

function remember({ keyboards }: Sender, chat: number, result: unknown): void {
  if (isFields(result) && typeof result['message_id'] === 'number') keyboards.shown(chat, result['message_id']);
}

async function sendDocument(
  { call, documents }: Sender,
  chat: number,
  { reference, document, name }: Extract<Message, { kind: 'document' }>,
): Promise<Sent> {
  const found = await documents(reference, document);
  if (!found) return { kind: 'failed', reason: 'the document is not there' };
  const file = { source: found.bytes, filename: name };
  return sentOf(await call('sendDocument', { chat_id: chat, document: file }, { timeoutMs: 60_000 }));
}

/** An inline keyboard cannot ask for the number: a second message carries the button that can. */
function asksForNumber(message: Message): message is QuestionMessage {
  return message.kind === 'question' && message.input === 'mobile';
}

/** Only a convenience: when it cannot be sent, the question stands without it. */
async function offerNumberButton(
  { call, words, sharing }: Sender,
  chat: number,
  question: QuestionMessage,
): Promise<void> {
  if (sharing.has(chat)) return;
  const t = words(langOf(question));
  const keyboard = [[{ text: t('telegram:contact.button'), request_contact: true }]];
  const markup = { keyboard, resize_keyboard: true, one_time_keyboard: true };
  const reply = await call('sendMessage', { chat_id: chat, text: t('telegram:contact.offer'), reply_markup: markup });
  if (reply.ok) sharing.add(chat);
}

async function hideNumberButton({ call, words, sharing }: Sender, chat: number, next: Shown): Promise<Sent> {
  const text = words(langOf(next))('telegram:contact.done');
  const reply = await call('sendMessage', { chat_id: chat, text, reply_markup: { remove_keyboard: true } });
  if (reply.ok) sharing.delete(chat);
  return sentOf(reply);
}

const nobody = /chat not found|user is deactivated|bot was blocked|bot was kicked|PEER_ID_INVALID|user not found/i;
const LONG = 60_000;

/** What a reply means for the message. A refused token (401, 404) is no reason to lose messages: they wait. */
function sentOf(reply: Reply): Sent {
  if (reply.ok) return sent;
  const reason = `${reply.code} ${reply.description}`;
  if (mayPass(reply)) return { kind: 'later', afterMs: reply.retryAfterMs ?? 0, reason };
  if (reply.code === 403 || nobody.test(reply.description)) return { kind: 'gone', reason };
  if (reply.code === 401 || reply.code === 404) return { kind: 'later', afterMs: LONG, reason };
  return { kind: 'failed', reason };
}
