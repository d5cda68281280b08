import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { announce } from '../../src/app/announce.ts';
import type { EventItem, Queue } from '../../src/store/store.ts';
import type { Posted } from '../../src/web/api/outbound.ts';
import { makeSubmission } from '../support/submission.ts';

const NOW = 1_000_000;
const logger = pino({ level: 'silent' });

let waiting: EventItem[];
let done: string[];
let later: { id: string; at: number }[];
let posted: string[];
let stopping: AbortController;

beforeEach(() => {
  waiting = [];
  done = [];
  later = [];
  posted = [];
  stopping = new AbortController();
});

/** A queue of the store's shape that hands out what waits, once. */
const events: Queue<EventItem> = {
  claim: ({ limit }) => Promise.resolve(waiting.splice(0, limit)),
  done: (ids) => Promise.resolve(void done.push(...ids)),
  later: (id, at) => Promise.resolve(void later.push({ id, at })),
  drop: () => Promise.resolve(),
  waiting: () => Promise.resolve(waiting.length),
};

function wait(reference: string, seq: number, attempts = 0): void {
  const submission = makeSubmission({ reference });
  const event = { type: 'submission.created', at: NOW, submission } as const;
  waiting.push({ id: `${reference}#${seq}`, event, attempts });
}

const tell = (answer: (id: string) => Posted): Promise<void> =>
  announce({
    events,
    now: () => NOW,
    logger,
    stopping: stopping.signal,
    post: (id) => {
      posted.push(id);
      return Promise.resolve(answer(id));
    },
  });

describe('Telling another system', () => {
  it('what was delivered is done, more than one batch of it', async () => {
    for (let n = 0; n < 45; n++) wait(`FC-${n}`, 1);
    await tell(() => ({ kind: 'delivered' }));
    expect(done).toHaveLength(45);
    expect(later).toEqual([]);
  });

  it('what could not be delivered waits twice as long each time, and nothing of its submission overtakes it', async () => {
    wait('FC-A', 1, 3);
    wait('FC-A', 2);
    wait('FC-B', 1);
    await tell((id) => (id === 'FC-A#1' ? { kind: 'retry', reason: 'status 503' } : { kind: 'delivered' }));
    expect(posted).not.toContain('FC-A#2');
    expect(later).toEqual([
      { id: 'FC-A#1', at: NOW + 8000 },
      { id: 'FC-A#2', at: NOW + 8000 },
    ]);
    expect(done).toEqual(['FC-B#1']);
  });

  it('whoever is stopped in the middle posts no more, and what was not posted stays as it is', async () => {
    for (let n = 0; n < 45; n++) wait('FC-A', n);
    await tell((id) => {
      if (id === 'FC-A#2') stopping.abort();
      return { kind: 'delivered' };
    });
    expect(posted).toEqual(['FC-A#0', 'FC-A#1', 'FC-A#2']);
    expect(done).toEqual(posted);
    expect(later).toEqual([]);
    expect(waiting).toHaveLength(25);
  });

  it.each<[string, number, Posted]>([
    ['a receiver that wants no more', 0, { kind: 'gone', reason: 'status 410' }],
    ['the last of many tries', 40, { kind: 'retry', reason: 'status 503' }],
  ])('after %s the event is given up', async (_why, attempts, answer) => {
    wait('FC-A', 1, attempts);
    await tell(() => answer);
    expect(done).toEqual(['FC-A#1']);
    expect(later).toEqual([]);
  });
});
