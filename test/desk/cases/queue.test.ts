import { describe, expect, it } from 'vitest';
import type { DeskRecord } from '../../../src/cases/types.ts';
import type { PlainDate } from '../../../src/forms/types.ts';
import { NOW } from '../../support/turns.ts';
import { listed, make, openCasesDesk, words } from './cases-desk.ts';

const day = (text: string): PlainDate => text as PlainDate;
const empty: DeskRecord = { ticked: [], notes: [], verifications: [], opinions: [] };
const answered: DeskRecord = {
  ...empty,
  correction: { by: 'x', at: NOW, until: day('2026-12-01'), answeredAt: NOW, items: [] },
};

const FILTERS = [
  ['service=birth-permit', 'permit'],
  ['status=verifying', 'verifying'],
  ['status=closed', 'closed'],
  ['office=dongshi-2', 'below'],
  ['from=2026-11-01&to=2026-11-02', 'early'],
  ['channel=telegram', 'telegram'],
  ['due=over', 'over'],
  ['due=soon', 'soon'],
  ['clerk=me', 'mine'],
  ['returned=1', 'returned'],
  ['unhappy=1', 'unhappy'],
  ['q=%E6%A2%81%E5%B0%8F', 'named'],
] as const;

describe('The queue', () => {
  it('begins with what is open, the most urgent first', async () => {
    const late = make(1, { due: day('2026-11-20') });
    const far = make(2, { due: day('2026-12-20') });
    const done = make(3, { status: 'delivered', closed: { at: NOW, workingDays: 1, onTime: true } });
    const desk = await openCasesDesk([far, done, late]);
    const { text } = await (await desk.as('clerk')).get('/desk');
    expect(listed(text)).toEqual([late.reference, far.reference]);
    expect(words(text)).toContain('超期 2 天');
    expect(words(text)).toContain('12 月 20 日');
  });

  it('shows names only masked, and of ID numbers only the tail', async () => {
    const desk = await openCasesDesk([make(1)]);
    const { text } = await (await desk.as('clerk')).get('/desk');
    expect(words(text)).toContain('张*梅 尾号 002X');
    expect(text).not.toContain('张示梅');
    expect(text).not.toContain('00000019960312002X');
  });

  it('shows nothing of other offices, whatever the address asks for', async () => {
    const own = make(1);
    const other = make(2, { office: 'xishi', route: ['xishi'] });
    const desk = await openCasesDesk([own, other]);
    const clerk = await desk.as('clerk');
    for (const path of ['/desk', '/desk?office=xishi', '/desk?status=all', `/desk?q=${other.reference}`])
      expect(listed((await clerk.get(path)).text)).not.toContain(other.reference);
    expect((await clerk.get('/desk?status=all')).text).not.toContain(other.reference);
    const supervisor = await desk.as('supervisor');
    expect(listed((await supervisor.get('/desk?status=all')).text)).toHaveLength(2);
  });

  it('is narrowed by every filter, and says so with a link that takes it away', async () => {
    const desk = await openCasesDesk();
    const { id } = desk.clerks['street-clerk'];
    const cases = {
      permit: make(1, {}, 'birth-permit'),
      verifying: make(2, { status: 'verifying' }),
      closed: make(3, { status: 'delivered', closed: { at: NOW, workingDays: 1, onTime: true } }),
      below: make(4, { office: 'dongshi-2' }),
      early: make(5, { submittedAt: Date.UTC(2026, 10, 1, 20) }),
      telegram: make(6, { channel: 'telegram' }),
      over: make(7, { due: day('2026-11-20') }),
      soon: make(8, { due: day('2026-11-25') }),
      mine: make(9, { clerk: id }),
      returned: make(10, { desk: answered }),
      unhappy: make(11, { status: 'ready', rating: { score: 1, at: NOW } }),
      named: make(12, {
        answer: (answers) => ({ ...answers, wife: { ...(answers['wife'] as object), name: '梁小样' } }),
      }),
    };
    const usual = { due: day('2026-12-30') };
    const all = Object.values(cases).map((one) =>
      [cases.over, cases.soon, cases.closed].includes(one) ? one : { ...one, ...usual },
    );
    await desk.store.takeIn(all.map((submission) => ({ submission, history: [], log: [] })));
    const clerk = await desk.as('street-clerk');
    for (const [query, expected] of FILTERS) {
      const { text } = await clerk.get(`/desk?${query}`);
      expect([query, listed(text)]).toEqual([query, [cases[expected].reference]]);
      expect(text).toMatch(/<a class="chip go" href="\/desk/);
    }
  });

  it('counts at a glance, each count with its own view', async () => {
    const fresh = make(1, { due: day('2026-12-30') });
    const late = make(2, { due: day('2026-11-20'), status: 'accepted' });
    const desk = await openCasesDesk([fresh, late]);
    const { text } = await (await desk.as('clerk')).get('/desk?status=submitted');
    const heads = Array.from(text.matchAll(/<a href="(\/desk\?[^"]*)"([^>]*)><b>(\d+)<\/b>/g));
    const counts = Object.fromEntries(heads.map(([, href = '', , count]) => [href, count]));
    expect(counts).toMatchObject({
      '/desk?status=submitted': '1',
      '/desk?due=over': '1',
      '/desk?due=soon': '0',
      '/desk?status=correction': '0',
      '/desk?clerk=me': '0',
    });
    expect(heads.filter(([, , current]) => current?.includes('aria-current')).map(([, href]) => href)).toEqual([
      '/desk?status=submitted',
    ]);
  });

  it('turns its pages by links, forth and back, and shows each case once', async () => {
    const cases = Array.from({ length: 65 }, (_, n) =>
      make(n, { due: day(`2026-12-${String(1 + (n % 28)).padStart(2, '0')}`) }),
    );
    const desk = await openCasesDesk(cases);
    const clerk = await desk.as('clerk');
    const pages: string[] = [];
    for (let path: string | undefined = '/desk'; path !== undefined;) {
      const { text } = await clerk.get(path);
      pages.push(text);
      path = /rel="next" href="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
    }
    const seen = pages.flatMap(listed);
    expect(pages.map((page) => listed(page).length)).toEqual([30, 30, 5]);
    expect([...seen].sort()).toEqual(cases.map(({ reference }) => reference).sort());
    const back = /rel="prev" href="([^"]+)"/.exec(pages[2] ?? '')?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(listed((await clerk.get(back)).text)).toEqual(listed(pages[1] ?? ''));
  });

  it('offers the whole view for export, and only to those whose work it is', async () => {
    const desk = await openCasesDesk([make(1)]);
    const query = 'service=first-child-certificate&status=submitted';
    const { text } = await (await desk.as('clerk')).get(`/desk?${query}`);
    for (const format of ['csv', 'xlsx'])
      expect(text).toContain(`/desk/exports.${format}?${query.replace('&', '&amp;')}`);
    expect((await (await desk.as('administrator')).get('/desk')).text).not.toContain('/desk/exports');
  });

  it('takes a case from its row, and says when somebody was quicker', async () => {
    const one = make(1);
    const desk = await openCasesDesk([one]);
    const [clerk, colleague] = [await desk.as('clerk'), await desk.as('street-clerk')];
    const take = /name="take" value="([^"]+)"/.exec((await clerk.get('/desk')).text)?.[1] ?? '';
    const taken = await clerk.post('/desk/cases/take', { take, view: 'status=submitted' });
    expect(taken.to).toBe('/desk?status=submitted&taken=1');
    expect(words((await clerk.follow(taken)).text)).toContain('接了 1 件');
    expect((await desk.store.desk.find(one.reference))?.clerk).toBe(desk.clerks.clerk.id);
    const late = await colleague.post('/desk/cases/take', { take });
    expect(words((await colleague.follow(late)).text)).toContain('有 1 件没动');
    expect((await desk.store.desk.find(one.reference))?.clerk).toBe(desk.clerks.clerk.id);
  });

  it('assigns those that are picked, and none that changed meanwhile', async () => {
    const [one, two, three] = [make(1), make(2), make(3)];
    const desk = await openCasesDesk([one, two, three]);
    const clerk = await desk.as('street-clerk');
    const to = desk.clerks.clerk.id;
    const answer = await clerk.post('/desk/cases/assign', {
      pick: [one.reference, two.reference],
      seen: [`${one.reference} 0`, `${two.reference} 7`, `${three.reference} 0`],
      clerk: to,
    });
    expect(answer.to).toBe('/desk?assigned=1&left=1');
    const holders = await Promise.all([one, two, three].map(({ reference }) => desk.store.desk.find(reference)));
    expect(holders.map((found) => found?.clerk)).toEqual([to, undefined, undefined]);
    expect((await clerk.post('/desk/cases/assign', { clerk: to })).to).toBe('/desk?none=1');
  });

  it('takes no form that another page made', async () => {
    const one = make(1);
    const desk = await openCasesDesk([one]);
    const clerk = await desk.as('clerk');
    const forged = await clerk.post('/desk/cases/take', { take: `${one.reference} 0` }, { csrf: 'x'.repeat(40) });
    expect(forged.status).toBe(403);
    expect((await desk.store.desk.find(one.reference))?.clerk).toBeUndefined();
    expect((await clerk.post('/desk/cases/take', { take: 'anything' })).status).toBe(400);
  });

  it('shows what was typed as text, and lets nothing of it run', async () => {
    const nasty = '<script>alert(1)</script>';
    const one = make(1, {
      answer: (answers) => ({ ...answers, wife: { ...(answers['wife'] as object), name: nasty } }),
    });
    const desk = await openCasesDesk([one]);
    const { text } = await (await desk.as('clerk')).get(`/desk?q=${encodeURIComponent(nasty)}&status=all`);
    expect(text).not.toContain('<script>alert');
    expect(text).not.toMatch(/ style=| on\w+="|<style|javascript:/);
    expect(text.match(/<script\b[^>]*>/g)).toHaveLength(1);
  });

  it.each(['zh-CN', 'en'] as const)('has all its words in %s', async (lang) => {
    const desk = await openCasesDesk([make(1, { missing: ['/materials/wifeId'] }), make(2, { status: 'correction' })]);
    await desk.store.clerks.setLang(desk.clerks.supervisor.id, lang);
    const supervisor = await desk.as('supervisor');
    const { text, status } = await supervisor.get('/desk?taken=1&left=2&channel=web&from=2026-01-01');
    expect(status).toBe(200);
    expect(text).toContain(`<html lang="${lang}">`);
    expect(words(text)).not.toMatch(/\bdesk:/);
    expect(desk.faults).toEqual([]);
  });
});
