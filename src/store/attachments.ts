import { createHash } from 'node:crypto';
import type { Attachment } from '../cases/types.ts';
import type { AttachmentFiles } from './attachment-files.ts';
import { findAttachments, isOfChat, noteAttachment } from './attachment-rows.ts';
import { cleanName } from './clean-name.ts';
import type { StoreContext } from './context.ts';
import { sniffType } from './sniff-type.ts';
import type { Attachments, Kept, StoredFile } from './store.ts';

/** 10 MB, as residents are told. */
const LARGEST = 10 * 1024 * 1024;

export function attachments(context: StoreContext, files: AttachmentFiles): Attachments {
  return {
    keep: (bytes, name, now) => keep(context, files, bytes, name, now),
    read: (id) => read(context, files, id),
    readOfChat: async (chat, id) => ((await isOfChat(context, chat, id)) ? read(context, files, id) : undefined),
    find: (ids) => findAttachments(context, ids),
  };
}

async function keep(
  context: StoreContext,
  files: AttachmentFiles,
  bytes: Uint8Array,
  name: string,
  now: number,
): Promise<Kept> {
  if (bytes.length === 0) return { ok: false, code: 'file-empty' };
  if (bytes.length > LARGEST) return { ok: false, code: 'file-too-large' };
  const type = await sniffType(bytes);
  if (type === undefined) return { ok: false, code: 'file-type' };
  const id = createHash('sha256').update(bytes).digest('hex');
  const attachment: Attachment = { id, name: cleanName(name), type, size: bytes.length };
  // The row first: after it, the tidying does not take the file any more, and a file that it took is written again.
  await noteAttachment(context, attachment, now);
  await files.ensure(id, context.sealer.sealBytes(bytes, `attachments ${id}`));
  return { ok: true, attachment };
}

async function read(context: StoreContext, files: AttachmentFiles, id: string): Promise<StoredFile | undefined> {
  const [attachment] = await findAttachments(context, [id]);
  const bytes = attachment && (await files.read(id));
  return bytes && { attachment, bytes: context.sealer.openBytes(bytes, `attachments ${id}`) };
}
