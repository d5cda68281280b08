import { readButton } from '../../button.ts';
import type { Call } from './call.ts';
import { LIMITS } from './check-payload.ts';
import { unnumbered } from './keyboard.ts';
import { isFields, type TappedMessage } from './read-update.ts';
import { Remembered } from './remembered.ts';

/** What the channel knows of the keyboards on show. Lost at a restart: then every keyboard counts as the newest. */
export interface Keyboards {
  /** A message with buttons was sent: the ones before it in that chat are old now. */
  shown(chat: number, message: number): void;
  /** Takes a tapped keyboard away; the question ends in `✓ 女方` where the tap was its answer. */
  close(tapped: TappedMessage, data: string): Promise<void>;
}

const CHATS = 10_000;

export function createKeyboards(call: Call): Keyboards {
  const newest = new Remembered<number, number>(CHATS);
  const closed = new Remembered<string, true>(CHATS);
  return {
    shown: (chat, message) => {
      newest.set(chat, message);
    },
    close: async (tapped, data) => {
      const key = `${tapped.chat}/${tapped.id}`;
      if (!isUsedUp(data) || tapped.label === undefined || closed.has(key)) return;
      closed.set(key, true);
      const current = !asksForAll(data) && (newest.get(tapped.chat) ?? tapped.id) <= tapped.id;
      await call(...(current ? withTick(tapped) : withoutButtons(tapped)));
    },
  };
}

/** Moves that lead on are made once; looking something up, or asking for a person, can be done again. */
const lasting = new Set([
  'menu',
  'status',
  'case',
  'receipt',
  'calendar',
  'supply',
  'correct',
  'withdraw',
  'comment',
  'agent',
  'help',
  'human',
]);

function isUsedUp(data: string): boolean {
  const button = readButton(data);
  return button?.kind === 'draft' || (button?.kind === 'open' && !lasting.has(button.verb));
}

/** Showing the rest of a list is no answer to tick. */
function asksForAll(data: string): boolean {
  const button = readButton(data);
  return button?.kind === 'draft' && button.verb === 'all';
}

/** Telegram adds entities of its own, such as telephone numbers; only ours are sent back. */
function withTick(tapped: TappedMessage): [string, object] {
  const { chat, id, text, entities, label = '' } = tapped;
  const ended = `${text ?? ''}\n✓ ${unnumbered(label)}`;
  if (text === undefined || ended.length > LIMITS.text) return withoutButtons(tapped);
  const own = (entities ?? []).filter(
    (entity) => isFields(entity) && (entity['type'] === 'bold' || entity['type'] === 'code'),
  );
  return ['editMessageText', { chat_id: chat, message_id: id, text: ended, entities: own }];
}

function withoutButtons({ chat, id }: TappedMessage): [string, object] {
  return ['editMessageReplyMarkup', { chat_id: chat, message_id: id }];
}
