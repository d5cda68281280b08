import { describe, expect, it } from 'vitest';
import type { Rating } from '../../../src/cases/types.ts';
import { fetchFile, giveUp, granted, openFiguresDesk, received } from './figures-desk.ts';

/** The words of a page, without its marks. */
const wordsOf = (html: string): string =>
  html
    .replace(/<title id[^>]*>[^<]*<\/title>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');

const rated = (score: Rating['score']): { readonly rating: Rating } => ({ rating: { score, at: 1 } });

describe('The page of figures', () => {
  it('says the key figures of the year that is running, beside the same part of the year before', async () => {
    const desk = await openFiguresDesk([
      granted('2026-10-01T00:00', 2),
      granted('2026-10-15T09:00', 5),
      granted('2026-11-20T09:00', 12),
      received('2026-11-21T09:00'),
      granted('2025-10-15T09:00', 8),
      // After the day that it is now, a year before: not to be compared with.
      granted('2025-11-25T00:00', 30),
      granted('2026-09-30T23:59', 30),
    ]);
    const words = wordsOf((await (await desk.as('supervisor')).get('/desk/figures')).text);
    expect(words).toContain('2027 统计年度');
    expect(words).toContain('2026 年 10 月 1 日到 2026 年 11 月 24 日，还没完，示例区全部街镇');
    expect(words).toContain('收到 4 件 上年同期 1 件，多了 300.0%');
    expect(words).toContain('办结 3 件 还有 1 件在办');
    expect(words).toContain('按时办结 66.7% 超期 1 件，上年同期按时 100%');
    expect(words).toContain('用时中位数 5.0 个工作日 上年同期 8.0 个，快了 3.0 个');
    expect(desk.faults).toEqual([]);
  });

  it('puts the last minute of 30 September into the year before, and compares whole years with whole ones', async () => {
    const desk = await openFiguresDesk([
      received('2025-09-30T23:59'),
      received('2025-10-01T00:00'),
      received('2026-09-30T23:59'),
      received('2026-10-01T00:00'),
    ]);
    const browser = await desk.as('supervisor');
    const words = wordsOf((await browser.get('/desk/figures?year=2026')).text);
    expect(words).toContain('2025 年 10 月 1 日到 2026 年 9 月 30 日，');
    expect(words).toContain('收到 2 件 上年 1 件，多了 100%');
    expect(words).toMatch(/2025 年 10 月 1 0 1 — —/);
    expect(words).toMatch(/2026 年 9 月 1 0 1 — —/);
    expect(words).toMatch(/全年 2 0 2 — —/);
  });

  it('of a year without a case says so in a friendly sentence, and draws nothing', async () => {
    const desk = await openFiguresDesk([]);
    const { status, text } = await (await desk.as('supervisor')).get('/desk/figures?year=2020');
    expect(status).toBe(200);
    expect(wordsOf(text)).toContain('这段时间还没有收件 2019 年 10 月 1 日到 2020 年 9 月 30 日，一件也没有。');
    expect(text).not.toMatch(/NaN|Infinity|<svg role/);
  });

  it('heads each chart with what it finds, and has the numbers in a table under it', async () => {
    const desk = await openFiguresDesk([
      granted('2026-10-05T09:00', 3, { channel: 'web', ...rated(5) }),
      granted('2026-11-05T09:00', 14, { channel: 'web', service: 'birth-permit', ...rated(1) }),
      granted('2026-11-06T09:00', 7, { channel: 'telegram', ...rated(4) }),
      received('2026-11-07T09:00', { channel: 'web', office: 'xili' }),
    ]);
    const { text } = await (await desk.as('supervisor')).get('/desk/figures');
    const headings = [...text.matchAll(/<h2>([^<]*)<\/h2>/g)].map(([, heading]) => heading);
    expect(headings).toEqual([
      '11月收得最多',
      '11月办得最慢，10.5 个工作日',
      '再生育证超期最多，1 件',
      '东示街道便民服务中心收得最多，占 75.0%',
      '网页对话来得最多，占 75.0%',
      '66.7% 的人满意',
    ]);
    expect(text.match(/<table class="figures/g)).toHaveLength(5);
    expect(text).toContain('柱状图：每月收到的件数。11月收得最多。10月 1，11月 3。');
    expect(wordsOf(text)).toContain('再生育证 1 1 0 0.0% 14.0');
    // Nothing that the strict policy of styles would leave out.
    expect(text).not.toMatch(/ style=|<style/);
  });

  it('names the months ahead, and leaves their numbers out', async () => {
    const desk = await openFiguresDesk([received('2026-11-07T09:00')]);
    const words = wordsOf((await (await desk.as('supervisor')).get('/desk/figures')).text);
    expect(words).toMatch(/2026 年 11 月 1 0 1 — — 2026 年 12 月 2027 年 1 月/);
  });

  it('shows the rating of an office only where it cannot be traced to a person', async () => {
    const some = (count: number, office: string) =>
      Array.from({ length: count }, () => granted('2026-11-05T09:00', 1, { office, ...rated(4) }));
    const desk = await openFiguresDesk([...some(2, 'xili'), ...some(3, 'dongshi'), ...some(5, 'nanyang')]);
    const words = wordsOf((await (await desk.as('supervisor')).get('/desk/figures')).text);
    expect(words).toMatch(/西例街道便民服务中心 2 2 0 100% 1.0 不显示/);
    // Else the two could be found by subtraction.
    expect(words).toMatch(/东示街道便民服务中心 3 3 0 100% 1.0 不显示/);
    expect(words).toMatch(/南样镇便民服务中心 5 5 0 100% 1.0 4.0 分（5 份）/);
  });

  it('draws no ratings as long as fewer than three were given', async () => {
    const desk = await openFiguresDesk([
      granted('2026-11-05T09:00', 1, rated(1)),
      granted('2026-11-05T09:00', 1, rated(5)),
    ]);
    const words = wordsOf((await (await desk.as('supervisor')).get('/desk/figures')).text);
    expect(words).toContain('评价还太少，先不显示');
    expect(words).not.toContain('非常不满意');
  });

  it('says at which question people give up, by its label', async () => {
    const desk = await openFiguresDesk([]);
    for (let n = 0; n < 3; n++) await giveUp(desk, 'first-child-certificate');
    await giveUp(desk, 'birth-permit');
    const browser = await desk.as('supervisor');
    const words = wordsOf((await browser.get('/desk/figures')).text);
    const form = desk.house.catalogue.find('first-child-certificate');
    const first = form?.label('/hukouHere', 'zh-CN') ?? '';
    expect(words).toContain(`最多人停在一孩证的“${first}”，3 次`);
    expect(words).toContain(`${first} 一孩证 3 其他题目，各少于 3 次 1 合计 4`);
    expect(words).toContain('一孩证 3 0 3');
    const other = wordsOf((await browser.get('/desk/figures?service=birth-permit')).text);
    expect(other).not.toContain('一孩证 3 0 3');
  });

  it('draws the promised days where one service is chosen', async () => {
    const desk = await openFiguresDesk([granted('2026-11-05T09:00', 3, { service: 'preconception-check' })]);
    const browser = await desk.as('supervisor');
    expect((await browser.get('/desk/figures?service=preconception-check')).text).toContain('承诺 5 个工作日');
    expect((await browser.get('/desk/figures')).text).not.toContain('承诺');
  });

  it('speaks English, with its plurals', async () => {
    const desk = await openFiguresDesk([granted('2026-11-05T09:00', 14), granted('2026-10-05T09:00', 3)]);
    const browser = await desk.as('supervisor');
    await browser.post('/desk/me/language', { lang: 'en', back: '/desk/figures' });
    const words = wordsOf((await browser.get('/desk/figures')).text);
    expect(words).toContain('1 October 2026 to 24 November 2026, not over yet, all of Shili District');
    expect(words).toContain('was late most often: 1 case ');
    expect(desk.faults).toEqual([]);
  });
});

describe('Who sees which figures', () => {
  const cases = [
    granted('2026-11-05T09:00', 1, { office: 'dongshi-1' }),
    granted('2026-11-05T09:00', 1, { office: 'dongshi' }),
    granted('2026-11-05T09:00', 1, { office: 'xili' }),
  ];

  it('is the own office and those below it for a clerk, and the whole district for a supervisor', async () => {
    const desk = await openFiguresDesk(cases);
    const see = async (person: Parameters<typeof desk.as>[0]) =>
      /收到 (\d+) 件/.exec(wordsOf((await (await desk.as(person)).get('/desk/figures')).text))?.[1];
    expect(await see('clerk')).toBe('1');
    expect(await see('street-clerk')).toBe('2');
    expect(await see('reviewer')).toBe('2');
    expect(await see('supervisor')).toBe('3');
  });

  it('can be narrowed to an office below, and never widened to another', async () => {
    const desk = await openFiguresDesk(cases);
    const browser = await desk.as('street-clerk');
    const own = await browser.get('/desk/figures?office=dongshi-1');
    expect(wordsOf(own.text)).toContain('样板社区便民服务站和下面的单位');
    expect(wordsOf(own.text)).toMatch(/收到 1 件/);
    for (const address of [
      '?office=xili',
      '?office=district',
      '?office=nowhere',
      '?service=none',
      '?year=2028',
      '?year=x',
    ])
      expect((await browser.get(`/desk/figures${address}`)).status, address).toBe(404);
    expect((await browser.get('/desk/figures/2026.pdf?office=xili')).status).toBe(404);
    expect((await browser.get('/desk/figures/2026.csv')).status).toBe(404);
    expect((await browser.get('/desk/figures/9999.pdf')).status).toBe(404);
  });

  it('is nobody who is not signed in', async () => {
    const desk = await openFiguresDesk(cases);
    const stranger = await fetch(new URL('/desk/figures/2027.pdf', desk.url), { redirect: 'manual' });
    expect(stranger.status).not.toBe(200);
    expect((await fetchFile(desk, 'clerk', '/desk/figures/2027.pdf')).status).toBe(200);
  });
});
