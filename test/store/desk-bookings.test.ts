import { describe, expect, it } from 'vitest';
import { moveBooking } from '../../src/cases/move-booking.ts';
import type { Acting } from '../../src/cases/types.ts';
import type { Store } from '../../src/store/store.ts';
import { databases, freshPostgres, type House } from '../support/databases.ts';
import { NOW } from '../support/turns.ts';
import { makeVisit, makeWholeVisit, referenceOf } from '../support/visits.ts';
import { loadWorld } from '../support/world.ts';

const acting: Acting = { clerk: 'c1', name: '王示例', role: 'clerk', office: 'dongshi' };
const world = await loadWorld();
const form = world.catalogue.find('preconception-check');
if (!form) throw new Error('The sample services have no check.');
const check = form;
const FIRST = 'hospital-2@2026-12-01T08:00';
const SECOND = 'hospital-2@2026-12-01T08:30';
const ELSEWHERE = 'hospital-3@2026-12-02T09:00';

async function book(store: Store, slot: string, number: number, chat?: string): Promise<string> {
  const submission = makeWholeVisit(check, slot, number, chat === undefined ? {} : { chat, channel: 'telegram' });
  const made = await store.submissions.create(submission, { fingerprint: submission.reference, client: 'api' });
  expect(made.kind).toBe('created');
  return submission.reference;
}

function move(store: Store, reference: string, from: string, to: string) {
  const deps = { at: NOW, district: world.district, form: check };
  const decide: Parameters<Store['bookings']['move']>[0]['decide'] = (now) => moveBooking(now, to, deps);
  return store.bookings.move({ reference, from, to, acting, at: NOW, decide });
}

describe.each(databases)('A booked visit on %s', (_name, fresh) => {
  it('is listed with its day, and marked when they come', async () => {
    const store = await (await fresh()).open();
    const [late, early] = [await book(store, SECOND, 1), await book(store, FIRST, 2)];
    await book(store, ELSEWHERE, 3);
    const list = await store.bookings.dayList('hospital-2', '2026-12-01');
    expect(list.map(({ submission, slot }) => [submission.reference, slot])).toEqual([
      [early, FIRST],
      [late, SECOND],
    ]);
    const arrival = { reference: early, slot: FIRST, acting, at: NOW };
    expect(await store.bookings.checkIn({ ...arrival, arrived: true })).toBe(true);
    expect((await store.bookings.find(early))?.arrived).toEqual({ at: NOW, by: 'c1' });
    expect(await store.bookings.checkIn({ ...arrival, arrived: false })).toBe(true);
    expect(await store.bookings.find(early)).not.toHaveProperty('arrived');
    expect(await store.bookings.checkIn({ ...arrival, slot: SECOND, arrived: true })).toBe(false);
    const { records } = await store.audit.read({ limit: 9, reference: early });
    expect(records.map(({ action }) => action)).toEqual(['booking.arrival-undone', 'booking.arrived', 'submitted']);
  });

  it('moves in one step: the old place is free, the answers follow, the couple is to be told', async () => {
    const store = await (await fresh()).open({ capacityOf: () => 1 });
    const reference = await book(store, FIRST, 1, 'telegram:1');
    await store.bookings.checkIn({ reference, slot: FIRST, arrived: true, acting, at: NOW });
    expect(await move(store, reference, FIRST, ELSEWHERE)).toMatchObject({
      kind: 'moved',
      submission: { revision: 1 },
    });
    const found = await store.bookings.find(reference);
    expect(found).toMatchObject({ slot: ELSEWHERE, submission: { booking: { institution: 'hospital-3' } } });
    expect(found?.submission.answers).toMatchObject({ institution: 'hospital-3', slot: ELSEWHERE });
    expect(found).not.toHaveProperty('arrived');
    await book(store, FIRST, 2);
    expect((await store.submissions.history(reference)).at(-1)?.note).toEqual({
      key: 'cases:note.moved',
      params: { day: '2026-12-02', time: '9:00', place: '西例医院' },
    });
    const [notice] = await store.notices.claim({ now: NOW, leaseMs: 1000, limit: 9 });
    expect(notice).toMatchObject({ reference, chat: 'telegram:1', seq: 2 });
    expect((await store.audit.read({ limit: 1, action: 'booking.moved' })).records[0]).toMatchObject({
      actor: 'clerk:c1',
      detail: `${FIRST} → ${ELSEWHERE}`,
    });
  });

  it('stays where it is when the new time is full, closed or unknown, or the page was old', async () => {
    const store = await (await fresh()).open({ capacityOf: () => 1 });
    const reference = await book(store, FIRST, 1);
    await book(store, SECOND, 2);
    expect(await move(store, reference, FIRST, SECOND)).toEqual({ kind: 'full' });
    expect(await move(store, reference, SECOND, ELSEWHERE)).toEqual({ kind: 'stale' });
    expect(await move(store, reference, FIRST, FIRST)).toEqual({ kind: 'refused', code: 'slot-same' });
    // A Sunday, a time that is none of theirs, an institution that is none.
    for (const nowhere of ['hospital-3@2026-12-06T09:00', 'hospital-3@2026-12-02T09:10', 'nobody@2026-12-02T09:00'])
      expect(await move(store, reference, FIRST, nowhere)).toEqual({ kind: 'refused', code: 'slot-unknown' });
    expect(await move(store, referenceOf(77), FIRST, ELSEWHERE)).toEqual({ kind: 'unknown' });
    expect((await store.bookings.find(reference))?.slot).toBe(FIRST);
    expect(await store.submissions.history(reference)).toHaveLength(1);
  });

  it('gives its place back when the case ends without a visit', async () => {
    const store = await (await fresh()).open({ capacityOf: () => 1 });
    const reference = await book(store, FIRST, 1);
    const decide: Parameters<Store['desk']['change']>[0]['decide'] = (before) => ({
      ok: true,
      submission: { ...before, status: 'withdrawn' },
      audit: 'withdrawn',
    });
    await store.desk.change({ reference, revision: 0, acting, at: NOW, decide });
    expect(await store.bookings.find(reference)).toBeUndefined();
    await book(store, FIRST, 2);
    expect(await move(store, reference, FIRST, SECOND)).toEqual({ kind: 'refused', code: 'forbidden' });
  });

  it('moved by two clerks at once goes to one of the times, and the other clerk is told', async () => {
    const store = await (await fresh()).open();
    const reference = await book(store, FIRST, 1);
    const done = await Promise.all([move(store, reference, FIRST, SECOND), move(store, reference, FIRST, ELSEWHERE)]);
    expect(done.map(({ kind }) => kind).sort()).toEqual(['moved', 'stale']);
    expect((await store.bookings.taken('hospital-2', '2026-12-01')).has(FIRST)).toBe(false);
  });

  it('never has its place sold twice, however many move and book at once', async () => {
    const house = await fresh();
    await crowd(house, [await house.open({ capacityOf: () => 3 })]);
  });
});

describe('Moves and bookings of two processes on PostgreSQL', () => {
  it('never sell a place twice', async () => {
    const house = await freshPostgres();
    const options = { capacityOf: () => 3 };
    await crowd(house, [await house.open(options), await house.open(options)]);
  });
});

/** Ten visits want three places, while as many residents book them. */
async function crowd(house: House, stores: readonly Store[]): Promise<void> {
  const at = (n: number): Store => stores[n % stores.length] as Store;
  const starts = Array.from(
    { length: 10 },
    (_, n) => `hospital-6@2026-12-${String(1 + (n % 4)).padStart(2, '0')}T0${n < 5 ? '8:00' : '9:00'}`,
  );
  const moving = await Promise.all(starts.map(async (slot, n) => ({ slot, reference: await book(at(n), slot, n) })));
  const done = await Promise.all([
    ...moving.map(({ slot, reference }, n) => move(at(n), reference, slot, SECOND)),
    ...Array.from({ length: 10 }, (_, n) => {
      const submission = makeVisit(SECOND, 100 + n);
      return at(n + 1).submissions.create(submission, { fingerprint: submission.reference, client: 'api' });
    }),
  ]);
  const kinds = done.map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'moved' || kind === 'created')).toHaveLength(3);
  expect(kinds.filter((kind) => kind === 'full' || kind === 'slot-full')).toHaveLength(17);
  const seats = await house.sql('select seat from bookings where slot = ? order by seat', [SECOND]);
  expect(seats.map(({ seat }) => Number(seat))).toEqual([0, 1, 2]);
  // Whoever could not move has kept the place of before.
  const moved = kinds.slice(0, 10).filter((kind) => kind === 'moved').length;
  expect(await house.sql("select 1 from bookings where institution = 'hospital-6'")).toHaveLength(10 - moved);
}
