import { describe, expect, it } from 'vitest';
import { openDeskWithSettings } from '../../support/desk-with-settings.ts';

const office = {
  'name.zh-CN': '样板社区便民服务站',
  'name.en': 'Yangban Community service station',
  level: 'community',
  parent: 'dongshi',
  area: '000001001001',
  'address.zh-CN': '样本路 99 号',
  'address.en': '99 Yangben Road',
  phone: '000-1111 2222',
  'hours.zh-CN': '工作日 9:00–17:00',
  'hours.en': 'Working days 9:00–17:00',
};
const institution = {
  kind: 'station',
  'name.zh-CN': '新样服务站',
  'name.en': 'Xinyang station',
  'address.zh-CN': '健例路 90 号',
  'address.en': '90 Jianli Road',
  phone: '000-1111 3333',
  weekday: ['2', '4'],
  'slots.times': '8:30 9:30',
  'slots.capacity': '5',
};

describe('The settings', () => {
  it('show each clerk what is theirs to set, and keep everything else closed', async () => {
    const desk = await openDeskWithSettings();
    const parts = ['clerks', 'offices', 'institutions', 'calendar', 'events', 'preview', 'audit'];
    const open = { clerk: ['preview'], supervisor: ['preview', 'audit'], administrator: parts } as const;
    for (const person of ['clerk', 'supervisor', 'administrator'] as const) {
      const browser = await desk.as(person);
      const hub = await browser.get('/desk/settings');
      for (const part of parts) {
        const isOpen = open[person].some((one) => one === part);
        expect(hub.text.includes(`href="/desk/settings/${part}"`), `${person} ${part}`).toBe(isOpen);
        expect((await browser.get(`/desk/settings/${part}`)).status, `${person} ${part}`).toBe(isOpen ? 200 : 403);
      }
    }
    expect(desk.faults).toEqual([]);
  });

  it('take no change of the district from who may not make it', async () => {
    const desk = await openDeskWithSettings();
    const supervisor = await desk.as('supervisor');
    for (const path of ['offices/dongshi-1', 'offices/new', 'institutions/new', 'calendar/2027', 'events/new'])
      expect((await supervisor.post(`/desk/settings/${path}`, { ...office, id: 'x', seen: '0' })).status).toBe(403);
    expect((await desk.store.district.changes()).version).toBe(0);
  });

  it('change an office for the whole program at once, with who did it', async () => {
    const desk = await openDeskWithSettings();
    const browser = await desk.as('administrator');
    const at = '/desk/settings/offices/dongshi-1';
    expect((await browser.get(at)).text).toContain('value="000-1234 5701"');
    const done = await browser.post(at, { ...office, seen: '0' });
    expect(done).toMatchObject({ status: 303, to: '/desk/settings/offices?done=kept' });
    expect(desk.house.district.offices.find(({ id }) => id === 'dongshi-1')).toMatchObject({
      phone: '000-1111 2222',
      address: { 'zh-CN': '样本路 99 号', en: '99 Yangben Road' },
    });
    const page = await browser.get(at);
    expect(page.text).toContain('上次是 周管理 在 11 月 24 日（星期二）改的');
    expect((await browser.post(at, { ...office, seen: '0' })).text).toContain('您打开这一页后有同事改过');
  });

  it('tell what is wrong with an office at its field, and nothing changes', async () => {
    const desk = await openDeskWithSettings();
    const browser = await desk.as('administrator');
    const at = '/desk/settings/offices/dongshi-1';
    await browser.get(at);
    const page = await browser.post(at, { ...office, seen: '0', 'name.en': '', phone: 'call us', parent: '' });
    expect(page.status).toBe(400);
    expect(page.text).toContain('href="#name.en"');
    expect(page.text).toContain('id="phone-problem"');
    expect(page.text).toContain('value="call us"');
    const above = await browser.post(at, { ...office, seen: '0', parent: '' });
    expect(above.text).toContain('id="parent-problem"');
    const unserved = await browser.post(at, { ...office, seen: '0', area: '000001001002' });
    expect(unserved.text).toContain('有的社区就没有单位管了');
    expect((await desk.store.district.changes()).version).toBe(0);
    expect(desk.faults).toEqual([]);
  });

  it('add an office and an institution under a name that is free', async () => {
    const desk = await openDeskWithSettings();
    const browser = await desk.as('administrator');
    await browser.get('/desk/settings/offices/new');
    const taken = await browser.post('/desk/settings/offices/new', { ...office, id: 'dongshi-1', seen: '0' });
    expect(taken.text).toContain('id="id-problem"');
    const wrong = await browser.post('/desk/settings/offices/new', { ...office, id: 'Nicht so!', seen: '0' });
    expect(wrong.text).toContain('id="id-problem"');
    await browser.post('/desk/settings/offices/new', { ...office, id: 'dongshi-4', seen: '0' });
    expect(desk.house.district.offices.at(-1)?.id).toBe('dongshi-4');
    await browser.post('/desk/settings/institutions/new', { ...institution, id: 'station-9', seen: '0' });
    expect(desk.house.district.institutions.at(-1)).toMatchObject({
      id: 'station-9',
      slots: { weekdays: [2, 4], times: ['08:30', '09:30'], capacity: 5 },
    });
    expect(desk.live.capacityOf('station-9', 'station-9@2026-12-01T08:30')).toBe(5);
    expect((await browser.get('/desk/bookings/station-9')).status).toBe(200);
  });

  it.each([
    [{ weekday: [] }, 'slots.weekdays'],
    [{ 'slots.times': '' }, 'slots.times'],
    [{ 'slots.times': '8:30 25:00' }, 'slots.times'],
    [{ 'slots.times': '8:30 8:30' }, 'slots.times'],
    [{ 'slots.capacity': '0' }, 'slots.capacity'],
    [{ 'slots.capacity': 'many' }, 'slots.capacity'],
    [{ kind: 'palace' }, 'kind'],
  ])('tell at the field what is wrong with an institution: %o', async (change, field) => {
    const desk = await openDeskWithSettings();
    const browser = await desk.as('administrator');
    const at = '/desk/settings/institutions/hospital-2';
    await browser.get(at);
    const page = await browser.post(at, { ...institution, seen: '0', ...change });
    expect(page.status).toBe(400);
    expect(page.text).toContain(`id="${field}-problem"`);
    expect((await desk.store.district.changes()).version).toBe(0);
  });

  it('list couples to be moved when an institution gives up a weekday', async () => {
    const desk = await openDeskWithSettings();
    const browser = await desk.as('administrator');
    await browser.get('/desk/settings/institutions/hospital-2');
    const change = { ...institution, weekday: '4', 'slots.times': '8:00 8:30 9:00', seen: '0' };
    await browser.post('/desk/settings/institutions/hospital-2', change);
    expect(desk.live.capacityOf('hospital-2', 'hospital-2@2026-12-01T08:00')).toBe(0);
    expect(desk.live.capacityOf('hospital-2', 'hospital-2@2026-12-03T08:00')).toBe(5);
  });
});

describe('The calendar', () => {
  it('draws a year with its days off and working weekends, and takes a published year', async () => {
    const desk = await openDeskWithSettings();
    const browser = await desk.as('administrator');
    const page = await browser.get('/desk/settings/calendar/2026');
    expect(page.text.match(/class="cal-day on"/g)?.length).toBe(6 + 1);
    expect(page.text).toContain('10-05~10-07');
    expect((await browser.get('/desk/settings/calendar')).text).toContain('还没公布');
    expect((await browser.get('/desk/settings/calendar/2027')).text).toContain('2027 年的放假通知还没录入');
    const typed = { holidays: '01-01~01-03\n2027-02-05 2月8日', workdays: '02-14', published: 'yes', seen: '0' };
    const done = await browser.post('/desk/settings/calendar/2027', typed);
    expect(done.to).toBe('/desk/settings/calendar/2027?done=kept');
    const { published, holidays, workdays } = desk.house.district.calendar;
    expect(published).toContain(2027);
    // 2 and 3 January are a weekend.
    expect(holidays.filter((day) => day > '2027')).toEqual(['2027-01-01', '2027-02-05', '2027-02-08']);
    expect(workdays.filter((day) => day > '2027')).toEqual(['2027-02-14']);
    expect(holidays).toEqual(expect.arrayContaining([...desk.world.district.calendar.holidays]));
  });

  it.each([
    [{ holidays: '02-30' }, 'holidays'],
    [{ holidays: '10-07~10-01' }, 'holidays'],
    [{ holidays: '2026-10-01' }, 'holidays'],
    [{ holidays: '10-01~', workdays: '' }, 'holidays'],
    [{ holidays: 'Friday' }, 'holidays'],
    [{ holidays: '02-08', workdays: '02-08' }, 'workdays'],
    [{ workdays: '02-09' }, 'workdays'],
  ])('tells what is no day of the year: %o', async (typed, field) => {
    const desk = await openDeskWithSettings();
    const browser = await desk.as('administrator');
    await browser.get('/desk/settings/calendar/2027');
    const page = await browser.post('/desk/settings/calendar/2027', {
      holidays: '',
      workdays: '',
      seen: '0',
      ...typed,
    });
    expect(page.status).toBe(400);
    expect(page.text).toContain(`id="${field}-problem"`);
    expect((await desk.store.district.changes()).version).toBe(0);
  });
});

describe('The list of events', () => {
  it('takes an event in both languages, changes it and takes it off again', async () => {
    const desk = await openDeskWithSettings();
    const browser = await desk.as('administrator');
    await browser.get('/desk/settings/events/new');
    const event = {
      'title.zh-CN': '孕前讲座',
      'title.en': 'Talk before pregnancy',
      date: '2026-12-12',
      time: '09:30',
      'place.zh-CN': '区妇幼保健院',
      'place.en': 'Maternity hospital',
      seats: '40',
    };
    const wrong = await browser.post('/desk/settings/events/new', { ...event, 'title.en': '', seats: '0', seen: '0' });
    expect(wrong.text).toContain('id="title.en-problem"');
    expect(wrong.text).toContain('id="seats-problem"');
    await browser.post('/desk/settings/events/new', { ...event, seen: '0' });
    const list = await browser.get('/desk/settings/events');
    expect(list.text).toContain('孕前讲座');
    const at = /href="(\/desk\/settings\/events\/(?!new)[^"]+)"/.exec(list.text)?.[1] ?? '';
    await browser.get(at);
    await browser.post(at, { ...event, seats: '30', seen: '1' });
    expect((await browser.get(at)).text).toContain('value="30"');
    await browser.post(at, { ...event, do: 'remove', seen: '2' });
    expect((await browser.get('/desk/settings/events')).text).not.toContain('孕前讲座');
    expect((await browser.get(at)).status).toBe(404);
    expect(desk.faults).toEqual([]);
  });
});
