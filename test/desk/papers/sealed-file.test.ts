import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import { openSealedFile, sweepSealedFiles } from '../../../src/desk/papers/sealed-file.ts';

async function folder(): Promise<string> {
  const made = await mkdtemp(path.join(tmpdir(), 'ezhan-sealed-'));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  return made;
}

it('gives back what was written, more than once, and nobody else can read it on the disk', async () => {
  const where = await folder();
  const file = await openSealedFile(where);
  await file.write(Buffer.from('张示梅，'));
  await file.write(Buffer.from('00000019960312002X'));
  await file.end();
  for (let n = 0; n < 2; n++) expect((await buffer(file.read())).toString()).toBe('张示梅，00000019960312002X');
  const [name = ''] = await readdir(where);
  expect((await readFile(path.join(where, name))).includes('00000019960312002X')).toBe(false);
  expect((await stat(path.join(where, name))).mode & 0o077).toBe(0);
  expect(file.size).toBe((await stat(path.join(where, name))).size);
  await file.remove();
  expect(await readdir(where)).toEqual([]);
});

it('what an earlier process left is swept away, what is new or of somebody else stays', async () => {
  const where = await folder();
  const now = Date.UTC(2026, 10, 24);
  for (const [name, hours] of [
    ['old.sealed', 3],
    ['new.sealed', 1],
    ['other.txt', 9],
  ] as const) {
    await writeFile(path.join(where, name), '');
    const at = new Date(now - hours * 3_600_000);
    await utimes(path.join(where, name), at, at);
  }
  await sweepSealedFiles(where, now);
  expect((await readdir(where)).sort()).toEqual(['new.sealed', 'other.txt']);
});
