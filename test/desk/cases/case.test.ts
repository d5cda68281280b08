import { describe, expect, it } from 'vitest';
import type { PlainDate } from '../../../src/forms/types.ts';
import { NOW } from '../../support/turns.ts';
import { make, openCasesDesk, words } from './cases-desk.ts';

const day = (text: string): PlainDate => text as PlainDate;

describe("A case's page", () => {
  it('shows the answers by section under their own labels, repeated groups member by member', async () => {
    const one = make(1, {}, 'birth-permit');
    const desk = await openCasesDesk([one]);
    const { text } = await (await desk.as('clerk')).get(`/desk/cases/${one.reference}`);
    const read = words(text);
    for (const part of [
      '张示梅，生育证（再生育）',
      one.reference,
      '女方',
      '初婚',
      '第 1 个孩子',
      '李小样',
      '第 3 个孩子',
      '李小新',
    ])
      expect(read).toContain(part);
    expect(read.indexOf('第 1 个孩子')).toBeLessThan(read.indexOf('第 3 个孩子'));
  });

  it('hides numbers of papers and telephones, and the number of a birth certificate', async () => {
    const one = make(1, {}, 'birth-permit');
    const desk = await openCasesDesk([one]);
    const { text } = await (await desk.as('clerk')).get(`/desk/cases/${one.reference}`);
    for (const number of ['000000199003120026', '13800000000', '138 0000 0000', '000000201403120017', 'Z000000001'])
      expect(text).not.toContain(number);
    expect(words(text)).toContain('尾号 0026');
  });

  it('is not there for who may not see it, with nothing of it in the answer', async () => {
    const other = make(1, { office: 'xishi', route: ['xishi'] });
    const desk = await openCasesDesk([other]);
    const clerk = await desk.as('clerk');
    const at = `/desk/cases/${other.reference}`;
    const hidden = await clerk.get(at);
    const unknown = await clerk.get('/desk/cases/FC-AAAA-AAAA');
    expect([hidden.status, unknown.status]).toEqual([404, 404]);
    expect(hidden.text).not.toMatch(/张示梅|002X|一孩生殖/);
    for (const path of ['/correction', '/files/0']) expect((await clerk.get(`${at}${path}`)).status).toBe(404);
    const acted = await clerk.post(`${at}/actions`, { type: 'take', revision: '0' });
    const shown = await clerk.post(`${at}/reveal`, { at: '/wife/idNumber', reason: 'call' });
    expect([acted.status, shown.status]).toEqual([404, 404]);
    expect(await desk.store.desk.log(other.reference)).toEqual([]);
    expect((await (await desk.as('supervisor')).get(at)).status).toBe(200);
  });

  it('says how the deadline was counted', async () => {
    const one = make(1, {
      due: day('2026-12-08'),
      desk: {
        ticked: [],
        notes: [],
        verifications: [],
        opinions: [],
        stoodDays: 2,
        extension: { by: 'x', at: NOW, days: 3, reason: '要向外地核实。', granted: true },
      },
    });
    const desk = await openCasesDesk([one]);
    const read = words((await (await desk.as('clerk')).get(`/desk/cases/${one.reference}`)).text);
    for (const part of [
      '还有 10 个工作日',
      '2026年12月8日（星期二）到期',
      '承诺 5 个工作日，从 11 月 24 日的次日算起',
      '延期 3 个工作日',
      '停表 2 个工作日',
    ])
      expect(read).toContain(part);
  });

  it('leads to its neighbours in the view it was opened from, by links and keys', async () => {
    const [one, two, three] = [1, 2, 3].map((n) => make(n, { due: day(`2026-12-0${n}`) }));
    if (!one || !two || !three) throw new Error('three cases');
    const desk = await openCasesDesk([three, one, two]);
    const { text } = await (await desk.as('clerk')).get(`/desk/cases/${two.reference}?status=submitted`);
    expect(text).toContain(`rel="prev" data-key="k" href="/desk/cases/${one.reference}?status=submitted"`);
    expect(text).toContain(`rel="next" data-key="j" href="/desk/cases/${three.reference}?status=submitted"`);
    expect(words(text)).toContain('第 2 件，共 3 件');
  });

  it('shows others of the same people, and marks what may be there twice', async () => {
    const [one, twin, permit] = [make(1), make(2), make(3, {}, 'birth-permit')];
    const elsewhere = make(4, { office: 'xishi', route: ['xishi'] });
    const desk = await openCasesDesk([one, twin, permit, elsewhere]);
    const { text } = await (await desk.as('clerk')).get(`/desk/cases/${one.reference}`);
    const [, alike = ''] = text.split('id="alike"');
    expect(alike).toContain(twin.reference);
    expect(words(alike.split('</section>')[0] ?? '')).toContain('可能重复');
    expect(text).not.toContain(elsewhere.reference);
  });

  it('writes down who opened it, once for somebody who reads on', async () => {
    const one = make(1);
    const desk = await openCasesDesk([one]);
    const [clerk, reviewer] = [await desk.as('clerk'), await desk.as('reviewer')];
    for (const browser of [clerk, clerk, reviewer]) await browser.get(`/desk/cases/${one.reference}`);
    desk.pass(20 * 60 * 1000);
    await clerk.get(`/desk/cases/${one.reference}`);
    const log = await desk.store.desk.log(one.reference);
    const { clerks } = desk;
    expect(log.map(({ actor, action }) => [actor, action])).toEqual(
      [clerks.clerk, clerks.reviewer, clerks.clerk].map(({ id }) => [`clerk:${id}`, 'viewed']),
    );
  });

  it('shows what the resident thought of it', async () => {
    const one = make(1, {
      status: 'ready',
      closed: { at: NOW, workingDays: 2, onTime: true },
      rating: { score: 2, comment: '等了太久', at: NOW },
    });
    const desk = await openCasesDesk([one]);
    const read = words((await (await desk.as('clerk')).get(`/desk/cases/${one.reference}`)).text);
    expect(read).toContain('不满意');
    expect(read).toContain('等了太久');
  });

  it('shows answers as text, and lets nothing of them run', async () => {
    const nasty = '"><img src=x onerror=alert(1)><script>alert(1)</script>';
    const one = make(1, {
      answer: (answers) => ({ ...answers, wife: { ...(answers['wife'] as object), name: nasty, employer: nasty } }),
    });
    const desk = await openCasesDesk([one]);
    const { text } = await (await desk.as('clerk')).get(`/desk/cases/${one.reference}`);
    expect(text).not.toMatch(/<img src=x|<script>/);
    expect(text.match(/<script\b/g)).toHaveLength(1);
    expect(text).not.toMatch(/<[^>]* (?:style|on\w+)=/);
  });
});

describe('A number in full', () => {
  it('is shown with a reason, once, and every look is written down', async () => {
    const one = make(1);
    const desk = await openCasesDesk([one]);
    const clerk = await desk.as('clerk');
    const at = `/desk/cases/${one.reference}`;
    const shown = await clerk.post(`${at}/reveal`, { at: '/wife/idNumber', reason: 'compare' });
    expect(shown.status).toBe(200);
    expect(words(shown.text)).toContain('000000 19960312 002X');
    expect(shown.text).not.toContain('000000199501080012');
    expect(shown.headers.get('cache-control')).toBe('no-store');
    expect((await clerk.get(at)).text).not.toContain('19960312 002X');
    await clerk.post(`${at}/reveal`, { at: '/wife/idNumber', reason: 'compare' });
    const looks = (await desk.store.desk.log(one.reference)).filter(({ action }) => action === 'number.show');
    expect(looks.map(({ detail }) => detail)).toEqual(['/wife/idNumber compare', '/wife/idNumber compare']);
    expect(words((await clerk.get(at)).text)).toContain('女方 证件号码，理由：和材料比对');
  });

  it('leads back to the case when its address is opened once more', async () => {
    const one = make(1);
    const desk = await openCasesDesk([one]);
    const clerk = await desk.as('clerk');
    for (const form of ['reveal', 'actions'])
      expect((await clerk.get(`/desk/cases/${one.reference}/${form}`)).to).toBe(`/desk/cases/${one.reference}`);
  });

  it('stays hidden without a reason, and says so at its field', async () => {
    const one = make(1);
    const desk = await openCasesDesk([one]);
    const clerk = await desk.as('clerk');
    const refused = await clerk.post(`/desk/cases/${one.reference}/reveal`, { at: '/wife/mobile', reason: 'curious' });
    expect(refused.status).toBe(422);
    expect(refused.text).not.toContain('138 0000 0000');
    expect(refused.text).toContain('href="#reveal-a-wife-mobile"');
    expect(refused.text).toMatch(/id="reveal-a-wife-mobile" name="reason" aria-invalid="true"/);
    expect((await desk.store.desk.log(one.reference)).map(({ action }) => action)).not.toContain('number.show');
  });

  it('is only what was hidden: any other answer, or none, is refused', async () => {
    const one = make(1);
    const desk = await openCasesDesk([one]);
    const clerk = await desk.as('clerk');
    for (const at of ['/wife/name', '/token', '', '/constructor'])
      expect((await clerk.post(`/desk/cases/${one.reference}/reveal`, { at, reason: 'call' })).status).toBe(400);
    const forged = await clerk.post(
      `/desk/cases/${one.reference}/reveal`,
      { at: '/wife/mobile', reason: 'call' },
      { csrf: null },
    );
    expect(forged.status).toBe(403);
  });
});
