import { randomUUID } from 'node:crypto';
import { access, mkdir, open, readFile, rename, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';

/** The bytes of attachments under DATA_DIR/attachments/ab/abcd…, each named by the SHA-256 of what it holds. */
export interface AttachmentFiles {
  /** Writes unless it is there. Once resolved, a loss of power does not take it. */
  ensure(id: string, bytes: Uint8Array): Promise<void>;
  read(id: string): Promise<Uint8Array | undefined>;
  remove(id: string): Promise<void>;
}

export function attachmentFiles(dataDir: string): AttachmentFiles {
  const placeOf = (id: string) => path.join(dataDir, 'attachments', id.slice(0, 2), id);
  return {
    ensure: async (id, bytes) => {
      if (!(await exists(placeOf(id)))) await writeWhole(placeOf(id), bytes);
    },
    read: (id) => readFile(placeOf(id)).catch(absent),
    remove: (id) => rm(placeOf(id), { force: true }),
  };
}

/** Under another name first: under its own, a file is always whole. */
async function writeWhole(place: string, bytes: Uint8Array): Promise<void> {
  const folder = path.dirname(place);
  await makeFolder(folder);
  const draft = path.join(folder, `.${randomUUID()}`);
  try {
    await writeThrough(draft, bytes);
    await rename(draft, place);
    await syncFolder(folder);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** A new folder is an entry of the one above it, which must reach the disk too. */
async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = path.dirname(made)) await syncFolder(path.dirname(made));
}

function syncFolder(folder: string): Promise<void> {
  return withFile(folder, 'r', (handle) => handle.sync());
}

function writeThrough(place: string, bytes: Uint8Array): Promise<void> {
  return withFile(place, 'wx', async (handle) => {
    await handle.writeFile(bytes);
    await handle.sync();
  });
}

async function withFile(place: string, flags: string, work: (handle: FileHandle) => Promise<void>): Promise<void> {
  // Only this program's own user may read what residents sent.
  const handle = await open(place, flags, 0o600);
  try {
    await work(handle);
  } finally {
    await handle.close();
  }
}

function exists(place: string): Promise<boolean> {
  return access(place).then(
    () => true,
    () => false,
  );
}

function absent(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
