import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSealer } from '../../src/store/seal.ts';
import type { Store } from '../../src/store/store.ts';
import { databases, type House } from '../support/databases.ts';
import { JPEG } from '../support/files.ts';
import { makeSubmission } from '../support/submission.ts';
import { answering, makeDraft, NOW, turn, waitingWords } from '../support/turns.ts';

const KEY = randomBytes(32).toString('base64');
const OTHER = randomBytes(32).toString('base64');
/** What residents say, in every place where it is stored. */
const SECRETS = ['张示梅', '李例安', '我的话', '回答的话', '结婚证照片', 'SECRET-BYTES', '13800000000', 'secret-token'];
const PICTURE = Buffer.concat([JPEG, Buffer.from('SECRET-BYTES')]);
const submission = makeSubmission({
  chat: 'web:1',
  token: 'secret-token',
  status: 'correction',
  missing: ['/materials/photo'],
  answers: { wife: { name: '张示梅', mobile: '13800000000' } },
});

async function fill(store: Store): Promise<string> {
  const kept = await store.attachments.keep(PICTURE, '结婚证照片.jpg', NOW);
  const id = kept.ok ? kept.attachment.id : '';
  await store.turns.run(
    turn({
      chat: 'web:1',
      channel: 'web',
      inbound: 'a',
      echo: { text: '我的话' },
      decide: answering('回答的话', { type: 'submit', submission }),
    }),
  );
  const answers = { values: { '/husband/name': '李例安' }, skipped: {}, groups: {} };
  await store.turns.run(
    turn({
      inbound: 'b',
      decide: (state) => ({
        kind: 'done',
        state: {
          v: 1,
          lang: 'en',
          revision: state?.revision ?? 0,
          place: { at: 'menu' },
          drafts: [makeDraft({ answers })],
        },
        messages: [{ kind: 'text', text: '回答的话' }],
        effects: [{ type: 'supply', reference: submission.reference, at: '/materials/photo', files: [id] }],
      }),
    }),
  );
  return id;
}

/** Everything that lies in the database and beside it, as bytes. */
async function everything(house: House): Promise<Buffer> {
  const found = await readdir(house.dataDir, { recursive: true, withFileTypes: true });
  const files = found.filter((entry) => entry.isFile());
  const bytes = await Promise.all(files.map(({ parentPath, name }) => readFile(path.join(parentPath, name))));
  const tables =
    house.url === undefined
      ? []
      : await house.sql("select table_name from information_schema.tables where table_schema = 'public'");
  const rows = await Promise.all(tables.map(({ table_name: name }) => house.sql(`select * from ${String(name)}`)));
  return Buffer.concat([...bytes, Buffer.from(JSON.stringify(rows))]);
}

const secretsIn = (bytes: Buffer) => SECRETS.filter((secret) => bytes.includes(secret));

describe.each(databases)('DATA_KEY on %s', (_name, fresh) => {
  it('with it nothing that tells about a person can be read in the database or the files', async () => {
    const house = await fresh();
    await fill(await house.open({ dataKey: KEY, announce: true }));
    expect(secretsIn(await everything(house))).toEqual([]);
  });

  it('without it all of that would be found, so that the search is a fair one', async () => {
    const house = await fresh();
    await fill(await house.open({ announce: true }));
    expect(secretsIn(await everything(house))).toEqual(SECRETS);
  });

  it('everything is read again after a restart with the same key', async () => {
    const house = await fresh();
    const before = await house.open({ dataKey: KEY, announce: true });
    const id = await fill(before);
    await before.close();
    const store = await house.open({ dataKey: KEY });
    expect(await store.chats.state('telegram:1')).toMatchObject({
      drafts: [{ answers: { values: { '/husband/name': '李例安' } } }],
    });
    expect(await store.submissions.find(submission.reference)).toMatchObject({
      token: 'secret-token',
      answers: { wife: { name: '张示梅' }, materials: { photo: [id] } },
    });
    expect(await store.submissions.history(submission.reference)).toHaveLength(2);
    expect((await store.transcript.read('web:1', { limit: 9 })).map(({ echo }) => echo?.text)).toEqual([
      '我的话',
      undefined,
    ]);
    expect(await waitingWords(store)).toEqual(['回答的话']);
    const read = await store.attachments.read(id);
    expect(read?.attachment.name).toBe('结婚证照片.jpg');
    expect(Buffer.from(read?.bytes ?? [])).toEqual(PICTURE);
  });

  it.each([
    ['another key', { dataKey: OTHER }, 'DATA_KEY is not the key that the stored data was sealed with.'],
    ['no key', {}, 'What is stored is sealed: set DATA_KEY to the key that it was sealed with.'],
    ['a key that is too short', { dataKey: 'c2hvcnQ=' }, 'DATA_KEY must be 32 bytes in base64.'],
  ])('with %s afterwards the store does not open, and says why', async (_which, options, message) => {
    const house = await fresh();
    await (await house.open({ dataKey: KEY })).close();
    await expect(house.open(options)).rejects.toMatchObject({ name: 'StoreError', message });
    await expect(house.open({ dataKey: KEY })).resolves.toBeDefined();
  });

  it('a key that comes later seals what is stored from then on, and opens what was there before', async () => {
    const house = await fresh();
    const before = await house.open();
    const id = await fill(before);
    await before.close();
    const store = await house.open({ dataKey: KEY });
    expect(Buffer.from((await store.attachments.read(id))?.bytes ?? [])).toEqual(PICTURE);
    expect(await store.submissions.find(submission.reference)).toMatchObject({ token: 'secret-token' });
    await store.turns.run(turn({ inbound: 'c', decide: answering('新的话') }));
    expect((await everything(house)).includes('新的话')).toBe(false);
  });

  it('a sealed state moved to another chat is noticed', async () => {
    const house = await fresh();
    const store = await house.open({ dataKey: KEY });
    for (const n of [1, 2]) await store.turns.run(turn({ chat: `telegram:${n}`, inbound: `u${n}` }));
    await house.sql('update chats set state = (select state from chats where chat = ?) where chat = ?', [
      'telegram:1',
      'telegram:2',
    ]);
    await expect(store.chats.state('telegram:2')).rejects.toMatchObject({ name: 'StoreError', code: 'SEAL' });
    await expect(store.chats.state('telegram:1')).resolves.toBeDefined();
  });
});

describe('A seal', () => {
  const sealer = createSealer(KEY);

  it('gives back what was sealed, in its place only', () => {
    const sealed = sealer.seal('张示梅', 'chats a');
    expect(sealer.open(sealed, 'chats a')).toBe('张示梅');
    expect(() => sealer.open(sealed, 'chats b')).toThrow('its seal is broken');
    expect(() => createSealer(OTHER).open(sealed, 'chats a')).toThrow('another DATA_KEY');
    expect(() => createSealer(undefined).open(sealed, 'chats a')).toThrow('set DATA_KEY');
  });

  it('never looks the same twice', () => {
    expect(sealer.seal('张示梅', 'a')).not.toBe(sealer.seal('张示梅', 'a'));
  });

  it('is broken by any change of one byte', () => {
    const sealed = Buffer.from(sealer.sealBytes(PICTURE, 'a'));
    for (let at = 12; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => sealer.openBytes(changed, 'a')).toThrow('its seal is broken');
    }
    expect(Buffer.from(sealer.openBytes(sealed, 'a'))).toEqual(PICTURE);
  });
});
