import type { Knex } from 'knex';
import { readState as readChatState } from '../bot/read-state.ts';
import type { ChatState } from '../bot/types.ts';
import type { StoreContext } from './context.ts';
import { among, insert, rows, type Row } from './database.ts';
import type { Sealer } from './seal.ts';
import { byText } from './sorted.ts';

/** A chat as a turn finds it. */
export interface StoredChat {
  readonly state: ChatState | undefined;
  /** Lines said so far, by either side. */
  readonly lines: number;
  /** When it last changed. Epoch milliseconds. */
  readonly at: number;
}

export async function readState({ database, sealer }: StoreContext, chat: string): Promise<ChatState | undefined> {
  const [row] = await rows(database.read, 'select chat, state from chats where chat = ?', [chat]);
  return row && stateOf(row, sealer);
}

/**
 * Takes chats for this transaction. PostgreSQL: rows of new chats are put in first, then all are locked, both in the
 * order of their keys, so that two processes neither race nor wait for each other in a circle. SQLite has one writer.
 */
export async function lockChats(
  { database, sealer }: StoreContext,
  sql: Knex,
  chats: readonly string[],
): Promise<ReadonlyMap<string, StoredChat>> {
  if (chats.length === 0) return new Map();
  const keys = byText(chats);
  const lock = database.kind === 'postgres' ? 'order by chat for update' : '';
  if (lock) {
    const empty = keys.map((chat) => [chat, '', 0, null, 0]);
    await insert(sql, COLUMNS, empty, 'on conflict (chat) do nothing');
  }
  const wanted = among(sql, keys);
  const question = `select chat, state, lines, updated_at from chats where chat in ${wanted.text} ${lock}`;
  const found = await rows(sql, question, wanted.bindings);
  return new Map(found.map((row) => [String(row.chat), storedOf(row, sealer)]));
}

function storedOf(row: Row, sealer: Sealer): StoredChat {
  return { state: stateOf(row, sealer), lines: Number(row.lines), at: Number(row.updated_at) };
}

export interface ChangedChat {
  readonly chat: string;
  readonly state: ChatState;
  readonly lines: number;
  readonly at: number;
}

const COLUMNS = 'chats (chat, state, lines, oldest_draft, updated_at)';

export async function writeChats({ sealer }: StoreContext, sql: Knex, chats: readonly ChangedChat[]): Promise<void> {
  const values = chats.map(({ chat, state, lines, at }) => [
    chat,
    sealer.seal(JSON.stringify(state), `chats ${chat}`),
    lines,
    oldestDraft(state),
    at,
  ]);
  await insert(
    sql,
    COLUMNS,
    values,
    `on conflict (chat) do update set state = excluded.state, lines = excluded.lines,
      oldest_draft = excluded.oldest_draft, updated_at = excluded.updated_at`,
  );
}

/** When the draft that waits longest was last touched; tells the tidying which chats to look into. */
function oldestDraft({ drafts }: ChatState): number | null {
  return drafts.length === 0 ? null : Math.min(...drafts.map(({ updatedAt }) => updatedAt));
}

/**
 * A row without a state was only put in to be locked. One that is of another shape, or no JSON at all, is read as far as it
 * goes; one whose seal does not open throws, for a wrong key must not cost anyone an application.
 */
export function stateOf(row: Row, sealer: Sealer): ChatState | undefined {
  const state = String(row.state);
  return state === '' ? undefined : readChatState(parsed(sealer.open(state, `chats ${String(row.chat)}`)));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
