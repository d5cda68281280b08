import { describe, expect, it } from 'vitest';
import { rate, withdraw } from '../../src/cases/resident-moves.ts';
import type { Submission } from '../../src/cases/types.ts';
import { loadDistrict } from '../../src/catalogue/load-district.ts';
import type { PlainDate } from '../../src/forms/types.ts';
import type { Turn } from '../../src/store/store.ts';
import { databases } from '../support/databases.ts';
import { SUPERVISOR } from '../support/desk-acts.ts';
import { makeSubmission } from '../support/submission.ts';
import { answering, done, NOW, turn, wordsOf } from '../support/turns.ts';
import { root } from '../support/world.ts';

const district = await loadDistrict(`${root}/district`);
const deps = { at: NOW, today: '2026-11-24' as PlainDate, district };
const SLOT = 'east@2026-12-01T08:30';
const own = makeSubmission({ chat: 'telegram:1', channel: 'telegram' });
const first = { fingerprint: '', client: 'api' };

/** Withdraws as the conversation does: looks at the case, and either takes it back or says that it cannot be. */
const withdrawing: Turn['decide'] = (state, known) => {
  if (known.submission === undefined)
    return { kind: 'needs', needs: [{ kind: 'submission', reference: own.reference }] };
  const moved = known.submission ? withdraw(known.submission.submission, deps) : undefined;
  if (!moved?.ok) return done('不能撤回了', state);
  const { submission, event, audit } = moved;
  return done('撤回了', state, [{ type: 'change', submission, audit, ...(event ? { event } : {}) }]);
};

describe.each(databases)('What a resident does to an own submission on %s', (_name, fresh) => {
  it('is written with its history and record, frees the place, and tells other systems but not the resident', async () => {
    const house = await fresh();
    const store = await house.open({ announce: true });
    await store.submissions.create({ ...own, booking: { institution: 'east', slot: SLOT } }, first);
    expect(await store.bookings.taken('east', '2026-11-24')).toEqual(new Map([[SLOT, 1]]));
    expect(wordsOf(await store.turns.run(turn({ decide: withdrawing })))).toEqual(['撤回了']);
    expect(await store.submissions.find(own.reference)).toMatchObject({
      status: 'withdrawn',
      revision: 1,
      closed: { at: NOW },
    });
    expect(await store.submissions.history(own.reference)).toMatchObject([
      { status: 'submitted' },
      { status: 'withdrawn', note: { key: 'cases:note.withdrawn' } },
    ]);
    expect(await store.bookings.taken('east', '2026-11-24')).toEqual(new Map());
    expect(await house.sql('select actor, action from audit order by at, action desc')).toContainEqual({
      actor: 'telegram',
      action: 'withdrawn',
    });
    expect(await store.events.waiting()).toBe(2);
    expect(await store.notices.waiting()).toBe(0);
  });

  it('is decided anew when the desk was quicker: nothing of the desk is overwritten', async () => {
    const store = await (await fresh()).open();
    await store.submissions.create(own, first);
    let looks = 0;
    const slow: Turn['decide'] = (state, known) => {
      // What a turn knows may be old by the time at which it writes.
      if (known.submission && looks++ === 0)
        return withdrawing(state, {
          ...known,
          submission: { ...known.submission, submission: { ...known.submission.submission, revision: -1 } },
        });
      return withdrawing(state, known);
    };
    expect(wordsOf(await store.turns.run(turn({ decide: slow })))).toEqual(['撤回了']);
    expect(looks).toBe(2);
    expect(await store.submissions.find(own.reference)).toMatchObject({ status: 'withdrawn', revision: 1 });
  });

  it('and what a clerk does at the same moment: one of them is told how it stands', async () => {
    const store = await (await fresh()).open();
    await store.submissions.create(own, first);
    const refuse = (one: Submission) =>
      ({
        ok: true,
        submission: { ...one, status: 'refused', revision: one.revision + 1 },
        event: { at: NOW, status: 'refused' },
        audit: 'refuse',
      }) as const;
    const order = { reference: own.reference, revision: 0, acting: SUPERVISOR, at: NOW, decide: refuse };
    const [outcome, changed] = await Promise.all([
      store.turns.run(turn({ decide: withdrawing })),
      store.desk.change(order),
    ]);
    const after = await store.submissions.find(own.reference);
    expect([wordsOf(outcome)[0], changed.kind, after?.status, after?.revision]).toEqual(
      changed.kind === 'changed' ? ['不能撤回了', 'changed', 'refused', 1] : ['撤回了', 'stale', 'withdrawn', 1],
    );
  });

  it('twice at once from the chat and the page behind the receipt, a case is rated once', async () => {
    const store = await (await fresh()).open();
    await store.submissions.create({ ...own, status: 'delivered' }, first);
    const decide = (score: 1 | 5) => (one: Submission) => rate(one, score, NOW, '说一句');
    const moves = await Promise.all(
      ([5, 1] as const).map((score) =>
        store.submissions.move({ reference: own.reference, at: NOW, decide: decide(score) }),
      ),
    );
    expect(moves.map(({ kind }) => kind).sort()).toEqual(['changed', 'refused']);
    expect(await store.submissions.find(own.reference)).toMatchObject({ revision: 1, rating: { comment: '说一句' } });
    expect(await store.submissions.move({ reference: 'FC-26K7-XQ4M', at: NOW, decide: decide(5) })).toEqual(
      own.reference === 'FC-26K7-XQ4M' ? { kind: 'refused' } : { kind: 'unknown' },
    );
  });

  it('comes alone: a turn that would write two is refused, and nothing of it is stored', async () => {
    const store = await (await fresh()).open();
    await store.submissions.create(own, first);
    const change = { type: 'change', submission: { ...own, revision: 1 }, audit: 'rated' } as const;
    await expect(store.turns.run(turn({ decide: answering('', change, change) }))).rejects.toThrow('at most one');
    expect(await store.submissions.find(own.reference)).toMatchObject({ revision: 0 });
  });
});
