import type { Knex } from 'knex';
import type { Echo, Message, TranscriptEntry } from '../bot/types.ts';
import type { StoreContext } from './context.ts';
import { insert, rows, type Row } from './database.ts';

export interface TranscriptLine {
  readonly chat: string;
  readonly line: number;
  readonly at: number;
  readonly said: { readonly echo: Echo } | { readonly message: Message };
}

export async function writeTranscript(
  { sealer }: StoreContext,
  sql: Knex,
  lines: readonly TranscriptLine[],
): Promise<void> {
  const values = lines.map(({ chat, line, at, said }) => {
    const speaker = 'echo' in said ? 'resident' : 'bot';
    return [chat, line, speaker, at, sealer.seal(JSON.stringify(said), `transcript ${chat}`)];
  });
  await insert(sql, 'transcript (chat, line, speaker, at, body)', values);
}

/** Oldest first: what follows `after`, or else the last lines. */
export async function readTranscript(
  context: StoreContext,
  chat: string,
  { after, limit }: { readonly after?: number; readonly limit: number },
): Promise<readonly TranscriptEntry[]> {
  const columns = 'select chat, line, speaker, at, body from transcript where chat = ?';
  const { read } = context.database;
  const found =
    after === undefined
      ? (await rows(read, `${columns} order by line desc limit ?`, [chat, limit])).toReversed()
      : await rows(read, `${columns} and line > ? order by line limit ?`, [chat, after, limit]);
  return found.map((row) => entryOf(context, row));
}

function entryOf({ sealer }: StoreContext, row: Row): TranscriptEntry {
  const said = JSON.parse(sealer.open(String(row.body), `transcript ${String(row.chat)}`)) as object;
  const from = row.speaker === 'resident' ? 'resident' : 'bot';
  return { id: Number(row.line), from, at: Number(row.at), ...said };
}
