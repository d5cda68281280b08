import { setImmediate } from 'node:timers/promises';
import { ZipFile } from 'yazl';
import type { NamedFile } from './port.ts';
import { uniqueNames } from './safe-name.ts';

export interface Zip {
  /** Waits until the bytes are where they go: of the whole never more than one file is in memory. */
  add(file: NamedFile): Promise<void>;
  finish(): Promise<void>;
}

/**
 * Begins a ZIP. Its files are stored as they are: PDF and pictures are packed already.
 * @param now epoch milliseconds, the time of all files in it.
 */
export function openZip(write: (bytes: Uint8Array) => Promise<void>, now: number): Zip {
  const zip = new ZipFile();
  const nameOf = uniqueNames();
  zip.on('error', (error: Error) => {
    zip.outputStream.emit('error', error);
  });
  let [added, taken] = [0, 0];
  let fault: unknown;
  const taking = (async () => {
    for await (const chunk of zip.outputStream) {
      const bytes = Buffer.from(chunk);
      await write(bytes);
      taken += bytes.length;
    }
  })();
  taking.catch((error: unknown) => {
    fault = error;
  });
  return {
    add: async ({ name, bytes }) => {
      zip.addBuffer(Buffer.from(bytes), nameOf(name), { compress: false, mtime: new Date(now), mode: 0o100600 });
      added += bytes.length;
      while (taken < added && fault === undefined) await setImmediate();
      if (fault !== undefined) await taking;
    },
    finish: async () => {
      zip.end();
      await taking;
    },
  };
}
