import type { Knex } from 'knex';
import { filesOf } from '../bot/leave.ts';
import type { Attachment } from '../cases/types.ts';
import { readState } from './chats.ts';
import type { StoreContext } from './context.ts';
import { insert, marks, rows, type Row } from './database.ts';
import type { Sealer } from './seal.ts';

const HOUR = 60 * 60 * 1000;
/** For how long an attachment may wait to be used by a draft. Milliseconds. */
export const UNUSED = 48 * HOUR;

/** Notes an attachment, or that it came again. Waits while the tidying throws the same one away. */
export async function noteAttachment(
  { database, sealer }: StoreContext,
  { id, name, type, size }: Attachment,
  now: number,
): Promise<void> {
  const values = [[id, sealer.seal(name, `attachments ${id}`), type, size, now]];
  const columns = 'attachments (id, name, type, size, kept_at)';
  await insert(database.write, columns, values, 'on conflict (id) do update set kept_at = excluded.kept_at');
}

/** In the order of the ids; unknown ones are left out. */
export async function findAttachments(
  { database, sealer }: StoreContext,
  ids: readonly string[],
): Promise<readonly Attachment[]> {
  if (ids.length === 0) return [];
  const found = await rows(
    database.read,
    `select id, name, type, size from attachments where id in (${marks(ids)})`,
    ids,
  );
  const known = new Map(found.map((row) => [String(row.id), attachmentOf(row, sealer)]));
  return ids.flatMap((id) => known.get(id) ?? []);
}

/** The draft that held these was thrown away: the next tidying but one hour takes them, unless something else uses them. */
export async function ageForgotten(sql: Knex, ids: readonly string[], now: number): Promise<void> {
  if (ids.length === 0) return;
  const old = now - UNUSED + HOUR;
  await rows(sql, `update attachments set kept_at = ? where id in (${marks(ids)}) and kept_at > ?`, [old, ...ids, old]);
}

/** True when a file lies in one of the chat's drafts or submissions. */
export async function isOfChat(context: StoreContext, chat: string, id: string): Promise<boolean> {
  const state = await readState(context, chat);
  if (state?.drafts.some((draft) => filesOf(draft).includes(id))) return true;
  const found = await rows(
    context.database.read,
    `select 1 as found from submission_files
      join submissions on submissions.reference = submission_files.reference where attachment = ? and chat = ? limit 1`,
    [id, chat],
  );
  return found.length > 0;
}

function attachmentOf(row: Row, sealer: Sealer): Attachment {
  const id = String(row.id);
  const name = sealer.open(String(row.name), `attachments ${id}`);
  return { id, name, type: row.type as Attachment['type'], size: Number(row.size) };
}
