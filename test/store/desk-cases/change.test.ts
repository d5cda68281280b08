import { describe, expect, it } from 'vitest';
import type { Acted } from '../../../src/cases/action.ts';
import type { Acting, Submission } from '../../../src/cases/types.ts';
import { setPointer } from '../../../src/forms/pointer.ts';
import type { ChangeOrder } from '../../../src/store/desk-cases/types.ts';
import type { Store } from '../../../src/store/store.ts';
import { databases, freshPostgres } from '../../support/databases.ts';
import { makeSubmission } from '../../support/submission.ts';
import { answering, NOW, turn } from '../../support/turns.ts';
import { ALL, TODAY } from './fixtures.ts';

const HOUR = 60 * 60 * 1000;
const acting: Acting = { clerk: 'anna', name: '示例员', role: 'clerk', office: 'east' };
const born = makeSubmission({ chat: 'telegram:1' });
const { reference } = born;

/** Accepts it, as the rules would. */
function accept(submission: Submission): Acted {
  const event = { at: NOW + HOUR, status: 'accepted', note: { key: 'cases:note.accepted' } } as const;
  return { ok: true, submission: { ...submission, status: 'accepted', clerk: 'anna' }, event, audit: 'accept' };
}

/** Changes something that the resident does not hear of. */
const note =
  (text: string) =>
  (submission: Submission): Acted => {
    const desk = { ticked: [], verifications: [], opinions: [], notes: [], ...submission.desk };
    const notes = [...desk.notes, { by: 'anna', at: NOW, text }];
    return { ok: true, submission: { ...submission, desk: { ...desk, notes } }, audit: 'note' };
  };

function order(decide: ChangeOrder['decide'], revision = 0): ChangeOrder {
  return { reference, revision, acting, at: NOW + HOUR, decide };
}

async function create(store: Store, submission: Submission = born): Promise<void> {
  await store.submissions.create(submission, { fingerprint: '', client: 'api' });
}

const claimAll = { now: NOW + 9 * HOUR, leaseMs: 0, limit: 99 };

describe.each(databases)('A change of a case on %s', (_name, fresh) => {
  it('is stored with its history, record, notice and event', async () => {
    const store = await (await fresh()).open({ announce: true });
    await create(store);
    const changed = await store.desk.change(order(accept));
    const after = { ...born, status: 'accepted', clerk: 'anna', revision: 1 };
    expect(changed).toEqual({ kind: 'changed', submission: after });
    expect(await store.desk.find(reference)).toEqual(after);
    expect(await store.desk.history(reference)).toEqual([
      { at: NOW, status: 'submitted' },
      { at: NOW + HOUR, status: 'accepted', note: { key: 'cases:note.accepted' } },
    ]);
    expect(await store.desk.log(reference)).toMatchObject([
      { at: NOW, actor: 'api', action: 'submitted', reference },
      { at: NOW + HOUR, actor: 'clerk:anna', action: 'accept', reference },
    ]);
    expect(await store.notices.claim(claimAll)).toEqual([
      { id: `${reference}#2`, reference, chat: 'telegram:1', at: NOW + HOUR, seq: 2, attempts: 0 },
    ]);
    const events = await store.events.claim(claimAll);
    expect(events.map(({ event }) => [event.type, event.submission.status])).toEqual([
      ['submission.created', 'submitted'],
      ['submission.status_changed', 'accepted'],
    ]);
  });

  it('that the resident does not hear of leaves no notice, no history and no event', async () => {
    const store = await (await fresh()).open({ announce: true });
    await create(store);
    expect(await store.desk.change(order(note('回电话')))).toMatchObject({ kind: 'changed' });
    expect(await store.desk.history(reference)).toHaveLength(1);
    expect(await store.notices.waiting()).toBe(0);
    expect(await store.events.waiting()).toBe(1);
    expect((await store.desk.find(reference))?.desk?.notes.map(({ text }) => text)).toEqual(['回电话']);
  });

  it('of a case without a chat leaves no notice', async () => {
    const store = await (await fresh()).open();
    await create(store, makeSubmission());
    expect(await store.desk.change(order(accept))).toMatchObject({ kind: 'changed' });
    expect(await store.desk.history(reference)).toHaveLength(2);
    expect(await store.notices.waiting()).toBe(0);
  });

  it('notices of one case come in the order of its history, and one that was done comes no more', async () => {
    const store = await (await fresh()).open();
    await create(store);
    await store.desk.change(order(accept));
    await store.desk.change(
      order((one) => ({ ...accept(one), submission: { ...one, status: 'verifying' } }) as Acted, 1),
    );
    const claimed = await store.notices.claim(claimAll);
    expect(claimed.map(({ seq }) => seq)).toEqual([2, 3]);
    await store.notices.done([`${reference}#2`]);
    expect((await store.notices.claim(claimAll)).map(({ seq }) => seq)).toEqual([3]);
    // Messages and events are other queues.
    expect([await store.outbox.waiting(), await store.events.waiting()]).toEqual([0, 0]);
  });

  it('that is refused, or that breaks, leaves nothing at all', async () => {
    const house = await fresh();
    const store = await house.open();
    await create(store);
    const problems = [{ code: 'required', field: 'reason' }];
    expect(await store.desk.change(order(() => ({ ok: false, problems })))).toEqual({ kind: 'refused', problems });
    const breaking = store.desk.change(
      order((one) => ({ ...accept(one), event: { at: Number.NaN, status: 'accepted' } }) as Acted),
    );
    await expect(breaking).rejects.toThrow();
    expect(await store.desk.find(reference)).toEqual(born);
    expect(await store.desk.history(reference)).toHaveLength(1);
    expect(await store.desk.log(reference)).toHaveLength(1);
    expect(await store.notices.waiting()).toBe(0);
  });

  it('of a case that is not there is unknown', async () => {
    const store = await (await fresh()).open();
    expect(await store.desk.change(order(accept))).toEqual({ kind: 'unknown' });
  });

  it('of two clerks at once one is stored, and the other is shown the case as it stands', async () => {
    const store = await (await fresh()).open();
    await create(store);
    const results = await Promise.all(['甲', '乙', '丙'].map((text) => store.desk.change(order(note(text)))));
    const changed = results.filter(({ kind }) => kind === 'changed');
    const now = await store.desk.find(reference);
    expect(changed).toEqual([{ kind: 'changed', submission: now }]);
    expect(results.filter(({ kind }) => kind === 'stale')).toEqual(Array(2).fill({ kind: 'stale', submission: now }));
    expect(now?.desk?.notes).toHaveLength(1);
    expect(await store.desk.change(order(note('丁'), 1))).toMatchObject({ kind: 'changed' });
  });

  it('and a material that a resident sends at the same time are both kept', async () => {
    const store = await (await fresh()).open();
    const at = '/materials/photo';
    await create(store, { ...born, missing: [at] });
    const supply = { type: 'supply', reference, at, files: ['b'.repeat(64)] } as const;
    const [, first] = await Promise.all([
      store.turns.run(turn({ decide: answering('收到了', supply) })),
      store.desk.change(order(note('甲'))),
    ]);
    if (first.kind === 'stale') await store.desk.change(order(note('甲'), first.submission.revision));
    expect(await store.desk.find(reference)).toMatchObject({
      revision: 2,
      missing: [],
      answers: { materials: { photo: ['b'.repeat(64)] } },
      desk: { notes: [{ text: '甲' }] },
    });
  });

  it('of a name makes the case found by the new one and no longer by the old one', async () => {
    const house = await fresh();
    const store = await house.open();
    await create(store);
    const found = async (text: string) => (await store.desk.list({ ...ALL, text }, TODAY)).total;
    expect([await found('示梅'), await found('示安')]).toEqual([1, 0]);
    await store.desk.change(
      order((one) => ({
        ok: true,
        audit: 'x',
        submission: { ...one, answers: setPointer(one.answers, '/wife/name', '张示安') },
      })),
    );
    expect([await found('示梅'), await found('示安'), await found('李例')]).toEqual([0, 1, 1]);
  });

  it('is heard of by whoever watches, once it is stored; so is a new case, and nothing that failed', async () => {
    const store = await (await fresh()).open();
    const heard: unknown[] = [];
    const stop = store.desk.watch((change) => heard.push(change));
    await store.turns.run(turn({ decide: answering('好了', { type: 'submit', submission: born }) }));
    await store.desk.change(order(() => ({ ok: false, problems: [] })));
    await store.desk.change(order((one) => ({ ok: true, audit: 'x', submission: { ...one, office: 'west' } })));
    stop();
    await store.desk.change(order(note('甲'), 1));
    expect(heard).toEqual([
      { reference, office: 'east' },
      { reference, office: 'west' },
    ]);
  });
});

describe('Clerks at two processes on PostgreSQL', () => {
  it('overwrite nothing of each other', async () => {
    const house = await freshPostgres();
    const stores = await Promise.all([house.open(), house.open()]);
    await create(stores[0]);
    const write = async (store: Store, text: string): Promise<void> => {
      const revision = (await store.desk.find(reference))?.revision ?? 0;
      if ((await store.desk.change(order(note(text), revision))).kind === 'stale') await write(store, text);
    };
    const texts = Array.from({ length: 12 }, (_, n) => `第${n}条`);
    await Promise.all(texts.map((text, n) => write(n % 2 === 0 ? stores[0] : stores[1], text)));
    const written = (await stores[0].desk.find(reference))?.desk?.notes.map(({ text }) => text);
    expect(written?.toSorted()).toEqual(texts.toSorted());
  });
});
