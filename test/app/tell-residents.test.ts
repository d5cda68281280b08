import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { createChats } from '../../src/app/chats.ts';
import { createTeller, type TellDeps } from '../../src/app/tell-residents.ts';
import { act } from '../../src/cases/act.ts';
import { createSubmission } from '../../src/cases/create-submission.ts';
import type { Action } from '../../src/cases/action.ts';
import type { Submission } from '../../src/cases/types.ts';
import type { Store } from '../../src/store/store.ts';
import { makeMetrics } from '../../src/web/api/metrics.ts';
import { databases } from '../support/databases.ts';
import { day, SUPERVISOR } from '../support/desk-acts.ts';
import { NOW, waitingWords } from '../support/turns.ts';
import { loadWorld } from '../support/world.ts';
import { randomBytes } from 'node:crypto';

const world = await loadWorld();
const { catalogue, district } = world;
const TODAY = day('2026-11-24');
const form = catalogue.find('first-child-certificate');
const logger = pino({ level: 'silent' });

function submission(chat?: string): Submission {
  const answers = form?.examples.valid[0]?.answers;
  if (!form || !answers) throw new Error('no example');
  const checked = form.check(answers, { today: TODAY, district });
  if (!checked.ok) throw new Error('the example is wrong');
  return createSubmission(form, checked.answers, {
    now: NOW,
    today: TODAY,
    entropy: randomBytes(64),
    district,
    channel: chat === undefined ? 'api' : chat.startsWith('web:') ? 'web' : 'telegram',
    ...(chat === undefined ? {} : { chat }),
    lang: 'zh-CN',
    consentAt: NOW,
  });
}

/** Stores a case, lets the desk do something to it, and hands back the case. */
async function happens(store: Store, chat: string | undefined, ...actions: Action[]): Promise<Submission> {
  const one = submission(chat);
  if (!form) throw new Error('no form');
  await store.submissions.create(one, { fingerprint: one.reference, client: 'api' });
  for (const [revision, action] of actions.entries()) {
    const decide = (now: Submission) => act(now, action, { acting: SUPERVISOR, at: NOW, today: TODAY, district, form });
    const changed = await store.desk.change({
      reference: one.reference,
      revision,
      acting: SUPERVISOR,
      at: NOW,
      decide,
    });
    expect(changed.kind).toBe('changed');
  }
  return one;
}

function tellDeps(store: Store, change: Partial<TellDeps> = {}): TellDeps {
  const chats = createChats({
    store,
    catalogue,
    district,
    texts: world,
    publicUrl: 'https://ezhan.example.org',
    metrics: makeMetrics(() => Promise.resolve(0)),
    now: () => NOW,
    today: () => TODAY,
    entropy: () => randomBytes(64),
  });
  return {
    notices: store.notices,
    turn: {
      telegram: (chat, event, options) => chats.turn(chat, 'telegram', event, options),
      web: (chat, event, options) => chats.turn(chat, 'web', event, options),
    },
    now: () => NOW,
    logger,
    ...change,
  };
}

const accept: Action = { type: 'accept' };
const verify: Action = { type: 'verify', way: 'phone', on: TODAY, found: '都对得上' };

describe.each(databases)('Telling residents of their cases, on %s', (_name, fresh) => {
  it('says what happened, in its order, in the chat that was used: once', async () => {
    const store = await (await fresh()).open();
    const { reference } = await happens(store, 'telegram:1', accept, verify);
    const teller = createTeller(tellDeps(store));
    await teller.tell();
    await teller.tell();
    const said = await waitingWords(store);
    expect(said.map((words) => words.split('\n')[0])).toEqual([
      `一孩证 ${reference} 有新进展：已经受理。`,
      `一孩证 ${reference} 有新进展：正在核实。`,
    ]);
    expect(await store.notices.waiting()).toBe(0);
  });

  it('puts it into the talk of a web chat, where it waits for whoever comes back', async () => {
    const store = await (await fresh()).open();
    const { reference } = await happens(store, 'web:abc', accept);
    await createTeller(tellDeps(store)).tell();
    const [line, ...others] = await store.transcript.read('web:abc', { limit: 10 });
    expect(others).toEqual([]);
    expect(line).toMatchObject({ from: 'bot', message: { kind: 'text' } });
    expect(JSON.stringify(line)).toContain(`一孩证 ${reference} 有新进展：已经受理。`);
  });

  it('has nobody to tell where a portal sent the application', async () => {
    const store = await (await fresh()).open();
    await happens(store, undefined, accept);
    await createTeller(tellDeps(store)).tell();
    expect([await store.notices.waiting(), await store.outbox.waiting()]).toEqual([0, 0]);
  });

  it('a process that dies between the claim and the turn loses nothing: another says it once', async () => {
    const store = await (await fresh()).open();
    await happens(store, 'telegram:1', accept);
    const claimed = await store.notices.claim({ now: NOW, leaseMs: 60_000, limit: 20 });
    expect(claimed).toHaveLength(1);
    await createTeller(tellDeps(store)).tell();
    expect(await store.outbox.waiting()).toBe(0);
    const later = () => NOW + 61_000;
    await createTeller(tellDeps(store, { now: later })).tell();
    await createTeller(tellDeps(store, { now: later })).tell();
    expect([await store.outbox.waiting(), await store.notices.waiting()]).toEqual([1, 0]);
  });

  it('a process that dies between the turn and its end does not say it twice', async () => {
    const store = await (await fresh()).open();
    await happens(store, 'telegram:1', accept);
    const dies = { ...store.notices, done: () => Promise.reject(new Error('killed')) };
    await expect(createTeller(tellDeps(store, { notices: dies })).tell()).rejects.toThrow('killed');
    expect([await store.outbox.waiting(), await store.notices.waiting()]).toEqual([1, 1]);
    await createTeller(tellDeps(store, { now: () => NOW + 61_000 })).tell();
    expect([await store.outbox.waiting(), await store.notices.waiting()]).toEqual([1, 0]);
  });

  it('two at once say it once', async () => {
    const store = await (await fresh()).open();
    await Promise.all(Array.from({ length: 30 }, (_, n) => happens(store, `telegram:${n}`, accept)));
    await Promise.all([createTeller(tellDeps(store)).tell(), createTeller(tellDeps(store)).tell()]);
    expect([await store.outbox.waiting(), await store.notices.waiting()]).toEqual([30, 0]);
  });

  it('a turn that fails is tried again later, and nothing of its case overtakes it', async () => {
    const store = await (await fresh()).open();
    await happens(store, 'telegram:1', accept, verify);
    let fails = true;
    const { turn } = tellDeps(store);
    const telegram: TellDeps['turn']['telegram'] = (...given) =>
      fails ? Promise.reject(new Error('the disk is full')) : turn.telegram(...given);
    const once = (now: number) => createTeller(tellDeps(store, { turn: { ...turn, telegram }, now: () => now })).tell();
    await once(NOW);
    expect([await store.outbox.waiting(), await store.notices.waiting()]).toEqual([0, 2]);
    fails = false;
    await once(NOW);
    expect(await store.outbox.waiting()).toBe(0);
    await once(NOW + 2000);
    expect((await waitingWords(store)).map((words) => /：(.+)。/.exec(words)?.[1])).toEqual(['已经受理', '正在核实']);
  });

  it('is woken after a change, also while a run is under way', async () => {
    const store = await (await fresh()).open();
    const teller = createTeller(tellDeps(store));
    await happens(store, 'telegram:1', accept);
    teller.wake();
    await happens(store, 'telegram:2', accept);
    teller.wake();
    await expect.poll(() => store.outbox.waiting()).toBe(2);
  });
});
