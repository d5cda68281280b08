import { describe, expect, it } from 'vitest';
import { liveDistrict } from '../../src/app/live-district.ts';
import type { DistrictChange, StoredChange } from '../../src/cases/district-change.ts';
import { freeSlots } from '../../src/cases/slots.ts';
import { addWorkingDays } from '../../src/cases/working-days.ts';
import type { District, Office, PlainDate } from '../../src/forms/types.ts';
import { loadWorld } from '../support/world.ts';

const world = await loadWorld();
const services = world.catalogue.services.map(({ service }) => service);
const day = (text: string): PlainDate => text as PlainDate;
const live = () => liveDistrict(world.district);

/** As the store hands changes out. */
function stored(...changes: readonly DistrictChange[]) {
  return {
    version: changes.length,
    changes: changes.map((change, index): StoredChange => ({ ...change, seq: index + 1, at: 0, by: 'c1' })),
  };
}

function officeOf(district: District, id: string): Office {
  const office = district.offices.find((one) => one.id === id);
  if (!office) throw new Error(`There is no office ${id}.`);
  return office;
}

const closed = (id: string): DistrictChange => ({ part: 'day', id, body: { places: 0 } });
const clinic = (district: District) => district.institutions.filter(({ id }) => id === 'hospital-2');

describe('The district as it is now', () => {
  it('is one object, through which whoever holds it sees each change', () => {
    const { district, follow } = live();
    expect(district).toEqual(world.district);
    const office = { ...officeOf(district, 'dongshi'), phone: '000-1111 2222' };
    follow(stored({ part: 'office', id: 'dongshi', body: office }));
    expect(officeOf(district, 'dongshi').phone).toBe('000-1111 2222');
    expect(district.offices.map(({ id }) => id)).toEqual(world.district.offices.map(({ id }) => id));
  });

  it('has new offices behind the others, and goes back to its files with the change', () => {
    const { district, follow } = live();
    const office = { ...officeOf(district, 'dongshi-1'), id: 'dongshi-9' };
    follow(stored({ part: 'office', id: 'dongshi-9', body: office }));
    expect(district.offices.at(-1)?.id).toBe('dongshi-9');
    expect(world.district.offices.at(-1)?.id).not.toBe('dongshi-9');
  });

  it('leaves older changes that arrive late', () => {
    const { district, follow } = live();
    const office = officeOf(district, 'dongshi');
    const renamed = (phone: string): DistrictChange => ({ part: 'office', id: 'dongshi', body: { ...office, phone } });
    follow({ ...stored(renamed('000-2222 2222')), version: 2 });
    follow({ ...stored(renamed('000-1111 1111')), version: 1 });
    expect(officeOf(district, 'dongshi').phone).toBe('000-2222 2222');
  });

  it('counts deadlines by a year that was published at the desk, and only that year changes', () => {
    const { district, follow } = live();
    const count = () => addWorkingDays(day('2026-12-30'), 2, district.calendar);
    // 1 January is a Friday: the statutory holiday is a guess so far.
    expect(count()).toEqual({ date: '2027-01-04', provisional: true });
    const body = { published: true, holidays: [day('2027-01-01'), day('2027-01-04')], workdays: [day('2027-01-02')] };
    follow(stored({ part: 'year', id: '2027', body }));
    expect(count()).toEqual({ date: '2027-01-02', provisional: false });
    expect(district.calendar.holidays.filter((one) => one < '2027')).toEqual(world.district.calendar.holidays);
  });
});

describe('Places at institutions', () => {
  it('of a closed day are not offered and not sold, of one time as many as were set', () => {
    const { district, capacityOf, follow } = live();
    const time = 'hospital-2@2026-12-03T08:00';
    expect(capacityOf('hospital-2', 'hospital-2@2026-12-01T08:00')).toBe(4);
    follow(stored(closed('hospital-2@2026-12-01'), { part: 'day', id: time, body: { places: 7 } }));
    expect(capacityOf('hospital-2', 'hospital-2@2026-12-01T08:00')).toBe(0);
    expect(capacityOf('hospital-2', time)).toBe(7);
    const [place] = clinic(district);
    const free = place && freeSlots(place, district.calendar, day('2026-11-24'), new Map([[time, 2]]));
    expect(free?.get(time)).toBe(5);
    expect([...(free?.keys() ?? [])].filter((id) => id.startsWith('hospital-2@2026-12-01'))).toEqual([]);
    // As usual again.
    follow({ ...stored({ part: 'day', id: 'hospital-2@2026-12-01', body: null }), version: 3 });
    expect(capacityOf('hospital-2', 'hospital-2@2026-12-01T08:00')).toBe(4);
  });

  it('are none where nothing is offered: another weekday, a holiday, another time, nobody', () => {
    const { capacityOf, follow } = live();
    const holiday = { published: true, holidays: [day('2026-12-08')], workdays: [] };
    follow(stored({ part: 'year', id: '2026', body: holiday }));
    for (const slot of ['hospital-2@2026-12-02T08:00', 'hospital-2@2026-12-08T08:00', 'hospital-2@2026-12-01T08:10'])
      expect(capacityOf('hospital-2', slot)).toBe(0);
    expect(capacityOf('nobody', 'nobody@2026-12-01T08:00')).toBe(0);
    expect(capacityOf('hospital-2', 'no slot')).toBe(0);
  });

  it('never open a day that is closed otherwise', () => {
    const { capacityOf, follow } = live();
    follow(stored({ part: 'day', id: 'hospital-2@2026-12-02', body: { places: 9 } }));
    expect(capacityOf('hospital-2', 'hospital-2@2026-12-02T08:00')).toBe(0);
  });
});

describe('A change that is not fit', () => {
  const office = officeOf(world.district, 'dongshi-1');
  const [hospital] = clinic(world.district);
  if (!hospital) throw new Error('The sample district has no such hospital.');
  const institution = (change: object): DistrictChange => ({
    part: 'institution',
    id: 'hospital-2',
    body: { ...hospital, ...change },
  });
  const ofOffice = (change: object): DistrictChange => ({
    part: 'office',
    id: 'dongshi-1',
    body: { ...office, ...change },
  });
  const event = { title: { 'zh-CN': '讲座', en: '' }, date: '2026-02-31', time: '9', place: office.name, seats: 0 };

  it.each<[string, DistrictChange, string, string]>([
    ['a telephone number with letters', ofOffice({ phone: 'abc' }), '/offices/2/phone', 'pattern'],
    ['a name in one language', ofOffice({ name: { 'zh-CN': '站', en: '' } }), '/offices/2/name/en', 'minLength'],
    ['a name of spaces', ofOffice({ name: { 'zh-CN': '站', en: '  ' } }), '/offices/2/name/en', 'pattern'],
    ['no parent', ofOffice({ parent: undefined }), '/offices/2/parent', 'parent'],
    ['a parent that is not there', ofOffice({ parent: 'nobody' }), '/offices/2/parent', 'parent-unknown'],
    ['an area that is not there', ofOffice({ area: '999999999999' }), '/offices/2/area', 'area-unknown'],
    ['a community without an office', ofOffice({ area: '000001001002' }), '/offices', 'area-unserved'],
    [
      'no weekday',
      institution({ slots: { ...hospital.slots, weekdays: [] } }),
      '/institutions/1/slots/weekdays',
      'minItems',
    ],
    [
      'a time that is none',
      institution({ slots: { ...hospital.slots, times: ['25:00'] } }),
      '/institutions/1/slots/times/0',
      'pattern',
    ],
    [
      'no place',
      institution({ slots: { ...hospital.slots, capacity: 0 } }),
      '/institutions/1/slots/capacity',
      'minimum',
    ],
    [
      'a year with a day that is none',
      { part: 'year', id: '2026', body: { published: true, holidays: [day('2026-02-31')], workdays: [] } },
      '/calendar/holidays/18',
      'no-day',
    ],
  ])('with %s is told at its place', (_what, change, pointer, code) => {
    expect(live().judge([change], services)).toContainEqual(expect.objectContaining({ pointer, code }));
  });

  it('of an event is told at its field', () => {
    const faults = live().judge([{ part: 'event', id: 'e1', body: event as never }], services);
    expect(faults.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(
      expect.arrayContaining(['/title/en minLength', '/time pattern', '/seats minimum']),
    );
    const real = { ...event, title: office.name, time: '09:00', seats: 5 };
    expect(live().judge([{ part: 'event', id: 'e1', body: real as never }], services)).toMatchObject([
      { pointer: '/date', code: 'no-day' },
    ]);
  });

  it('is none when all is right', () => {
    const fit = [
      ofOffice({ phone: '000-1111 2222' }),
      institution({ phone: '000-1111' }),
      closed('hospital-2@2026-12-01'),
    ];
    expect(live().judge(fit, services)).toEqual([]);
  });
});
