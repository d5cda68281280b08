import { describe, expect, it } from 'vitest';
import type { ActionType } from '../../../src/cases/action.ts';
import { ACTION_TYPES } from '../../../src/cases/action.ts';
import { may } from '../../../src/cases/may.ts';
import type { DeskRecord, Status, Submission } from '../../../src/cases/types.ts';
import type { PlainDate } from '../../../src/forms/types.ts';
import type { DeskBrowser } from '../../support/desk-browser.ts';
import type { Person, TestDesk } from '../../support/desk.ts';
import { NOW } from '../../support/turns.ts';
import { formOf, make, offered, openCasesDesk, words } from './cases-desk.ts';

const day = (text: string): PlainDate => text as PlainDate;
const empty: DeskRecord = { ticked: [], notes: [], verifications: [], opinions: [] };
const DUE = { due: day('2026-12-10') };

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Opens the case, and posts the form of the action that is there with this filled in. */
async function act(desk: TestDesk, browser: DeskBrowser, { reference }: Submission, type: string, fields: Fields = {}) {
  const at = `/desk/cases/${reference}`;
  const { text } = await browser.get(type === 'ask-correction' ? `${at}/correction` : at);
  const answer = await browser.post(`${at}/actions`, { ...formOf(text, type), ...fields });
  return { answer, stored: await desk.store.desk.find(reference) };
}

/** Signs everybody in who is asked for, once. */
function staff(desk: TestDesk): (person: Person) => Promise<DeskBrowser> {
  const signedIn = new Map<Person, Promise<DeskBrowser>>();
  return (person) => {
    const browser = signedIn.get(person) ?? desk.as(person);
    signedIn.set(person, browser);
    return browser;
  };
}

interface Good {
  readonly type: ActionType;
  readonly who: Person;
  readonly status: Status;
  readonly fields?: Fields;
  readonly change?: Partial<Submission>;
  readonly becomes: object;
}

const GOOD: readonly Good[] = [
  { type: 'take', who: 'clerk', status: 'submitted', becomes: {} },
  {
    type: 'note',
    who: 'clerk',
    status: 'delivered',
    fields: { text: '电话里说得很清楚。' },
    becomes: { status: 'delivered' },
  },
  {
    type: 'tick',
    who: 'clerk',
    status: 'submitted',
    fields: { materials: ['/materials/wifeId', '/materials/couplePhoto'] },
    becomes: { desk: { ticked: ['/materials/wifeId', '/materials/couplePhoto'] } },
  },
  { type: 'accept', who: 'clerk', status: 'submitted', becomes: { status: 'accepted' } },
  {
    type: 'accept',
    who: 'clerk',
    status: 'submitted',
    change: { missing: ['/materials/wifeId'] },
    fields: { materialsDue: '2026-12-01' },
    becomes: { status: 'accepted', materialsDue: '2026-12-01' },
  },
  {
    type: 'refuse',
    who: 'clerk',
    status: 'submitted',
    fields: { reason: '户口不在本区。' },
    becomes: { status: 'refused', desk: { decision: { kind: 'refused', reason: '户口不在本区。' } } },
  },
  {
    type: 'ask-correction',
    who: 'clerk',
    status: 'submitted',
    fields: {
      item: ['/wife/name', '/materials/wifeId'],
      'sentence /wife/name': '和证件上的不一样。',
      'sentence /materials/wifeId': '少了一面，请拍来。',
      until: '2026-12-01',
    },
    becomes: {
      status: 'correction',
      desk: {
        correction: {
          until: '2026-12-01',
          items: [
            { at: '/wife/name', sentence: '和证件上的不一样。' },
            { at: '/materials/wifeId', sentence: '少了一面，请拍来。' },
          ],
        },
      },
    },
  },
  {
    type: 'remind',
    who: 'clerk',
    status: 'submitted',
    change: { missing: ['/materials/wifeId'] },
    becomes: { status: 'submitted' },
  },
  {
    type: 'verify',
    who: 'clerk',
    status: 'accepted',
    fields: { way: 'visit', on: '2026-11-24', found: '两人确实住在这里。' },
    becomes: { status: 'verifying', desk: { verifications: [{ way: 'visit', on: '2026-11-24' }] } },
  },
  {
    type: 'pass-on',
    who: 'clerk',
    status: 'verifying',
    fields: { opinion: 'true', remark: '电话核实过。' },
    change: { route: ['dongshi-1'] },
    becomes: {
      status: 'reviewed',
      desk: { opinions: [{ text: '情况属实，同意上报。\n电话核实过。', office: 'dongshi-1' }] },
    },
  },
  {
    type: 'send-back',
    who: 'reviewer',
    status: 'reviewed',
    fields: { reason: '请再打一次电话。' },
    becomes: { status: 'verifying' },
  },
  {
    type: 'approve',
    who: 'reviewer',
    status: 'reviewed',
    fields: { certificate: '示 0001', validUntil: '2029-11-23' },
    becomes: { status: 'approved', desk: { decision: { certificate: '示 0001', validUntil: '2029-11-23' } } },
  },
  {
    type: 'reject',
    who: 'reviewer',
    status: 'reviewed',
    fields: { reason: '已经有两个孩子。' },
    becomes: { status: 'rejected' },
  },
  { type: 'ready', who: 'clerk', status: 'approved', becomes: { status: 'ready' } },
  {
    type: 'deliver',
    who: 'clerk',
    status: 'ready',
    fields: { way: 'agent' },
    becomes: { status: 'delivered', desk: { delivery: { way: 'agent' } } },
  },
  {
    type: 'hand-over',
    who: 'street-clerk',
    status: 'accepted',
    fields: { office: 'dongshi-2', reason: '住在那个社区。' },
    becomes: { office: 'dongshi-2' },
  },
  {
    type: 'ask-extension',
    who: 'clerk',
    status: 'accepted',
    fields: { days: '5', reason: '要向外地核实。' },
    becomes: { desk: { extension: { days: 5 } } },
  },
  {
    type: 'answer-extension',
    who: 'reviewer',
    status: 'accepted',
    fields: { granted: 'yes' },
    change: { desk: { ...empty, extension: { by: 'x', at: NOW, days: 5, reason: '要向外地核实。' } } },
    becomes: { desk: { extension: { granted: true } }, due: '2026-12-17' },
  },
];

/** Last: what must still stand in the form. */
const BAD: readonly (readonly [ActionType, Person, Status, Fields, string, string, (readonly string[])?])[] = [
  [
    'accept',
    'clerk',
    'submitted',
    { materialsDue: '2026-11-28' },
    'accept-materialsDue',
    '这一天不上班',
    ['value="2026-11-28"'],
  ],
  ['refuse', 'clerk', 'submitted', { reason: '' }, 'refuse-reason', '请写明理由'],
  [
    'verify',
    'clerk',
    'accepted',
    { way: 'phone', on: '2026-11-30', found: '接通了电话。' },
    'verify-on',
    '这一天还没到',
    ['value="2026-11-30"', '>接通了电话。<'],
  ],
  [
    'pass-on',
    'clerk',
    'verifying',
    { opinion: 'nonsense', remark: '写了几个字' },
    'pass-on-opinion',
    '请选一条意见',
    ['>写了几个字<'],
  ],
  ['send-back', 'reviewer', 'reviewed', { reason: '嗯' }, 'send-back-reason', '写得太短'],
  [
    'approve',
    'reviewer',
    'reviewed',
    { certificate: '', validUntil: '2029-11-23' },
    'approve-certificate',
    '请填证件编号',
  ],
  [
    'approve',
    'reviewer',
    'reviewed',
    { certificate: '示 0001', validUntil: '2026-02-30' },
    'approve-validUntil',
    '没有这一天',
    ['value="示 0001"'],
  ],
  ['reject', 'reviewer', 'reviewed', { reason: ' ' }, 'reject-reason', '请写明理由'],
  ['deliver', 'clerk', 'ready', { way: '' }, 'deliver-way', '请选一种方式'],
  ['assign', 'clerk', 'submitted', { clerk: '' }, 'assign-clerk', '请选一位同事'],
  [
    'hand-over',
    'clerk',
    'submitted',
    { office: 'nowhere', reason: '住在那个社区。' },
    'hand-over-office',
    '没有这个单位',
    ['>住在那个社区。<'],
  ],
  [
    'ask-extension',
    'clerk',
    'accepted',
    { days: '11', reason: '要向外地核实。' },
    'ask-extension-days',
    '最多 10 个工作日',
    ['value="11"', '>要向外地核实。<'],
  ],
  ['note', 'clerk', 'submitted', { text: '' }, 'note-text', '还没写内容'],
  ['tick', 'clerk', 'submitted', { materials: ['/materials/other'] }, 'tick-materials', '用不到这样材料'],
];

describe('What is done with a case', () => {
  it('is each done by the form on its page, told there, and written down', async () => {
    const cases = GOOD.map(({ status, change }, n) => make(n, { ...DUE, status, ...change }));
    const desk = await openCasesDesk(cases);
    const as = staff(desk);
    for (const [n, { type, who, fields, becomes }] of GOOD.entries()) {
      const one = cases[n] ?? make(n);
      const browser = await as(who);
      const { answer, stored } = await act(desk, browser, one, type, fields);
      expect([type, answer.status, answer.to]).toEqual([type, 303, expect.stringContaining(`done=${type}`)]);
      expect({ type, stored }).toMatchObject({ type, stored: { revision: 1, ...becomes } });
      expect((await browser.follow(answer)).text).toMatch(/class="note ok" role="status"/);
      expect((await desk.store.desk.log(one.reference)).map(({ action }) => action)).toContain(type);
    }
  });

  it('says at its field what is wrong, and loses nothing that was typed', async () => {
    const cases = BAD.map(([type, , status], n) =>
      make(n, { ...DUE, status, missing: type === 'accept' ? ['/materials/wifeId'] : [] }),
    );
    const desk = await openCasesDesk(cases);
    const as = staff(desk);
    for (const [n, [type, who, , fields, field, sentence, typed = []]] of BAD.entries()) {
      const { answer, stored } = await act(desk, await as(who), cases[n] ?? make(n), type, fields);
      const { text, status } = answer;
      expect([type, status, stored?.revision]).toEqual([type, 422, 0]);
      expect([field, text.includes(`href="#${field}"`), text.includes(`id="${field}"`)]).toEqual([field, true, true]);
      expect(words(text.split(`id="${field}-problem"`)[1]?.split('</p>')[0] ?? '')).toContain(sentence);
      for (const one of typed) expect(text).toContain(one);
    }
  });

  it('assigns to a colleague who sees the case', async () => {
    const one = make(1);
    const desk = await openCasesDesk([one]);
    const { stored } = await act(desk, await desk.as('street-clerk'), one, 'assign', { clerk: desk.clerks.clerk.id });
    expect(stored?.clerk).toBe(desk.clerks.clerk.id);
  });

  it('leads back to the list when the case went to an office that is not seen', async () => {
    const one = make(1, { status: 'verifying', route: ['dongshi-1', 'dongshi'] });
    const desk = await openCasesDesk([one]);
    const browser = await desk.as('clerk');
    const { answer, stored } = await act(desk, browser, one, 'pass-on', { opinion: 'true' });
    expect(stored?.office).toBe('dongshi');
    expect(answer.to).toBe('/desk?gone=1');
    expect(words((await browser.follow(answer)).text)).toContain('不在您的清单里了');
  });

  it('offers each person exactly what the rules allow, in every status', async () => {
    const statuses = [
      'submitted',
      'correction',
      'accepted',
      'verifying',
      'reviewed',
      'approved',
      'ready',
      'delivered',
      'refused',
      'rejected',
      'withdrawn',
    ] as const;
    const cases = statuses.map((status, n) => make(n, { ...DUE, status, missing: ['/materials/wifeId'] }));
    const desk = await openCasesDesk(cases);
    for (const person of ['clerk', 'reviewer', 'supervisor', 'administrator'] as const) {
      const browser = await desk.as(person);
      for (const one of cases) {
        const { text } = await browser.get(`/desk/cases/${one.reference}`);
        const { role, office } = desk.clerks[person];
        const allowed = ACTION_TYPES.filter((type) => may({ role, office }, type, one, desk.house.district));
        expect([person, one.status, offered(text)]).toEqual([person, one.status, [...allowed].sort()]);
      }
    }
  });

  it('refuses what the page did not offer, whoever posts it', async () => {
    const one = make(1, { status: 'reviewed' });
    const desk = await openCasesDesk([one]);
    const clerk = await desk.as('clerk');
    const at = `/desk/cases/${one.reference}/actions`;
    const approve = { type: 'approve', revision: '0', certificate: '示 0001', validUntil: '2029-11-23' };
    expect((await clerk.post(at, approve)).status).toBe(403);
    expect((await clerk.post(at, { ...approve, type: 'constructor' })).status).toBe(400);
    expect((await clerk.post(at, { ...approve, revision: '' })).status).toBe(400);
    const reviewer = await desk.as('reviewer');
    expect((await reviewer.post(at, approve, { csrf: null })).status).toBe(403);
    expect((await desk.store.desk.find(one.reference))?.status).toBe('reviewed');
  });
});

describe('Corrections', () => {
  it('are asked for item by item, each with its sentence; what is missing is said there', async () => {
    const one = make(1);
    const desk = await openCasesDesk([one]);
    const fields = {
      item: ['/wife/name', '/marriage/date'],
      'sentence /wife/name': '和证件上的不一样。',
      'sentence /marriage/date': '',
      until: '2026-12-01',
    };
    const { answer, stored } = await act(desk, await desk.as('clerk'), one, 'ask-correction', fields);
    expect(answer.status).toBe(422);
    expect(stored?.status).toBe('submitted');
    expect(answer.text).toContain('href="#sentence-marriage-date"');
    expect(answer.text).toContain('value="和证件上的不一样。"');
    const ticked = Array.from(answer.text.matchAll(/name="item" value="([^"]+)" checked/g), ([, at]) => at);
    expect(ticked).toEqual(['/wife/name', '/marriage/date']);
  });

  it('hide the numbers that they are about, and ask for nothing that was derived', async () => {
    const one = make(1);
    const desk = await openCasesDesk([one]);
    const { text } = await (await desk.as('clerk')).get(`/desk/cases/${one.reference}/correction`);
    expect(text).not.toContain('00000019960312002X');
    expect(text).toContain('value="/wife/idNumber"');
    expect(text).not.toContain('value="/wife/birthDate"');
  });

  it('cannot be asked for twice', async () => {
    const correction = { by: 'x', at: NOW, until: day('2026-12-01'), items: [], answeredAt: NOW };
    const one = make(1, { desk: { ...empty, correction } });
    const desk = await openCasesDesk([one]);
    const clerk = await desk.as('clerk');
    expect((await clerk.get(`/desk/cases/${one.reference}/correction`)).status).toBe(403);
    expect((await clerk.get(`/desk/cases/${one.reference}`)).text).not.toContain('/correction"');
  });
});

describe('Two clerks at once', () => {
  it('the second is told what changed, keeps what was typed, and can send it again', async () => {
    const one = make(1);
    const desk = await openCasesDesk([one]);
    const [clerk, colleague] = [await desk.as('clerk'), await desk.as('street-clerk')];
    const at = `/desk/cases/${one.reference}`;
    const page = await clerk.get(at);
    desk.pass(60_000);
    await colleague.post(`${at}/actions`, formOf((await colleague.get(at)).text, 'accept'));
    const note = '电话打通了，女方说周五送照片来。';
    const late = await clerk.post(`${at}/actions`, { ...formOf(page.text, 'note'), text: note });
    expect(late.status).toBe(409);
    expect(words(late.text)).toContain('这次没有存');
    expect(words(late.text)).toContain('赵例文 受理');
    expect(late.text).toContain(`>${note}</textarea>`);
    expect((await desk.store.desk.find(one.reference))?.desk?.notes ?? []).toEqual([]);
    const again = await clerk.post(`${at}/actions`, { ...formOf(late.text, 'note'), text: note });
    expect(again.status).toBe(303);
    const stored = await desk.store.desk.find(one.reference);
    expect(stored).toMatchObject({ status: 'accepted', revision: 2 });
    expect(stored?.desk?.notes.map(({ text }) => text)).toEqual([note]);
  });

  it('what can no longer be done comes back on the page as the case stands now', async () => {
    const one = make(1);
    const desk = await openCasesDesk([one]);
    const [clerk, colleague] = [await desk.as('clerk'), await desk.as('street-clerk')];
    const at = `/desk/cases/${one.reference}`;
    const page = await clerk.get(at);
    await colleague.post(`${at}/actions`, {
      ...formOf((await colleague.get(at)).text, 'refuse'),
      reason: '户口不在本区。',
    });
    const reason = '两位都说要到外地去办。';
    const late = await clerk.post(`${at}/actions`, { ...formOf(page.text, 'refuse'), reason });
    expect(late.status).toBe(409);
    expect(words(late.text)).toContain(reason);
    expect(offered(late.text)).toEqual(['note']);
  });
});
