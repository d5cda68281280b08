import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';

const CIPHER = 'aes-256-ctr';
const ENDING = '.sealed';
const HOUR = 3_600_000;

/**
 * A file for what is too large for memory. It holds people's data, so its bytes are sealed with a key that is nowhere but in
 * this process: after a crash nobody can read what is left of it.
 */
export interface SealedFile {
  /** Bytes so far. */
  readonly size: number;
  write(bytes: Uint8Array): Promise<void>;
  /** Ends the writing; the file stays until it is removed. */
  end(): Promise<void>;
  /** From the beginning, as often as is wanted. */
  read(): Readable;
  remove(): Promise<void>;
}

/** @param folder made if need be, for this process's user only. */
export async function openSealedFile(folder: string): Promise<SealedFile> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, `${randomBytes(16).toString('hex')}${ENDING}`);
  const [key, iv] = [randomBytes(32), randomBytes(16)];
  const cipher = createCipheriv(CIPHER, key, iv);
  const handle = await open(file, 'wx', 0o600);
  let size = 0;
  let ended = false;
  const end = async (): Promise<void> => {
    if (ended) return;
    ended = true;
    await handle.close();
  };
  return {
    get size() {
      return size;
    },
    write: async (bytes) => {
      size += bytes.length;
      await handle.writeFile(cipher.update(bytes));
    },
    end,
    read: () => {
      const source = createReadStream(file);
      const plain = source.pipe(createDecipheriv(CIPHER, key, iv));
      source.once('error', (error) => plain.destroy(error));
      plain.once('close', () => source.destroy());
      return plain;
    },
    remove: async () => {
      await end();
      await rm(file, { force: true });
    },
  };
}

/** Takes away what a process left that no longer is: files that nobody has written to for two hours. */
export async function sweepSealedFiles(folder: string, now: number): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((one) => one.endsWith(ENDING))) {
    const file = path.join(folder, name);
    const found = await stat(file).catch(() => undefined);
    if (found && found.mtimeMs < now - 2 * HOUR) await rm(file, { force: true });
  }
}
