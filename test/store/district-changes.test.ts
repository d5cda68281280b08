import { describe, expect, it } from 'vitest';
import type { DistrictChange } from '../../src/cases/district-change.ts';
import type { Acting } from '../../src/cases/types.ts';
import type { PlainDate } from '../../src/forms/types.ts';
import type { DistrictChanges } from '../../src/store/district-types.ts';
import type { Store } from '../../src/store/store.ts';
import { databases, freshPostgres } from '../support/databases.ts';
import { NOW } from '../support/turns.ts';
import { makeVisit } from '../support/visits.ts';

const acting: Acting = { clerk: 'c1', name: '周管理', role: 'administrator', office: 'district' };
const DAY = 'hospital-2@2026-12-01';
const TIME = `${DAY}T08:30`;
const year: DistrictChange = {
  part: 'year',
  id: '2027',
  body: { published: true, holidays: ['2027-01-01' as PlainDate], workdays: [] },
};
const places = (id: string, count: number | null): DistrictChange => ({
  part: 'day',
  id,
  body: count === null ? null : { places: count },
});

function change(store: Store, given: DistrictChange, seen = 0, reason?: string) {
  const more = reason === undefined ? {} : { reason };
  return store.district.change({ edits: [{ change: given, seen }], acting, at: NOW, judge: () => [], ...more });
}

let number = 0;
const book = (store: Store, slot = TIME) => {
  const submission = makeVisit(slot, ++number);
  return store.submissions.create(submission, { fingerprint: submission.reference, client: 'api' });
};

describe.each(databases)('What was changed of the district on %s', (_name, fresh) => {
  it('is kept with who, when and why; the newest of a thing counts, and the older ones say how it was', async () => {
    const store = await (await fresh()).open();
    expect(await store.district.changes()).toEqual({ version: 0, changes: [] });
    await change(store, places(DAY, 0), 0, '设备检修');
    await change(store, places(DAY, null), 1);
    await change(store, year);
    const { version, changes } = await store.district.changes();
    expect(version).toBe(3);
    expect(changes).toEqual([
      { ...places(DAY, null), seq: 2, at: NOW, by: 'c1' },
      { ...year, seq: 3, at: NOW, by: 'c1' },
    ]);
    expect((await store.district.history('day', DAY)).map(({ body, reason }) => [body, reason])).toEqual([
      [null, undefined],
      [{ places: 0 }, '设备检修'],
    ]);
  });

  it('is written into the record of who did what, and its reason is sealed', async () => {
    const dataKey = Buffer.alloc(32, 7).toString('base64');
    const house = await fresh();
    const store = await house.open({ dataKey });
    await change(store, places(DAY, 0), 0, '设备检修');
    const { records } = await store.audit.read({ limit: 10 });
    expect(records).toMatchObject([{ actor: 'clerk:c1', action: 'district.day', detail: `${DAY}: 设备检修` }]);
    expect(JSON.stringify(await house.sql('select * from district_changes'))).not.toContain('设备检修');
    expect((await store.district.changes()).changes[0]?.reason).toBe('设备检修');
  });

  it('changes nothing for whoever saw an older one, or where the district would not be fit', async () => {
    const store = await (await fresh()).open();
    await change(store, year);
    expect(await change(store, year)).toMatchObject({ kind: 'stale', changes: { version: 1 } });
    const fault = { pointer: '/calendar', code: 'no-day', message: 'no day' };
    const judged: (readonly DistrictChange[])[] = [];
    const done = await store.district.change({
      edits: [{ change: places(DAY, 3), seen: 0 }],
      acting,
      at: NOW,
      judge: (changes) => {
        judged.push(changes);
        return [fault];
      },
    });
    expect(done).toEqual({ kind: 'faulty', faults: [fault] });
    expect(judged[0]?.map(({ part }) => part)).toEqual(['year', 'day']);
    expect((await store.district.changes()).version).toBe(1);
  });

  it('several edits are kept together or not at all', async () => {
    const store = await (await fresh()).open();
    await change(store, places(TIME, 1));
    const edits = [
      { change: places(DAY, 0), seen: 0 },
      { change: places(TIME, 2), seen: 0 },
    ];
    expect(await store.district.change({ edits, acting, at: NOW, judge: () => [] })).toMatchObject({ kind: 'stale' });
    expect((await store.district.changes()).version).toBe(1);
  });

  it('of the same page sent by two clerks at once one is kept', async () => {
    const store = await (await fresh()).open();
    const done = await Promise.all(Array.from({ length: 6 }, () => change(store, year)));
    expect(done.filter(({ kind }) => kind === 'changed')).toHaveLength(1);
    expect(done.filter(({ kind }) => kind === 'stale')).toHaveLength(5);
  });
});

describe.each(databases)('A closed day on %s', (_name, fresh) => {
  it('is not sold any more, whatever the process that sells believes; what was sold stays', async () => {
    const store = await (await fresh()).open();
    expect(await book(store)).toMatchObject({ kind: 'created' });
    await change(store, places(DAY, 0));
    expect(await book(store)).toEqual({ kind: 'slot-full' });
    expect((await store.bookings.dayList('hospital-2', '2026-12-01')).map(({ slot }) => slot)).toEqual([TIME]);
    await change(store, places(DAY, null), 1);
    expect(await book(store)).toMatchObject({ kind: 'created' });
  });

  it('closes every time, also one that had a number of its own', async () => {
    const store = await (await fresh()).open();
    await change(store, places(TIME, 2));
    await change(store, places(DAY, 0));
    expect(await book(store)).toEqual({ kind: 'slot-full' });
  });

  it('with fewer places sells no more than there are now, counting those sold before', async () => {
    const store = await (await fresh()).open({ capacityOf: () => 5 });
    for (let n = 0; n < 3; n++) await book(store);
    await change(store, places(TIME, 3));
    expect(await book(store)).toEqual({ kind: 'slot-full' });
    await change(store, places(TIME, 4), 1);
    expect((await Promise.all([book(store), book(store), book(store)])).map(({ kind }) => kind).sort()).toEqual([
      'created',
      'slot-full',
      'slot-full',
    ]);
  });

  it('closed while many book is never oversold: whoever came before the closing has a place, nobody after', async () => {
    const store = await (await fresh()).open({ capacityOf: () => 50 });
    const booked = Array.from({ length: 12 }, () => book(store));
    const closing = change(store, places(DAY, 0));
    const later = Array.from({ length: 12 }, () => book(store));
    const made = await Promise.all([...booked, ...later]);
    expect(await closing).toMatchObject({ kind: 'changed' });
    const taken = (await store.bookings.taken('hospital-2', '2026-12-01')).get(TIME) ?? 0;
    expect(taken).toBe(made.filter(({ kind }) => kind === 'created').length);
    expect(await book(store)).toEqual({ kind: 'slot-full' });
  });
});

describe('A day that another process closed, on PostgreSQL', () => {
  it('is not sold by this one, which hears of the change at that moment', async () => {
    const house = await freshPostgres();
    const [other, followed] = [await house.open(), [] as DistrictChanges[]];
    const store = await house.open({ capacityOf: () => 4, follow: (changes) => followed.push(changes) });
    await change(other, places(DAY, 0));
    expect(await book(store)).toEqual({ kind: 'slot-full' });
    expect(followed.map(({ version }) => version)).toEqual([1]);
  });
});
