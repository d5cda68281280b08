import { describe, expect, it } from 'vitest';
import type { ChatState, Draft } from '../../../src/bot/types.ts';
import type { DraftCount } from '../../../src/cases/figures.ts';
import type { PlainDate } from '../../../src/forms/types.ts';
import type { DraftKnowledge } from '../../../src/store/context.ts';
import type { Store, Turn } from '../../../src/store/store.ts';
import { databases } from '../../support/databases.ts';
import { makeSubmission } from '../../support/submission.ts';
import { answering, drafting, makeDraft, NOW, START, turn } from '../../support/turns.ts';
import { asking } from './model.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Every draft stands at the question that its path names. */
const drafts: DraftKnowledge = {
  dayOf: (at) => new Date(at + 8 * 60 * 60 * 1000).toISOString().slice(0, 10) as PlainDate,
  openQuestion: ({ path }) => path,
};

const draft = makeDraft({ path: '/wife/idNumber' });
const clearing: Turn['decide'] = (state) => ({
  kind: 'done',
  state: { ...(state ?? START), drafts: [] },
  messages: [],
  effects: [],
});

let inbound = 0;
const run = (store: Store, decide: Turn['decide'], change: Partial<Turn> = {}) =>
  store.turns.run(turn({ inbound: `event-${inbound++}`, decide, ...change }));

const countsOf = async (store: Store, service?: string): Promise<readonly DraftCount[]> =>
  (await store.figures.year(asking(2027, service === undefined ? {} : { service }))).drafts;

const one = (event: DraftCount['event'], at = '', service = draft.service): DraftCount => ({
  service,
  event,
  at,
  count: 1,
});

describe.each(databases)('Where applications are given up, on %s', (_name, fresh) => {
  const opened = async (): Promise<Store> => (await fresh()).open({ drafts });

  it('is counted when one is thrown away', async () => {
    const store = await opened();
    await run(store, drafting(draft));
    expect(await countsOf(store)).toEqual([one('begun')]);
    await run(store, clearing);
    expect(await countsOf(store)).toEqual([one('begun'), one('given-up', '/wife/idNumber')]);
  });

  it('is counted once, whether the chat or the tidying finds that one has waited too long', async () => {
    const store = await opened();
    const old: ChatState = { ...START, drafts: [draft] };
    await run(store, () => ({ kind: 'done', state: old, messages: [], effects: [] }));
    await run(store, drafting(makeDraft({ path: '/marriage/date', service: 'birth-permit' })), { chat: 'telegram:2' });
    await run(store, clearing, { at: NOW + 31 * DAY });
    await store.tidy(NOW + 31 * DAY);
    await store.tidy(NOW + 32 * DAY);
    expect((await countsOf(store)).filter(({ event }) => event === 'given-up')).toEqual([
      one('given-up', '/marriage/date', 'birth-permit'),
      one('given-up', '/wife/idNumber'),
    ]);
  });

  it('is not counted for what was submitted, and a repeated event counts nothing', async () => {
    const store = await opened();
    await run(store, drafting(draft));
    const { service, consentAt } = draft;
    const submission = makeSubmission({ service, consentAt, channel: 'telegram' });
    const submitting: Turn['decide'] = (state) => ({
      kind: 'done',
      state: { ...(state ?? START), drafts: [] },
      messages: [],
      effects: [{ type: 'submit', submission }],
    });
    await run(store, submitting, { inbound: 'submit' });
    await run(store, submitting, { inbound: 'submit' });
    expect(await countsOf(store)).toEqual([one('begun'), one('submitted')]);
  });

  it('is counted for the one that is begun afresh, beside the new one', async () => {
    const store = await opened();
    await run(store, drafting(draft));
    await run(store, drafting(makeDraft({ id: 'draft002' })));
    expect(await countsOf(store)).toEqual([{ ...one('begun'), count: 2 }, one('given-up', '/wife/idNumber')]);
  });

  it('does not count what mends a submission, nor a turn that fails', async () => {
    const store = await opened();
    const correction: Draft['correction'] = { reference: 'FC-26K7-XQ4M', items: [], before: draft.answers };
    await run(store, drafting({ ...draft, correction }));
    await run(store, clearing);
    await expect(
      run(store, () => {
        throw new Error('It fails.');
      }),
    ).rejects.toThrow('It fails.');
    expect(await countsOf(store)).toEqual([]);
  });

  it('is added up over chats and days, for one service or for all', async () => {
    const store = await opened();
    for (const n of [1, 2, 3]) {
      await run(store, drafting(draft), { chat: `telegram:${n}`, at: NOW + n * DAY });
      await run(store, clearing, { chat: `telegram:${n}`, at: NOW + n * DAY });
    }
    await run(store, drafting(makeDraft({ service: 'birth-permit' })), { chat: 'telegram:9' });
    expect(await countsOf(store, 'first-child-certificate')).toEqual([
      { ...one('begun'), count: 3 },
      { ...one('given-up', '/wife/idNumber'), count: 3 },
    ]);
    expect(await countsOf(store)).toHaveLength(3);
  });

  it('keeps nothing of a person', async () => {
    const house = await fresh();
    const store = await house.open({ drafts });
    await run(store, drafting({ ...draft, answers: { ...draft.answers, values: { '/wife/name': '张示梅' } } }));
    await run(store, clearing);
    expect(await house.sql('select * from draft_counts order by event')).toEqual([
      { day: '2026-11-24', service: draft.service, event: 'begun', pointer: '', count: expect.anything() as number },
      {
        day: '2026-11-24',
        service: draft.service,
        event: 'given-up',
        pointer: draft.path,
        count: expect.anything() as number,
      },
    ]);
  });

  it('is not counted where nobody says which questions there are', async () => {
    const store = await (await fresh()).open();
    await run(store, drafting(draft));
    await run(store, clearing);
    await run(store, answering('您好'));
    expect(await countsOf(store)).toEqual([]);
  });
});
