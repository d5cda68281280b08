import { describe, expect, it } from 'vitest';
import type { Submission } from '../../../src/cases/types.ts';
import { openDeskWithSettings, type DeskWithSettings } from '../../support/desk-with-settings.ts';
import { makeWholeVisit } from '../../support/visits.ts';

const DAY = '/desk/bookings/hospital-2/2026-12-01';
const FIRST = 'hospital-2@2026-12-01T08:00';
const SECOND = 'hospital-2@2026-12-01T08:30';
const ELSEWHERE = 'hospital-3@2026-12-02T09:00';

async function book(
  { store, world }: DeskWithSettings,
  slot: string,
  number: number,
  change: Partial<Submission> = {},
): Promise<string> {
  const form = world.catalogue.find('preconception-check');
  if (!form) throw new Error('The sample services have no check.');
  const submission = makeWholeVisit(form, slot, number, change);
  const made = await store.submissions.create(submission, { fingerprint: submission.reference, client: 'api' });
  expect(made.kind).toBe('created');
  return submission.reference;
}

const actions = async ({ store }: DeskWithSettings, reference: string) =>
  (await store.audit.read({ limit: 20, reference })).records.map(({ action }) => action);

describe('The room of bookings', () => {
  it('counts every institution today and later, in both languages', async () => {
    const desk = await openDeskWithSettings();
    await book(desk, FIRST, 1);
    const clerk = await desk.as('street-clerk');
    const page = await clerk.get('/desk/bookings');
    expect(page.status).toBe(200);
    for (const { id, name } of desk.world.district.institutions)
      expect(page.text).toContain(`<a href="/desk/bookings/${id}">${name['zh-CN']}</a>`);
    expect(page.text).toMatch(/12 月 1 日（星期二）<b class="num">1\/12<\/b>/);
    await clerk.post('/desk/me/language', { lang: 'en', back: '/desk/bookings' });
    expect((await clerk.get('/desk/bookings')).text).toContain('Preconception check visits');
    expect(desk.faults).toEqual([]);
  });

  it('is closed to who decides, and the list of a day names nobody in full', async () => {
    const desk = await openDeskWithSettings();
    const reference = await book(desk, FIRST, 1);
    const reviewer = await desk.as('reviewer');
    expect((await reviewer.get('/desk/bookings')).status).toBe(403);
    expect((await reviewer.get(DAY)).status).toBe(403);
    expect((await reviewer.post(`${DAY}/places`, { do: 'close', reason: '停诊' })).status).toBe(403);
    const page = await (await desk.as('street-clerk')).get(DAY);
    expect(page.text).toContain('张*梅、李*安');
    expect(page.text).toContain(`href="/desk/cases/${reference}"`);
    expect(page.text).toContain('尾号 0003');
    for (const secret of ['张示梅', '13800000003', '138 0000 0003']) expect(page.text).not.toContain(secret);
  });

  it('shows a number on demand and writes that down', async () => {
    const desk = await openDeskWithSettings();
    const reference = await book(desk, FIRST, 1);
    const clerk = await desk.as('street-clerk');
    await clerk.get(DAY);
    const page = await clerk.post(`${DAY}/phone`, { reference });
    expect(page.status).toBe(200);
    expect(page.text).toContain('138 0000 0003');
    const { records } = await desk.store.audit.read({ limit: 5, reference, action: 'number.show' });
    expect(records).toMatchObject([{ actor: `clerk:${desk.clerks['street-clerk'].id}`, detail: '/wife/mobile call' }]);
    expect((await clerk.get(DAY)).text).not.toContain('138 0000 0003');
  });

  it('counts couples of other offices, and shows, marks and moves none of them', async () => {
    const desk = await openDeskWithSettings();
    const own = await book(desk, FIRST, 1);
    const foreign = await book(desk, FIRST, 2, { office: 'xili-1' });
    const clerk = await desk.as('street-clerk');
    const page = await clerk.get(DAY);
    expect(page.text).toContain(own);
    expect(page.text).not.toContain(foreign);
    expect(page.text).toContain('另有 1 对由别的单位受理');
    expect((await clerk.post(`${DAY}/phone`, { reference: foreign })).status).toBe(404);
    expect((await clerk.post(`${DAY}/arrival`, { reference: foreign, slot: FIRST, arrived: 'yes' })).status).toBe(404);
    expect((await clerk.get(`/desk/bookings/move/${foreign}`)).status).toBe(404);
    const move = { from: FIRST, slot: ELSEWHERE };
    expect((await clerk.post(`/desk/bookings/move/${foreign}`, move)).status).toBe(404);
    expect(await actions(desk, foreign)).toEqual(['submitted']);
    expect((await (await desk.as('supervisor')).get(DAY)).text).toContain(foreign);
  });

  it('marks who came, and takes a wrong mark back', async () => {
    const desk = await openDeskWithSettings();
    const reference = await book(desk, FIRST, 1);
    const clerk = await desk.as('street-clerk');
    await clerk.get(DAY);
    const done = await clerk.post(`${DAY}/arrival`, { reference, slot: FIRST, arrived: 'yes' });
    expect(done).toMatchObject({ status: 303, to: `${DAY}?done=arrived` });
    expect((await clerk.follow(done)).text).toContain('到了 1 对');
    await clerk.post(`${DAY}/arrival`, { reference, slot: FIRST, arrived: 'no' });
    expect((await clerk.get(DAY)).text).toContain('到了 0 对');
    expect(await actions(desk, reference)).toEqual(['booking.arrival-undone', 'booking.arrived', 'submitted']);
    const gone = await clerk.post(`${DAY}/arrival`, { reference, slot: SECOND, arrived: 'yes' });
    expect(gone.to).toBe(`${DAY}?done=not-booked`);
  });

  it('takes no form that no page of this session made', async () => {
    const desk = await openDeskWithSettings();
    const reference = await book(desk, FIRST, 1);
    const clerk = await desk.as('street-clerk');
    const forged = await clerk.post(`${DAY}/arrival`, { reference, slot: FIRST, arrived: 'yes' }, { csrf: 'forged' });
    expect(forged.status).toBe(403);
    expect(await actions(desk, reference)).toEqual(['submitted']);
  });

  it.each(['/desk/bookings/nobody', '/desk/bookings/nobody/2026-12-01', '/desk/bookings/hospital-2/2026-02-31'])(
    'has nothing at %s',
    async (path) => {
      const desk = await openDeskWithSettings();
      expect((await (await desk.as('supervisor')).get(path)).status).toBe(404);
    },
  );
});

describe('Places of a day', () => {
  it('can be changed with a reason; a day closed later keeps its bookings and lists whom to move', async () => {
    const desk = await openDeskWithSettings();
    const reference = await book(desk, FIRST, 1);
    await book(desk, FIRST, 2, { office: 'xili-1' });
    const clerk = await desk.as('street-clerk');
    await clerk.get(DAY);
    const done = await clerk.post(`${DAY}/places`, { seen: '0', do: 'close', reason: '设备检修' });
    expect(done).toMatchObject({ status: 303, to: `${DAY}?done=places` });
    const page = await clerk.follow(done);
    expect(page.text).toContain('设备检修（赵例文改的）');
    expect(page.text).toContain(reference);
    expect(page.text).toContain('要改期');
    const overview = await clerk.get('/desk/bookings');
    expect(overview.text).toContain('要改期的 2 对');
    expect(overview.text).toContain(`href="/desk/bookings/move/${reference}"`);
    expect(overview.text).toContain('还有 1 对由别的单位受理');
    expect(desk.live.capacityOf('hospital-2', FIRST)).toBe(0);
  });

  it('set for each time count at once, and go back to usual', async () => {
    const desk = await openDeskWithSettings();
    const clerk = await desk.as('supervisor');
    await clerk.get(DAY);
    const numbers = { 'places-08:00': '1', 'places-08:30': '0', 'places-09:00': '9' };
    await clerk.post(`${DAY}/places`, { seen: '0', do: 'set', reason: '人手少', ...numbers });
    const capacities = () =>
      ['08:00', '08:30', '09:00'].map((time) => desk.live.capacityOf('hospital-2', `hospital-2@2026-12-01T${time}`));
    expect(capacities()).toEqual([1, 0, 9]);
    const seen = /name="seen" value="(\d+)"/.exec((await clerk.get(DAY)).text)?.[1] ?? '';
    await clerk.post(`${DAY}/places`, { seen, do: 'usual', reason: '' });
    expect(capacities()).toEqual([4, 4, 4]);
  });

  it('tells what is wrong at the field, keeps what was typed, and changes nothing', async () => {
    const desk = await openDeskWithSettings();
    const clerk = await desk.as('supervisor');
    await clerk.get(DAY);
    const typed = { seen: '0', do: 'set', reason: '', 'places-08:00': '-1', 'places-08:30': '3', 'places-09:00': '4' };
    const page = await clerk.post(`${DAY}/places`, typed);
    expect(page.status).toBe(400);
    expect(page.text).toContain('href="#places-0800"');
    expect(page.text).toContain('href="#reason"');
    expect(page.text).toContain('value="-1"');
    expect((await desk.store.district.changes()).version).toBe(0);
    const past = await clerk.post('/desk/bookings/hospital-2/2026-11-03/places', { do: 'close', reason: '停诊' });
    expect(past.status).toBe(400);
  });

  it('shown by an old page are not changed over what a colleague set', async () => {
    const desk = await openDeskWithSettings();
    const [one, two] = [await desk.as('supervisor'), await desk.as('street-clerk')];
    await Promise.all([one.get(DAY), two.get(DAY)]);
    await one.post(`${DAY}/places`, { seen: '0', do: 'close', reason: '停诊' });
    const late = await two.post(`${DAY}/places`, { seen: '0', do: 'usual', reason: '' });
    expect(late.status).toBe(400);
    expect(late.text).toContain('刚才有同事改过这一天');
    expect(desk.live.capacityOf('hospital-2', FIRST)).toBe(0);
  });

  it('of several days close together', async () => {
    const desk = await openDeskWithSettings();
    const clerk = await desk.as('street-clerk');
    const at = '/desk/bookings/hospital-2';
    await clerk.get(at);
    const typed = { from: '2026-12-01', to: '2026-12-08', reason: '搬迁' };
    expect(await clerk.post(`${at}/close`, typed)).toMatchObject({ status: 303, to: `${at}?done=closed` });
    for (const date of ['2026-12-01', '2026-12-03', '2026-12-08'])
      expect(desk.live.capacityOf('hospital-2', `hospital-2@${date}T08:00`)).toBe(0);
    expect(desk.live.capacityOf('hospital-2', 'hospital-2@2026-12-10T08:00')).toBe(4);
    const wrong = await clerk.post(`${at}/close`, { from: '2026-12-09', to: '2026-12-02', reason: '' });
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain('结束的日子比开始的早');
    expect(wrong.text).toContain('请写一句原因');
  });
});

describe('A couple that is moved', () => {
  it('finds the free times of any institution, and hears of the new one', async () => {
    const desk = await openDeskWithSettings();
    const reference = await book(desk, FIRST, 1, { chat: 'telegram:1', channel: 'telegram' });
    const clerk = await desk.as('street-clerk');
    const at = `/desk/bookings/move/${reference}`;
    expect((await clerk.get(at)).text).toContain(`value="${SECOND}"`);
    const other = await clerk.get(`${at}?at=hospital-3`);
    expect(other.text).toContain(`value="${ELSEWHERE}"`);
    expect(other.text).not.toContain(SECOND);
    const done = await clerk.post(at, { from: FIRST, at: 'hospital-3', slot: ELSEWHERE });
    expect(done).toMatchObject({ status: 303, to: '/desk/bookings/hospital-3/2026-12-02?done=moved' });
    expect((await clerk.follow(done)).text).toContain(reference);
    expect((await clerk.get(DAY)).text).not.toContain(reference);
    const [notice] = await desk.store.notices.claim({ now: desk.house.now(), leaseMs: 1000, limit: 5 });
    expect(notice).toMatchObject({ reference, chat: 'telegram:1' });
  });

  it('stays, with a sentence, when the time is taken, unknown, or of an old page', async () => {
    const desk = await openDeskWithSettings({ open: { capacityOf: () => 1 } });
    const reference = await book(desk, FIRST, 1);
    await book(desk, SECOND, 2);
    const clerk = await desk.as('street-clerk');
    const at = `/desk/bookings/move/${reference}`;
    await clerk.get(at);
    const full = await clerk.post(at, { from: FIRST, at: 'hospital-2', slot: SECOND });
    expect(full.status).toBe(409);
    expect(full.text).toContain('这个时间刚被约满');
    const old = await clerk.post(at, { from: SECOND, at: 'hospital-3', slot: ELSEWHERE });
    expect(old.text).toContain('这一对刚才已经改过');
    // Nothing chosen, a Sunday, today.
    for (const slot of ['', 'hospital-3@2026-12-06T09:00', 'hospital-3@2026-11-24T09:00'])
      expect((await clerk.post(at, { from: FIRST, at: 'hospital-3', slot })).text).toContain('请选一个还有号的时间');
    expect((await desk.store.bookings.find(reference))?.slot).toBe(FIRST);
    expect(desk.faults).toEqual([]);
  });
});
