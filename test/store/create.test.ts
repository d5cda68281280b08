import { describe, expect, it } from 'vitest';
import type { Idempotency } from '../../src/cases/idempotency.ts';
import { databases } from '../support/databases.ts';
import { makeSubmission } from '../support/submission.ts';
import { NOW } from '../support/turns.ts';

const DAY = 24 * 60 * 60 * 1000;
const first: Idempotency = { idempotencyKey: 'key-1', fingerprint: 'hash-1', client: 'api' };
const submission = makeSubmission();
const other = makeSubmission({ reference: 'FC-26K7-AAAA' });

describe.each(databases)('A submission in one piece on %s', (_name, fresh) => {
  it('is stored, and found as it was given', async () => {
    const store = await (await fresh()).open();
    expect(await store.submissions.findRepeated(first)).toBeUndefined();
    expect(await store.submissions.create(submission, first)).toEqual({ kind: 'created', submission });
    expect(await store.submissions.find(submission.reference)).toEqual(submission);
    expect(await store.submissions.find('FC-0000-0000')).toBeUndefined();
    expect(await store.submissions.history('FC-0000-0000')).toEqual([]);
  });

  it('with the same key and the same request again gives the first one, and stores nothing', async () => {
    const house = await fresh();
    const store = await house.open({ announce: true });
    await store.submissions.create(submission, first);
    expect(await store.submissions.findRepeated(first)).toEqual({ kind: 'repeated', submission });
    expect(await store.submissions.create(other, first)).toEqual({ kind: 'repeated', submission });
    expect(await store.submissions.find(other.reference)).toBeUndefined();
    expect(await store.events.waiting()).toBe(1);
  });

  it('with the same key and another request is refused', async () => {
    const store = await (await fresh()).open();
    await store.submissions.create(submission, first);
    const changed = { ...first, fingerprint: 'hash-2' };
    expect(await store.submissions.findRepeated(changed)).toEqual({ kind: 'key-reused' });
    expect(await store.submissions.create(other, changed)).toEqual({ kind: 'key-reused' });
  });

  it('keys of two clients never meet, and without a key nothing is a repetition', async () => {
    const store = await (await fresh()).open();
    await store.submissions.create(submission, first);
    expect(await store.submissions.create(other, { ...first, client: 'webhook' })).toMatchObject({ kind: 'created' });
    const keyless = { fingerprint: 'hash-1', client: 'api' };
    expect(await store.submissions.findRepeated(keyless)).toBeUndefined();
    const third = makeSubmission({ reference: 'FC-26K7-BBBB' });
    expect(await store.submissions.create(third, keyless)).toMatchObject({ kind: 'created' });
  });

  it('the same request twenty times at once is stored once, and every one gets that one', async () => {
    const house = await fresh();
    const store = await house.open();
    const made = await Promise.all(
      Array.from({ length: 20 }, (_, n) => store.submissions.create(makeSubmission({ reference: `FC-${n}` }), first)),
    );
    expect(made.filter(({ kind }) => kind === 'created')).toHaveLength(1);
    expect(made.filter(({ kind }) => kind === 'repeated')).toHaveLength(19);
    expect(new Set(made.map((one) => ('submission' in one ? one.submission.reference : ''))).size).toBe(1);
    expect(await house.sql('select reference from submissions')).toHaveLength(1);
  });

  it('refused for its number or its time, it leaves its key free', async () => {
    const store = await (await fresh()).open({ capacityOf: () => 1 });
    const booking = { institution: 'east', slot: 'east@2026-12-01T08:30' };
    await store.submissions.create(makeSubmission({ booking }), { fingerprint: 'x', client: 'api' });
    expect(await store.submissions.create(submission, first)).toEqual({ kind: 'reference-taken' });
    expect(await store.submissions.create({ ...other, booking }, first)).toEqual({ kind: 'slot-full' });
    expect(await store.submissions.create(other, first)).toEqual({ kind: 'created', submission: other });
  });

  it('a time at an institution that has no places is full', async () => {
    const store = await (await fresh()).open({ capacityOf: () => 0 });
    const booking = { institution: 'east', slot: 'east@2026-12-01T08:30' };
    expect(await store.submissions.create({ ...submission, booking }, first)).toEqual({ kind: 'slot-full' });
  });

  it('is announced like one from a chat, for whoever claims first', async () => {
    const store = await (await fresh()).open({ announce: true });
    await store.submissions.create(submission, first);
    expect(await store.events.claim({ now: NOW + DAY, leaseMs: 1, limit: 10 })).toEqual([
      {
        id: 'FC-26K7-XQ4M#1',
        event: { type: 'submission.created', at: submission.submittedAt, submission },
        attempts: 0,
      },
    ]);
  });

  it('a chat’s submissions come newest first, as many as are asked for', async () => {
    const store = await (await fresh()).open();
    for (const n of [1, 3, 2]) {
      const one = makeSubmission({ reference: `FC-${n}`, chat: 'web:1', submittedAt: NOW + n });
      await store.submissions.create(one, { fingerprint: '', client: 'api' });
    }
    const references = (await store.submissions.ofChat('web:1', 2)).map(({ reference }) => reference);
    expect(references).toEqual(['FC-3', 'FC-2']);
    expect(await store.submissions.ofChat('web:2', 2)).toEqual([]);
  });
});
