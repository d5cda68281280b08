import type { Attachment } from '../../../cases/types.ts';
import type { ChatEvent } from '../../types.ts';
import { pathOf, type Call, type Server } from './call.ts';
import { isFields, type SentFile } from './read-update.ts';
import type { TelegramDeps } from './types.ts';

/** The largest file that is kept, in bytes. Telegram itself hands out at most 20 MB. */
const LARGEST_FILE = 10_000_000;

type RefusalCode = Extract<ChatEvent, { type: 'refused-file' }>['code'];

export type TakenFile =
  | { readonly ok: true; readonly order: number; readonly attachment: Attachment }
  | { readonly ok: false; readonly order: number; readonly code: RefusalCode };

export type TakeFile = (file: SentFile) => Promise<TakenFile>;

/** Fetches a file from Telegram and has it kept; what cannot be had is an honest refusal. Rejects when keeping fails. */
export function createTakeFile(server: Server, call: Call, keepFile: TelegramDeps['keepFile']): TakeFile {
  return async (file) => {
    const { order } = file;
    if ((file.size ?? 0) > LARGEST_FILE) return { ok: false, order, code: 'file-too-large' };
    const found = await findFile(call, file.id);
    if (!found.ok) return { ok: false, order, code: found.code };
    const fetched = await fetchFile(server, found.path);
    if (!fetched.ok) return { ok: false, order, code: fetched.code };
    const kept = await keepFile(fetched.bytes, file.name);
    return kept.ok ? { ok: true, order, attachment: kept.attachment } : { ok: false, order, code: kept.code };
  };
}

type Found = { readonly ok: true; readonly path: string } | { readonly ok: false; readonly code: RefusalCode };

async function findFile(call: Call, id: string): Promise<Found> {
  const reply = await call('getFile', { file_id: id });
  if (!reply.ok) return { ok: false, code: /too big/i.test(reply.description) ? 'file-too-large' : 'file-unreachable' };
  const path = isFields(reply.result) ? reply.result['file_path'] : undefined;
  return typeof path === 'string' ? { ok: true, path } : { ok: false, code: 'file-unreachable' };
}

type Fetched = { readonly ok: true; readonly bytes: Buffer } | { readonly ok: false; readonly code: RefusalCode };

/** Two attempts: a picture is worth one more. */
async function fetchFile({ client, root, token }: Server, filePath: string): Promise<Fetched> {
  const path = `${pathOf(root)}/file/bot${token}/${filePath.split('/').map(encodeURIComponent).join('/')}`;
  for (let attempt = 1; attempt <= 2; attempt++) {
    const answer = await client.exchange({ method: 'GET', path, timeoutMs: 30_000, maxBytes: LARGEST_FILE });
    if (answer.kind === 'answer' && answer.status === 200) return { ok: true, bytes: answer.body };
    if (answer.kind === 'failed' && answer.reason === 'too-large') return { ok: false, code: 'file-too-large' };
  }
  return { ok: false, code: 'file-unreachable' };
}
