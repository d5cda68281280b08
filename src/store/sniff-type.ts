import { fileTypeFromBuffer } from 'file-type';
import type { Attachment } from '../cases/types.ts';

const KINDS: Readonly<Record<string, Attachment['type']>> = {
  'image/jpeg': 'image/jpeg',
  'image/png': 'image/png',
  'image/webp': 'image/webp',
  'application/pdf': 'application/pdf',
  // Telephones write one and the same picture under all of these brands.
  'image/heic': 'image/heic',
  'image/heic-sequence': 'image/heic',
  'image/heif': 'image/heic',
  'image/heif-sequence': 'image/heic',
};

/** The real kind of a file by its own bytes, whatever its sender calls it; undefined for kinds that are not taken. */
export async function sniffType(bytes: Uint8Array): Promise<Attachment['type'] | undefined> {
  // Damaged and hostile files make the detection throw: they are of no kind.
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  return found && KINDS[found.mime];
}
