import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { databases } from '../support/databases.ts';
import { BIG, HEIC, JPEG, padded, PDF, PNG, WEBP } from '../support/files.ts';
import { makeSubmission } from '../support/submission.ts';
import { answering, drafting, makeDraft, NOW, turn } from '../support/turns.ts';

const MB = 1024 * 1024;

describe.each(databases)('Attachments on %s', (_name, fresh) => {
  it.each([
    ['JPEG', JPEG, 'image/jpeg'],
    ['PNG', PNG, 'image/png'],
    ['WebP', WEBP, 'image/webp'],
    ['HEIC of a telephone', HEIC, 'image/heic'],
    ['PDF', PDF, 'application/pdf'],
  ])('a %s is kept under the hash of its bytes, whatever its name says', async (_kind, bytes, type) => {
    const store = await (await fresh()).open();
    const id = createHash('sha256').update(bytes).digest('hex');
    const attachment = { id, name: '结婚证.exe', type, size: bytes.length };
    expect(await store.attachments.keep(bytes, '结婚证.exe', NOW)).toEqual({ ok: true, attachment });
    const read = await store.attachments.read(id);
    expect(read?.attachment).toEqual(attachment);
    expect(Buffer.from(read?.bytes ?? [])).toEqual(Buffer.from(bytes));
  });

  it.each([
    ['a program under the name of a picture', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])],
    ['a page', Buffer.from('<!DOCTYPE html><html><script>alert(1)</script></html>')],
    ['a picture that can hold a script', Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['words', Buffer.from('结婚证')],
    ['an archive', Buffer.from([0x50, 0x4b, 3, 4, ...Array<number>(40).fill(0)])],
    ['another kind of picture', Buffer.from('GIF89a' + '\0'.repeat(40))],
    ['one byte', Buffer.from([0xff])],
  ])('%s is refused, and nothing of it is kept', async (_what, bytes) => {
    const house = await fresh();
    const store = await house.open();
    expect(await store.attachments.keep(bytes, '照片.jpg', NOW)).toEqual({ ok: false, code: 'file-type' });
    expect(await house.sql('select id from attachments')).toEqual([]);
    await expect(readdir(path.join(house.dataDir, 'attachments'))).rejects.toThrow('ENOENT');
  });

  it('an empty file is told so', async () => {
    const store = await (await fresh()).open();
    expect(await store.attachments.keep(Buffer.alloc(0), '空.pdf', NOW)).toEqual({ ok: false, code: 'file-empty' });
  });

  it('ten megabytes are taken, one byte more is not', async () => {
    const store = await (await fresh()).open();
    const largest = padded(JPEG, 10 * MB);
    expect(await store.attachments.keep(largest, '照片.jpg', NOW)).toMatchObject({ attachment: { size: 10 * MB } });
    expect(await store.attachments.keep(padded(JPEG, 10 * MB + 1), '照片.jpg', NOW)).toEqual({
      ok: false,
      code: 'file-too-large',
    });
  });

  it('the same bytes twice, also at once, are one file', async () => {
    const house = await fresh();
    const store = await house.open();
    const kept = await Promise.all(Array.from({ length: 8 }, () => store.attachments.keep(BIG, '照片.jpg', NOW)));
    const ids = new Set(kept.map((one) => (one.ok ? one.attachment.id : '')));
    expect(ids.size).toBe(1);
    expect(await house.sql('select id from attachments')).toHaveLength(1);
    const [id = ''] = ids;
    const folder = path.join(house.dataDir, 'attachments', id.slice(0, 2));
    expect(await readdir(folder)).toEqual([id]);
    expect(BIG.equals(await readFile(path.join(folder, id)))).toBe(true);
    expect((await stat(path.join(folder, id))).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['身份证 正面.jpg', '身份证 正面.jpg'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\照片\\结婚证.jpg', '结婚证.jpg'],
    ['结婚\u202egpj.exe', '结婚gpj.exe'],
    ['  ..隐藏\u0000\n.pdf ', '隐藏.pdf'],
    ['𠮷'.repeat(100) + '.jpeg', '𠮷'.repeat(74) + '….jpeg'],
    ['', ''],
  ])('the name %j is shown as %j', async (given, shown) => {
    const store = await (await fresh()).open();
    expect(await store.attachments.keep(JPEG, given, NOW)).toMatchObject({ attachment: { name: shown } });
  });

  it('are found in the order of the ids; unknown ones are left out', async () => {
    const store = await (await fresh()).open();
    const ids: string[] = [];
    for (const bytes of [JPEG, PNG, PDF]) {
      const kept = await store.attachments.keep(bytes, '文件', NOW);
      if (kept.ok) ids.push(kept.attachment.id);
    }
    const asked = [ids[2] ?? '', 'f'.repeat(64), ids[0] ?? ''];
    expect((await store.attachments.find(asked)).map(({ id }) => id)).toEqual([ids[2], ids[0]]);
    expect(await store.attachments.find([])).toEqual([]);
    expect(await store.attachments.read('f'.repeat(64))).toBeUndefined();
    expect(await store.attachments.read('../../ezhan.sqlite')).toBeUndefined();
  });

  it('are shown to a chat that has them in a draft or a submission, and to no other', async () => {
    const store = await (await fresh()).open();
    const idOf = async (bytes: Uint8Array) => {
      const kept = await store.attachments.keep(bytes, '文件', NOW);
      return kept.ok ? kept.attachment.id : '';
    };
    const [inDraft, collected, submitted] = [await idOf(JPEG), await idOf(PNG), await idOf(PDF)];
    const [attachment] = await store.attachments.find([collected]);
    const draft = makeDraft({
      answers: { values: { '/materials/photo': [inDraft] }, skipped: {}, groups: {} },
      collected: attachment ? [attachment] : [],
    });
    await store.turns.run(turn({ chat: 'web:1', inbound: 'a', decide: drafting(draft) }));
    const submission = makeSubmission({ chat: 'web:1', answers: { materials: { marriageCertificate: [submitted] } } });
    await store.turns.run(turn({ chat: 'web:2', inbound: 'b', decide: answering('', { type: 'submit', submission }) }));
    const shown = async (chat: string) =>
      Promise.all(
        [inDraft, collected, submitted].map(
          async (id) => (await store.attachments.readOfChat(chat, id))?.attachment.id,
        ),
      );
    expect(await shown('web:1')).toEqual([inDraft, collected, submitted]);
    expect(await shown('web:2')).toEqual([undefined, undefined, undefined]);
    expect(await shown('web:3')).toEqual([undefined, undefined, undefined]);
  });
});
