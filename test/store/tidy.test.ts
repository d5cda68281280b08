import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Draft } from '../../src/bot/types.ts';
import type { Store } from '../../src/store/store.ts';
import { databases, type House } from '../support/databases.ts';
import { JPEG, padded } from '../support/files.ts';
import { makeSubmission } from '../support/submission.ts';
import { answering, drafting, makeDraft, NOW, turn } from '../support/turns.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

async function keep(store: Store, n: number, at = NOW): Promise<string> {
  const kept = await store.attachments.keep(padded(JPEG, 100 + n), `照片 ${n}.jpg`, at);
  return kept.ok ? kept.attachment.id : '';
}

const holding = (...files: readonly string[]): Partial<Draft> => ({
  answers: { values: { '/materials/photo': [...files] }, skipped: {}, groups: {} },
});

async function filesOnDisk({ dataDir }: House): Promise<readonly string[]> {
  const found = await readdir(path.join(dataDir, 'attachments'), { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).map(({ name }) => name);
}

describe.each(databases)('Tidying on %s', (_name, fresh) => {
  it('ids of incoming events go after 14 days, and not before', async () => {
    const house = await fresh();
    const store = await house.open();
    await store.turns.run(turn({ inbound: 'old' }));
    await store.turns.run(turn({ inbound: 'new', at: NOW + DAY }));
    await store.tidy(NOW + 14 * DAY);
    expect(await house.sql('select id from inbound order by id')).toEqual([{ id: 'new' }, { id: 'old' }]);
    await store.tidy(NOW + 14 * DAY + 1);
    expect(await house.sql('select id from inbound')).toEqual([{ id: 'new' }]);
  });

  it('more of them than one step takes go at once', async () => {
    const house = await fresh();
    const store = await house.open();
    await Promise.all(
      Array.from({ length: 450 }, (_, n) => store.turns.run(turn({ chat: `telegram:${n}`, inbound: `u${n}` }))),
    );
    await store.tidy(NOW + 20 * DAY);
    expect(await house.sql('select id from inbound')).toEqual([]);
  });

  it('keys of idempotency go after 30 days', async () => {
    const store = await (await fresh()).open();
    const first = { idempotencyKey: 'key-1', fingerprint: 'hash-1', client: 'api' };
    await store.submissions.create(makeSubmission({ submittedAt: NOW }), first);
    await store.tidy(NOW + 30 * DAY);
    expect(await store.submissions.findRepeated(first)).toMatchObject({ kind: 'repeated' });
    await store.tidy(NOW + 30 * DAY + 1);
    expect(await store.submissions.findRepeated(first)).toBeUndefined();
    expect(await store.submissions.find('FC-26K7-XQ4M')).toBeDefined();
  });

  it('drafts go after 30 days with their files and their lines; the chat and newer drafts stay', async () => {
    const house = await fresh();
    const store = await house.open();
    const [old, young] = [await keep(store, 1), await keep(store, 2)];
    const both = [
      makeDraft({ id: 'draft-old', updatedAt: NOW, ...holding(old) }),
      makeDraft({ id: 'draft-new', updatedAt: NOW + DAY, ...holding(young) }),
    ];
    await store.turns.run(
      turn({
        chat: 'web:1',
        channel: 'web',
        echo: { text: '我说' },
        decide: () => ({
          kind: 'done',
          state: { v: 1, lang: 'en', revision: 7, place: { at: 'question' }, active: 'draft-old', drafts: both },
          messages: [],
          effects: [],
        }),
      }),
    );
    await store.tidy(NOW + 30 * DAY + 1);
    expect(await store.chats.state('web:1')).toEqual({
      v: 1,
      lang: 'en',
      revision: 7,
      place: { at: 'menu' },
      drafts: [both[1]],
    });
    expect(await filesOnDisk(house)).toEqual([young]);
    expect(await store.transcript.read('web:1', { limit: 10 })).toEqual([]);
    await store.tidy(NOW + 40 * DAY);
    expect((await store.chats.state('web:1'))?.drafts).toEqual([]);
    expect(await filesOnDisk(house)).toEqual([]);
  });

  it('the drafts of more chats than one step takes go at once', async () => {
    const house = await fresh();
    const store = await house.open();
    await Promise.all(
      Array.from({ length: 410 }, (_, n) =>
        store.turns.run(turn({ chat: `web:${n}`, inbound: `u${n}`, decide: drafting(makeDraft()) })),
      ),
    );
    await store.tidy(NOW + 31 * DAY);
    expect(await house.sql('select chat from chats where oldest_draft is not null')).toEqual([]);
    expect((await store.chats.state('web:409'))?.drafts).toEqual([]);
  });

  it('a file that nothing uses goes after two days; those of drafts and submissions stay', async () => {
    const house = await fresh();
    const store = await house.open();
    const [unused, drafted, submitted] = [await keep(store, 1), await keep(store, 2), await keep(store, 3)];
    await store.turns.run(turn({ decide: drafting(makeDraft(holding(drafted))) }));
    const answers = { materials: { photo: [submitted] } };
    await store.submissions.create(makeSubmission({ answers }), { fingerprint: '', client: 'api' });
    await store.tidy(NOW + 2 * DAY);
    expect(await filesOnDisk(house)).toHaveLength(3);
    await store.tidy(NOW + 2 * DAY + 1);
    expect([...(await filesOnDisk(house))].sort()).toEqual([drafted, submitted].sort());
    expect(await store.attachments.find([unused])).toEqual([]);
    await store.tidy(NOW + 400 * DAY);
    expect(await filesOnDisk(house)).toEqual([submitted]);
  });

  it('a file sent again waits another two days, and one that came back after it went is whole', async () => {
    const house = await fresh();
    const store = await house.open();
    await keep(store, 1);
    const id = await keep(store, 1, NOW + DAY);
    await store.tidy(NOW + 2 * DAY + 1);
    expect(await filesOnDisk(house)).toEqual([id]);
    await store.tidy(NOW + 4 * DAY);
    expect(await filesOnDisk(house)).toEqual([]);
    await keep(store, 1, NOW + 5 * DAY);
    expect((await store.attachments.read(id))?.bytes).toHaveLength(101);
  });

  it('the files of a draft that was thrown away go within an hour, unless something else uses them', async () => {
    const house = await fresh();
    const store = await house.open();
    const [gone, used] = [await keep(store, 1), await keep(store, 2)];
    await store.turns.run(turn({ chat: 'web:2', inbound: 'a', decide: drafting(makeDraft(holding(used))) }));
    await store.turns.run(turn({ inbound: 'b', decide: answering('好', { type: 'forget', files: [gone, used] }) }));
    await store.tidy(NOW + HOUR + 1);
    expect(await filesOnDisk(house)).toEqual([used]);
  });

  it('a file that was replaced stays while a step back can bring it back', async () => {
    const house = await fresh();
    const store = await house.open();
    const [before, after] = [await keep(store, 1), await keep(store, 2)];
    const trail = [{ changes: [{ in: 'values' as const, at: '/materials/photo', was: [before] }] }];
    await store.turns.run(turn({ decide: drafting(makeDraft({ ...holding(after), trail })) }));
    await store.tidy(NOW + 2 * DAY + 1);
    expect([...(await filesOnDisk(house))].sort()).toEqual([before, after].sort());
  });

  it('a chat that is stored in another shape keeps the files of the drafts that can be read, and goes on', async () => {
    const house = await fresh();
    const store = await house.open();
    const [kept, unused] = [await keep(store, 1), await keep(store, 2)];
    const draft = makeDraft(holding(kept));
    await store.turns.run(turn({ decide: drafting(draft) }));
    const odd = JSON.stringify({ v: 0, drafts: [{ id: 'no answers' }, { ...draft, trail: 'older' }] });
    await house.sql('update chats set state = ?', [odd]);
    await store.tidy(NOW + 2 * DAY + 1);
    expect(await filesOnDisk(house)).toEqual([kept]);
    expect(await store.attachments.find([unused])).toEqual([]);
    await store.turns.run(turn({ inbound: 'update-2' }));
    expect(await store.chats.state('telegram:1')).toMatchObject({ drafts: [draft] });
  });

  it('a chat whose stored state is no longer even JSON begins anew', async () => {
    const house = await fresh();
    const store = await house.open();
    await store.turns.run(turn());
    await house.sql('update chats set state = ?', ['{"v":1,"lang']);
    expect(await store.chats.state('telegram:1')).toMatchObject({ drafts: [], mended: true });
    const outcome = await store.turns.run(turn({ inbound: 'update-2' }));
    expect(outcome.kind).toBe('handled');
  });

  it('with nothing to throw away does nothing', async () => {
    const store = await (await fresh()).open();
    await expect(store.tidy(NOW)).resolves.toBeUndefined();
  });
});
