import { describe, expect, it } from 'vitest';
import type { Effect } from '../../src/bot/types.ts';
import { getPointer } from '../../src/forms/pointer.ts';
import { databases, freshPostgres } from '../support/databases.ts';
import { makeSubmission } from '../support/submission.ts';
import { answering, NOW, turn } from '../support/turns.ts';

const DAY = 24 * 60 * 60 * 1000;
const AT = '/materials/marriageCertificate';
const FILE = 'b'.repeat(64);
const waiting = makeSubmission({ chat: 'telegram:1', status: 'correction', missing: [AT] });
const supplying: Effect = { type: 'supply', reference: waiting.reference, at: AT, files: [FILE] };

describe.each(databases)('A material that comes later on %s', (_name, fresh) => {
  it('joins the submission with its history and audit, and the case goes back before the clerk', async () => {
    const house = await fresh();
    const store = await house.open({ announce: true });
    await store.submissions.create(waiting, { fingerprint: '', client: 'api' });
    await store.turns.run(turn({ at: NOW + DAY, decide: answering('收到了', supplying) }));
    expect(await store.submissions.find(waiting.reference)).toMatchObject({
      status: 'submitted',
      missing: [],
      answers: { wife: { name: '张示梅' }, materials: { marriageCertificate: [FILE] } },
    });
    expect(await store.submissions.history(waiting.reference)).toEqual([
      { at: NOW, status: 'correction' },
      { at: NOW + DAY, status: 'submitted', note: { key: 'cases:note.supplied' } },
    ]);
    expect(await house.sql('select action from audit order by at')).toEqual([
      { action: 'submitted' },
      { action: 'supplied' },
    ]);
    const events = await store.events.claim({ now: NOW + DAY, leaseMs: 1, limit: 10 });
    expect(events.map(({ id, event }) => [id, event.type, event.submission.status])).toEqual([
      [`${waiting.reference}#1`, 'submission.created', 'correction'],
      [`${waiting.reference}#2`, 'submission.status_changed', 'submitted'],
    ]);
  });

  it('that changes no status tells nobody', async () => {
    const store = await (await fresh()).open({ announce: true });
    await store.submissions.create({ ...waiting, status: 'submitted' }, { fingerprint: '', client: 'api' });
    await store.turns.run(turn({ decide: answering('收到了', supplying) }));
    expect(await store.events.waiting()).toBe(1);
  });

  it('for two materials at once from two chats, none is lost', async () => {
    const store = await (await fresh()).open();
    const other = '/materials/photo';
    await store.submissions.create({ ...waiting, missing: [AT, other] }, { fingerprint: '', client: 'api' });
    await Promise.all([
      store.turns.run(turn({ chat: 'a', inbound: 'a', decide: answering('', supplying) })),
      store.turns.run(turn({ chat: 'b', inbound: 'b', decide: answering('', { ...supplying, at: other }) })),
    ]);
    expect(await store.submissions.find(waiting.reference)).toMatchObject({
      missing: [],
      answers: { materials: { marriageCertificate: [FILE], photo: [FILE] } },
    });
  });

  it('for a submission that is not there changes nothing, and the chat goes on', async () => {
    const house = await fresh();
    const store = await house.open();
    expect(await store.turns.run(turn({ decide: answering('收到了', supplying) }))).toMatchObject({ kind: 'handled' });
    expect(await house.sql('select * from submission_files')).toEqual([]);
  });
});

describe('Materials that come by way of two processes on PostgreSQL', () => {
  it('none is lost, though they come at once', async () => {
    const house = await freshPostgres();
    const stores = await Promise.all([house.open(), house.open()]);
    const files = Array.from({ length: 20 }, (_, n) => String(n).padStart(64, '0'));
    await stores[0].submissions.create(waiting, { fingerprint: '', client: 'api' });
    await Promise.all(
      files.map(async (file, n) => {
        const decide = answering('收到了', { ...supplying, files: [file] });
        await stores[n % 2]?.turns.run(turn({ chat: `telegram:${n}`, inbound: `u${n}`, decide }));
      }),
    );
    const answers = (await stores[0].submissions.find(waiting.reference))?.answers;
    const kept = getPointer(answers ?? {}, AT);
    expect(kept).toHaveLength(20);
    expect(kept).toEqual(expect.arrayContaining(files));
  });
});
