import { describe, expect, it } from 'vitest';
import type { Submission } from '../../src/cases/types.ts';
import type { Store, Turn } from '../../src/store/store.ts';
import { databases, freshPostgres, type House } from '../support/databases.ts';
import { makeSubmission } from '../support/submission.ts';
import { answering, asking, done, NOW, placesTaken, START, turn, waitingWords, wordsOf } from '../support/turns.ts';

const INSTITUTION = 'east';
const SLOT = 'east@2026-12-01T08:30';
const FILE = 'a'.repeat(64);

const booked = (change: Partial<Submission> = {}): Submission =>
  makeSubmission({ booking: { institution: INSTITUTION, slot: SLOT }, ...change });

/** Every table that a submission writes to. */
const TABLES = ['submissions', 'submission_events', 'submission_files', 'bookings', 'audit', 'outbox'];

async function counts(house: House): Promise<Record<string, number>> {
  const found = await Promise.all(TABLES.map((table) => house.sql(`select count(*) as count from ${table}`)));
  return Object.fromEntries(TABLES.map((table, index) => [table, Number(found[index]?.[0]?.count)]));
}

/** Applies for a time as the conversation does: looks whether a place is left, submits, or says that it is gone. */
function applying(submission: Submission, capacity: number): Turn['decide'] {
  return (state, known) => {
    if (!known.booked) return asking({ institution: INSTITUTION });
    if (placesTaken(known, INSTITUTION, SLOT) >= capacity) return done('这个时间约满了', state);
    return done('预约好了', state, [{ type: 'submit', submission }]);
  };
}

describe.each(databases)('A submission from a chat on %s', (_name, fresh) => {
  it('is stored with its history, place, files, audit, announcement and the chat’s messages', async () => {
    const house = await fresh();
    const store = await house.open({ announce: true });
    const submission = booked({
      channel: 'telegram',
      chat: 'telegram:1',
      answers: { wife: { name: '张示梅' }, materials: { marriageCertificate: [FILE] } },
      missing: ['/materials/photo'],
      materialsDue: submissionDay,
    });
    const outcome = await store.turns.run(turn({ decide: answering('收到了', { type: 'submit', submission }) }));
    expect(wordsOf(outcome)).toEqual(['收到了']);
    expect(await store.submissions.find(submission.reference)).toEqual(submission);
    expect(await store.submissions.history(submission.reference)).toEqual([
      { at: submission.submittedAt, status: 'submitted' },
    ]);
    expect(await store.submissions.ofChat('telegram:1', 5)).toEqual([submission]);
    expect(await store.bookings.taken(INSTITUTION, '2026-11-24')).toEqual(new Map([[SLOT, 1]]));
    expect(await house.sql('select actor, action, reference from audit')).toEqual([
      { actor: 'telegram', action: 'submitted', reference: submission.reference },
    ]);
    const [event] = await store.events.claim({ now: NOW, leaseMs: 1, limit: 10 });
    expect(event).toMatchObject({ event: { type: 'submission.created', submission }, attempts: 0 });
    expect(await counts(house)).toEqual({
      submissions: 1,
      submission_events: 1,
      submission_files: 1,
      bookings: 1,
      audit: 1,
      outbox: 2,
    });
  });

  it('is not announced where nobody wants to be told', async () => {
    const store = await (await fresh()).open();
    await store.turns.run(turn({ decide: answering('收到了', { type: 'submit', submission: makeSubmission() }) }));
    expect(await store.events.waiting()).toBe(0);
  });

  it.each(['submission_events', 'submission_files', 'bookings', 'audit', 'outbox', 'chats'])(
    'leaves nothing when %s cannot be written',
    async (table) => {
      const house = await fresh();
      const store = await house.open({ announce: true });
      const submission = booked({ answers: { materials: { marriageCertificate: [FILE] } } });
      const decide = answering('收到了', { type: 'submit', submission });
      await house.sql(`alter table ${table} rename to away`);
      await expect(store.turns.run(turn({ decide }))).rejects.toMatchObject({ name: 'StoreError' });
      await house.sql(`alter table away rename to ${table}`);
      expect(await counts(house)).toEqual(Object.fromEntries(TABLES.map((name) => [name, 0])));
      expect(await store.chats.state('telegram:1')).toBeUndefined();
      expect(await store.turns.run(turn({ decide }))).toMatchObject({ kind: 'handled' });
      expect(await store.submissions.find(submission.reference)).toEqual(submission);
    },
  );

  it('whose number is in use is decided anew, until it draws a free one', async () => {
    const store = await (await fresh()).open();
    await store.submissions.create(makeSubmission(), { client: 'api', fingerprint: 'f' });
    const drawn = ['FC-26K7-XQ4M', 'FC-26K7-XQ4M', 'FC-26K7-AAAA'];
    const outcome = await store.turns.run(
      turn({
        decide: (state) => {
          const reference = drawn.shift() ?? '';
          return done(reference, state, [{ type: 'submit', submission: makeSubmission({ reference }) }]);
        },
      }),
    );
    expect(wordsOf(outcome)).toEqual(['FC-26K7-AAAA']);
    expect(await waitingWords(store)).toEqual(['FC-26K7-AAAA']);
    expect(await store.submissions.find('FC-26K7-AAAA')).toBeDefined();
  });

  it('fails alone when every number that it draws is in use, and two of one commit never share a number', async () => {
    const store = await (await fresh()).open();
    const decide = answering('收到了', { type: 'submit', submission: makeSubmission() });
    const settled = await Promise.allSettled(
      [1, 2].map((n) => store.turns.run(turn({ chat: `telegram:${n}`, inbound: `u${n}`, decide }))),
    );
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(await store.chats.state('telegram:2')).toBeUndefined();
    expect(await store.chats.state('telegram:1')).toEqual({ ...START, revision: 1 });
  });

  it('comes alone: a turn that would submit two is refused', async () => {
    const house = await fresh();
    const store = await house.open();
    const two = ['FC-26K7-XQ4M', 'FC-26K7-AAAA'].map(
      (reference) => ({ type: 'submit', submission: makeSubmission({ reference }) }) as const,
    );
    await expect(store.turns.run(turn({ decide: answering('收到了', ...two) }))).rejects.toThrow('at most one');
    expect(await counts(house)).toMatchObject({ submissions: 0, outbox: 0 });
  });

  it('a place is never sold twice: fifty apply at once for two', async () => {
    const store = await (await fresh()).open();
    const outcomes = await applyAll([store], 50, 2);
    expect(outcomes.filter((words) => words === '预约好了')).toHaveLength(2);
    expect(outcomes.filter((words) => words === '这个时间约满了')).toHaveLength(48);
    expect(await store.bookings.taken(INSTITUTION, '2026-12-01')).toEqual(new Map([[SLOT, 2]]));
  });

  it('a chat that looked before the place was gone is told so, for it is decided anew', async () => {
    const store = await (await fresh()).open({ capacityOf: () => 1 });
    const seen: number[] = [];
    const decide: Turn['decide'] = (state, known) => {
      if (!known.booked) return done('约上了', state, [{ type: 'submit', submission: booked() }]);
      seen.push(placesTaken(known, INSTITUTION, SLOT));
      return done('这个时间约满了', state);
    };
    await store.submissions.create(booked({ reference: 'FC-26K7-AAAA' }), { client: 'api', fingerprint: 'f' });
    expect(wordsOf(await store.turns.run(turn({ decide })))).toEqual(['这个时间约满了']);
    expect(seen).toEqual([1]);
  });

  it('places are counted by institution and from a day on', async () => {
    const store = await (await fresh()).open();
    const bookings = [
      'east@2026-12-01T08:30',
      'east@2026-12-01T08:30',
      'east@2026-12-02T08:30',
      'west@2026-12-01T08:30',
    ];
    for (const [n, slot] of bookings.entries()) {
      const institution = slot.slice(0, 4);
      const submission = booked({ reference: `FC-${n}`, booking: { institution, slot } });
      expect(await store.submissions.create(submission, { client: 'api', fingerprint: 'f' })).toMatchObject({
        kind: 'created',
      });
    }
    expect(await store.bookings.taken('east', '2026-12-01')).toEqual(
      new Map([
        ['east@2026-12-01T08:30', 2],
        ['east@2026-12-02T08:30', 1],
      ]),
    );
    expect(await store.bookings.taken('east', '2026-12-02')).toEqual(new Map([['east@2026-12-02T08:30', 1]]));
    expect(await store.bookings.taken('north', '2026-12-01')).toEqual(new Map());
  });
});

describe('Two processes on PostgreSQL', () => {
  it('never sell a place twice between them, in chats and in the API at once', async () => {
    const house = await freshPostgres();
    const stores = await Promise.all([house.open(), house.open()]);
    const [one, two] = stores;
    const [outcomes, created] = await Promise.all([
      applyAll(stores, 50, 2),
      Promise.all(
        Array.from({ length: 20 }, async (_, n) => {
          const store = n % 2 === 0 ? one : two;
          const submission = booked({ reference: `API-${n}` });
          return (await store.submissions.create(submission, { client: 'api', fingerprint: 'f' })).kind;
        }),
      ),
    ]);
    const sold = outcomes.filter((words) => words === '预约好了').length;
    expect(sold + created.filter((kind) => kind === 'created').length).toBe(2);
    expect(created.filter((kind) => kind === 'slot-full').length).toBeGreaterThanOrEqual(18);
    expect(await one.bookings.taken(INSTITUTION, '2026-12-01')).toEqual(new Map([[SLOT, 2]]));
  });

  it('handle an event once and keep a chat’s turns apart', async () => {
    const house = await freshPostgres();
    const stores = await Promise.all([house.open(), house.open()]);
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        stores.map((store) => store.turns.run(turn({ chat: `telegram:${n % 4}`, inbound: `u${n}` }))),
      ).flat(),
    );
    expect(outcomes.filter(({ kind }) => kind === 'handled')).toHaveLength(40);
    for (let n = 0; n < 4; n++)
      expect(await stores[0].chats.state(`telegram:${n}`)).toEqual({ ...START, revision: 10 });
    expect(await waitingWords(stores[0])).toHaveLength(40);
  });
});

const submissionDay = makeSubmission().due;

/** Chats that all want the same time at once, spread over the processes; what each of them was told. */
async function applyAll(stores: readonly Store[], chats: number, capacity: number): Promise<readonly string[]> {
  const outcomes = await Promise.all(
    Array.from({ length: chats }, async (_, n) => {
      const store = stores[n % stores.length];
      const submission = booked({ reference: `FC-26K7-${n}`, chat: `telegram:${n}` });
      const decide = applying(submission, capacity);
      return store?.turns.run(turn({ chat: `telegram:${n}`, inbound: `u${n}`, decide }));
    }),
  );
  return outcomes.flatMap((outcome) => (outcome ? wordsOf(outcome) : []));
}
