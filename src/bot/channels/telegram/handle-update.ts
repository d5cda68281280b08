import type { Lang } from '../../../forms/types.ts';
import type { ChatEvent, Words } from '../../types.ts';
import type { Albums, AlbumFile } from './albums.ts';
import type { Background } from './background.ts';
import type { Call } from './call.ts';
import type { Keyboards } from './close-tapped.ts';
import type { Lanes } from './lanes.ts';
import { isFields, readUpdate, type Meaning } from './read-update.ts';
import type { Remembered } from './remembered.ts';
import type { TakeFile, TakenFile } from './take-file.ts';
import type { TelegramDeps } from './types.ts';

export interface UpdateDeps extends Pick<TelegramDeps, 'turn' | 'reachable'> {
  /** Calls that are tried again. */
  readonly call: Call;
  readonly words: (lang: Lang) => Words;
  readonly serviceOf: (command: string) => string | undefined;
  readonly takeFile: TakeFile;
  readonly lanes: Lanes;
  readonly albums: Albums;
  readonly keyboards: Keyboards;
  readonly background: Background;
  /** Groups that were told that the bot works in private chats only. */
  readonly told: Remembered<number, true>;
}

type Of<K extends Meaning['kind']> = Extract<Meaning, { kind: K }>;

/** The key of a chat for everybody else: `telegram:123`. */
export function chatKey(chat: number): string {
  return `telegram:${chat}`;
}

/** Handles one update; resolves once what it means is stored. */
export async function handleUpdate(deps: UpdateDeps, update: unknown): Promise<void> {
  if (!isFields(update) || typeof update['update_id'] !== 'number') return;
  const number = update['update_id'];
  const meaning = readUpdate(update, deps.serviceOf);
  switch (meaning.kind) {
    case 'event':
      return deps.lanes.run(meaning.chat, () => turn(deps, meaning, meaning.event, `telegram:${number}`));
    case 'tap':
      return handleTap(deps, meaning, number);
    case 'file':
      return handleFile(deps, meaning, number);
    case 'group':
      deps.background.run('tell a group', () => tellGroup(deps, meaning));
      return;
    case 'reachable':
      await deps.reachable?.(chatKey(meaning.chat), meaning.reachable);
      return;
    case 'nothing':
  }
}

async function turn(
  deps: UpdateDeps,
  { chat, lang }: { readonly chat: number; readonly lang?: Lang },
  event: ChatEvent,
  inbound: string,
): Promise<void> {
  await deps.turn(chatKey(chat), event, { inbound, ...(lang === undefined ? {} : { langHint: lang }) });
}

/** Once the tap is stored: Telegram's waiting sign goes, and so does the keyboard. Neither is waited for. */
async function handleTap(deps: UpdateDeps, tap: Of<'tap'>, number: number): Promise<void> {
  const { call, keyboards, background, lanes } = deps;
  await lanes.run(tap.chat, async () => {
    const { message, event } = tap;
    await turn(deps, tap, event, `telegram:${number}`);
    background.run('answer a tap', () => call('answerCallbackQuery', { callback_query_id: tap.query }));
    if (message && event.type === 'tap') background.run('close a keyboard', () => keyboards.close(message, event.data));
  });
}

/** A file is fetched at once and handled in its place in the chat; an album's files are handled together. */
async function handleFile(deps: UpdateDeps, meaning: Of<'file'>, number: number): Promise<void> {
  const { albums, lanes, takeFile } = deps;
  const taken = takeFile(meaning.file);
  // Awaited below, perhaps after others: a failure until then is not an unhandled one.
  taken.catch(() => undefined);
  const alone = (): Promise<void> =>
    lanes.run(meaning.chat, async () => takeFiles(deps, meaning, [await taken], `telegram:${number}`));
  if (meaning.album === undefined) return alone();
  const album = `${meaning.chat}:${meaning.album}`;
  const joined = albums.join(album, { update: number, taken });
  switch (joined.kind) {
    case 'stored':
      return;
    case 'straggler':
      return alone();
    case 'more':
      return joined.stored;
    case 'first':
      return albums.settle(
        album,
        lanes.run(meaning.chat, async () => {
          const files = await Promise.all((await joined.collect()).map((file: AlbumFile) => file.taken));
          await takeFiles(deps, meaning, files, `telegram:album:${album}`);
        }),
      );
  }
}

/** One turn for what was refused, one for what was kept: that one goes on to the next question. */
async function takeFiles(
  deps: UpdateDeps,
  meaning: Of<'file'>,
  taken: readonly TakenFile[],
  inbound: string,
): Promise<void> {
  const inOrder = [...taken].sort((a, b) => a.order - b.order);
  const refused = inOrder.find((file) => !file.ok);
  if (refused) await turn(deps, meaning, { type: 'refused-file', code: refused.code }, `${inbound}:refused`);
  const files = inOrder.flatMap((file) => (file.ok ? [file.attachment] : []));
  const order = inOrder.at(-1)?.order;
  if (files.length > 0)
    await turn(deps, meaning, { type: 'files', files, ...(order === undefined ? {} : { order }) }, inbound);
}

async function tellGroup({ call, words, told }: UpdateDeps, { chat, lang }: Of<'group'>): Promise<void> {
  if (told.has(chat)) return;
  told.set(chat, true);
  await call('sendMessage', { chat_id: chat, text: words(lang ?? 'zh-CN')('telegram:private-only') });
}
