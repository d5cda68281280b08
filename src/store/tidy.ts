import type { Knex } from 'knex';
import { draftChanges } from '../bot/draft-changes.ts';
import { DRAFT_DAYS } from '../bot/draft-life.ts';
import { dropStaleDrafts } from '../bot/drop-stale.ts';
import { filesOf } from '../bot/leave.ts';
import { tidyAccounts } from './accounts/sessions.ts';
import type { AttachmentFiles } from './attachment-files.ts';
import { UNUSED } from './attachment-rows.ts';
import { lockChats, stateOf, writeChats } from './chats.ts';
import type { StoreContext } from './context.ts';
import { rows, type Database } from './database.ts';
import { countDrafts } from './figures/count-drafts.ts';

const DAY = 24 * 60 * 60 * 1000;
const INBOUND_DAYS = 14;
const KEY_DAYS = 30;
/** Few enough that residents hardly wait for it. */
const STEP = 200;

/** Throws away what has served its time, in small transactions between those of the residents. */
export async function tidy(context: StoreContext, files: AttachmentFiles, now: number): Promise<void> {
  const { database } = context;
  await dropOlder(database, 'inbound', 'id', now - INBOUND_DAYS * DAY);
  await dropOlder(database, 'idempotency_keys', 'client, key', now - KEY_DAYS * DAY);
  await dropOlder(database, 'transcript', 'chat, line', now - DRAFT_DAYS * DAY);
  await tidyAccounts(database, now);
  await dropDrafts(context, now);
  await dropUnused(context, files, now);
}

async function dropOlder({ write }: Database, table: string, key: string, before: number): Promise<void> {
  const oldest = `select ${key} from ${table} where at < ? limit ${STEP}`;
  let dropped = STEP;
  while (dropped === STEP)
    dropped = (await rows(write, `delete from ${table} where (${key}) in (${oldest}) returning 1 as gone`, [before]))
      .length;
}

async function dropDrafts(context: StoreContext, now: number): Promise<void> {
  const question = 'select chat from chats where oldest_draft < ? order by chat limit ?';
  for (let found = STEP; found === STEP;) {
    const stale = await rows(context.database.read, question, [now - DRAFT_DAYS * DAY, STEP]);
    const chats = stale.map(({ chat }) => String(chat));
    await context.database.transaction((sql) => dropDraftsOf(context, sql, chats, now));
    found = chats.length;
  }
}

async function dropDraftsOf(context: StoreContext, sql: Knex, chats: readonly string[], now: number): Promise<void> {
  const locked = await lockChats(context, sql, chats);
  const changed = [...locked].flatMap(([chat, { state, lines, at }]) =>
    state ? [{ chat, state: dropStaleDrafts(state, now), lines, at: Math.max(at, now) }] : [],
  );
  await writeChats(context, sql, changed);
  const dropped = changed.map(({ chat, state }) => draftChanges(locked.get(chat)?.state, state, []));
  await countDrafts(context, sql, [{ at: now, changes: dropped.flat() }]);
}

async function dropUnused(context: StoreContext, files: AttachmentFiles, now: number): Promise<void> {
  const { database } = context;
  const old = await rows(
    database.read,
    `select id from attachments where kept_at < ?
      and not exists (select 1 from submission_files where attachment = attachments.id)`,
    [now - UNUSED],
  );
  if (old.length === 0) return;
  const inDrafts = await filesInDrafts(context);
  const unused = old.map(({ id }) => String(id)).filter((id) => !inDrafts.has(id));
  for (const id of unused) await database.transaction((sql) => dropAttachment(sql, files, id, now - UNUSED));
}

/** The file goes while its row is held: whoever sends the same one just now waits, and then writes it anew. */
async function dropAttachment(sql: Knex, files: AttachmentFiles, id: string, before: number): Promise<void> {
  const gone = await rows(
    sql,
    `delete from attachments where id = ? and kept_at < ?
      and not exists (select 1 from submission_files where attachment = ?) returning id`,
    [id, before, id],
  );
  if (gone.length > 0) await files.remove(id);
}

/** Drafts are sealed, so they are read; only chats that have one are. */
async function filesInDrafts({ database, sealer }: StoreContext): Promise<ReadonlySet<string>> {
  const used = new Set<string>();
  let last = '';
  for (let found = STEP; found === STEP;) {
    const question = 'select chat, state from chats where oldest_draft is not null and chat > ? order by chat limit ?';
    const page = await rows(database.read, question, [last, STEP]);
    for (const row of page)
      for (const draft of stateOf(row, sealer)?.drafts ?? []) for (const id of filesOf(draft)) used.add(id);
    last = String(page.at(-1)?.chat ?? '');
    found = page.length;
  }
  return used;
}
