import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeName, uniqueNames } from '../../../src/desk/papers/safe-name.ts';
import { openZip } from '../../../src/desk/papers/zip.ts';
import { readZip } from '../../support/read-zip.ts';

const HOSTILE = [
  ['../../etc/passwd', '_.._etc_passwd'],
  ['..\\..\\windows\\system.ini', '_.._windows_system.ini'],
  ['/absolute.pdf', '_absolute.pdf'],
  ['C:\\a.pdf', 'C__a.pdf'],
  ['申请表\u0000\n\u202efdp.exe', '申请表fdp.exe'],
  ['con.pdf', '_con.pdf'],
  ['..', '_'],
  ['', '_'],
  [' 申请表　 FC-26K7-XQ4M .pdf ', '申请表 FC-26K7-XQ4M .pdf'],
] as const;

describe('a name in a ZIP', () => {
  it.each(HOSTILE)('%j becomes %j', (name, safe) => {
    expect(safeName(name)).toBe(safe);
  });

  it('is safe whatever was asked for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const safe = safeName(name);
        expect(safe).toMatch(/^[^/\\:*?"<>|\p{Cc}]+$/u);
        expect(safe.startsWith('.')).toBe(false);
        expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(200);
      }),
    );
  });

  it('stands there once: a second one is numbered', () => {
    const nameOf = uniqueNames();
    expect(['a.pdf', 'A.pdf', 'a.pdf', 'b'].map(nameOf)).toEqual(['a.pdf', 'A (2).pdf', 'a (3).pdf', 'b']);
  });
});

it('a ZIP holds files under hostile names as harmless ones, read back without the library that made it', async () => {
  const chunks: Uint8Array[] = [];
  const zip = openZip((bytes) => Promise.resolve(void chunks.push(bytes)), Date.UTC(2026, 10, 24));
  for (const [i, [name]] of HOSTILE.entries()) await zip.add({ name, bytes: Buffer.from(String(i)) });
  await zip.finish();
  const files = readZip(Buffer.concat(chunks));
  expect([...files.values()].map(String)).toEqual(HOSTILE.map((_, i) => String(i)));
  for (const name of files.keys()) expect(name).toMatch(/^(?!\.)[^/\\\p{Cc}]+$/u);
});
