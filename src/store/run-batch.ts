import type { Knex } from 'knex';
import { draftChanges } from '../bot/draft-changes.ts';
import { applyEffects } from './apply-effects.ts';
import { lockChats, writeChats, type ChangedChat, type StoredChat } from './chats.ts';
import type { StoreContext } from './context.ts';
import { decideAll } from './decide.ts';
import type { Deciding } from './deciding.ts';
import { markInbound, unmarkInbound } from './inbound.ts';
import { countDrafts, type DraftChanges } from './figures/count-drafts.ts';
import { deleteWaiting, waitingId, writeMessages, type WaitingMessage } from './queue.ts';
import type { Turn, TurnOutcome } from './store.ts';
import { writeTranscript, type TranscriptLine } from './transcript.ts';

/** Turns of different chats and with different inbound ids, and messages that were sent: one transaction. */
export interface Batch {
  readonly turns: readonly Turn[];
  /** Ids of messages that left and are to be deleted. */
  readonly sent: readonly string[];
}

export type BatchOutcome = TurnOutcome | { readonly kind: 'failed'; readonly error: unknown };

/**
 * Runs a batch inside its transaction: a handful of statements, however many turns there are. Writing one after another: where
 * the disk is full, SQLite ends the transaction by itself, and a statement already under way would then be stored alone.
 */
export async function runBatch(context: StoreContext, sql: Knex, batch: Batch): Promise<readonly BatchOutcome[]> {
  const wanted = batch.turns.map(({ chat }) => chat);
  // Side by side: what is only read does no harm where the statement before it failed.
  const [fresh, chats] = await Promise.all([markInbound(sql, batch.turns), lockChats(context, sql, wanted)]);
  const deciding = batch.turns.map((turn) =>
    fresh.has(turn.inbound) ? { turn, state: chats.get(turn.chat)?.state, known: {} } : undefined,
  );
  await decide(
    context,
    sql,
    deciding.filter((one) => one !== undefined),
  );
  const results = deciding.map((one) => one && resultOf(one, chats.get(one.turn.chat)));
  await write(
    context,
    sql,
    results.filter((one) => one !== undefined),
    batch.sent,
  );
  return results.map((result) => result?.outcome ?? { kind: 'repeated' });
}

async function decide(context: StoreContext, sql: Knex, turns: readonly Deciding[]): Promise<void> {
  await decideAll(context, sql, turns);
  for (const one of turns) if (one.done && one.done.effects.length > 0) await applyEffects(context, sql, one);
}

interface Result {
  readonly outcome: BatchOutcome;
  readonly inbound: string;
  readonly chat?: ChangedChat;
  readonly messages: readonly WaitingMessage[];
  readonly lines: readonly TranscriptLine[];
  readonly drafts?: DraftChanges;
}

function resultOf({ turn, done, failure }: Deciding, before: StoredChat | undefined): Result {
  const { chat, inbound, at, echo, channel } = turn;
  if (!done) return { outcome: { kind: 'failed', error: failure?.error }, inbound, messages: [], lines: [] };
  // A clock that was set back must not put what is said now before what was said then.
  const since = Math.max(at, before?.at ?? 0);
  const echoes = channel === 'web' && echo ? [{ chat, line: (before?.lines ?? 0) + 1, at, said: { echo } }] : [];
  const start = (before?.lines ?? 0) + echoes.length + 1;
  const numbered = done.messages.map((message, index) => ({ chat, line: start + index, message, at, since }));
  const messages = numbered.map(({ line, message }) => ({ id: waitingId(chat, line), message }));
  return {
    outcome: { kind: 'handled', state: done.state, messages },
    inbound,
    chat: { chat, state: done.state, lines: start + numbered.length - 1, at: since },
    messages: channel === 'telegram' ? numbered : [],
    lines:
      channel === 'web'
        ? [...echoes, ...numbered.map(({ line, message }) => ({ chat, line, at, said: { message } }))]
        : [],
    drafts: { at, changes: draftChanges(before?.state, done.state, done.effects) },
  };
}

async function write(
  context: StoreContext,
  sql: Knex,
  results: readonly Result[],
  sent: readonly string[],
): Promise<void> {
  const failed = results.filter(({ outcome }) => outcome.kind === 'failed');
  await unmarkInbound(
    sql,
    failed.map(({ inbound }) => inbound),
  );
  await writeChats(
    context,
    sql,
    results.flatMap(({ chat }) => chat ?? []),
  );
  await writeMessages(
    context,
    sql,
    results.flatMap(({ messages }) => messages),
  );
  await writeTranscript(
    context,
    sql,
    results.flatMap(({ lines }) => lines),
  );
  await deleteWaiting(sql, 'message', sent);
  await countDrafts(
    context,
    sql,
    results.flatMap(({ drafts }) => drafts ?? []),
  );
}
