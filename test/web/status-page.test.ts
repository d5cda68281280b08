import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { AxeBuilder } from '@axe-core/playwright';
import { openBrowser } from '../setup/browser.ts';
import type { StatusView } from '../../src/web/status-view.ts';
import { caseView, REFERENCE, TOKEN } from './fixture-views.ts';
import { openHouse, type TestHouse } from './house.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await openHouse();
});
afterEach(() => {
  house.showCase(caseView);
  house.rated.length = 0;
});
afterAll(() => house.close());

const address = (path = ''): string => `${house.url}/s/${REFERENCE}${path}?token=${TOKEN}`;
const page = async (view: Partial<StatusView>): Promise<string> => {
  house.showCase({ ...caseView, ...view });
  return (await fetch(address(), { headers: { 'accept-language': 'zh-CN' } })).text();
};
const correction = {
  items: [{ what: '女方姓名', sentence: '和身份证差一个字，请照着写。' }],
  until: '12 月 4 日（星期五）前发来就行。',
};
const levels = [5, 4, 3, 2, 1].map((score) => ({ score, label: `评 ${score}` }));
const rate = (fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(address('/rate'), { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual', headers });

describe('The page behind the receipt', () => {
  it('lists what is to be mended, and leads on only from the browser’s own chat', async () => {
    const elsewhere = await page({ correction });
    expect(elsewhere).toContain('有 1 处要改一改或补一补');
    expect(elsewhere).toContain('和身份证差一个字，请照着写。');
    expect(elsewhere).toContain('在提交时用的那个聊天里，点“现在改”就行');
    const mend = { label: '现在改', data: `correct.${REFERENCE}` };
    expect(await page({ correction: { ...correction, mend } })).toContain(`value="correct.${REFERENCE}"`);
  });

  it('says what was decided, where it can be fetched, and how it may be withdrawn', async () => {
    const refused = await page({
      headline: '没有批准',
      outcome: { good: false, lines: ['原因：日期对不上', '不同意的话'] },
    });
    expect(refused).toContain('原因：日期对不上');
    expect(refused).toContain('note bad');
    const collect = {
      place: '东示街道便民服务中心',
      agent: '家里人来领也行。',
      map: { label: '看地图', url: 'https://map.example.org/?q=x' },
    };
    const ready = await page({ collect, links: [{ label: '撤回', data: `withdraw.${REFERENCE}` }] });
    for (const words of ['东示街道便民服务中心', '家里人来领也行。', 'href="https://map.example.org/?q=x"', '撤回'])
      expect(ready).toContain(words);
  });

  it('asks for one rating, takes it from whoever holds the receipt, and shows it', async () => {
    const asking = await page({ rating: { levels } });
    expect(asking.match(/type="radio"/g)).toHaveLength(5);
    expect(asking).toContain(`action="/s/${REFERENCE}/rate?token=${TOKEN}"`);
    const answer = await rate({ score: '4', comment: '很快' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/s/${REFERENCE}?token=${TOKEN}#rate`]);
    expect(house.rated).toEqual([{ score: '4', comment: '很快' }]);
    const given = await page({ rating: { given: '满意' } });
    expect(given).toContain('您评了：满意');
    expect(given).not.toContain('type="radio"');
  });

  it('takes no rating from another site, with a wrong token, or without one', async () => {
    expect((await rate({ score: '1' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    for (const token of ['', 'x'.repeat(22)]) {
      const body = new URLSearchParams({ score: '1' });
      const answer = await fetch(`${house.url}/s/${REFERENCE}/rate?token=${token}`, { method: 'POST', body });
      expect(answer.status).toBe(404);
    }
    expect(house.rated).toEqual([]);
  });

  it.each(['zh-CN', 'en'])(
    'with everything on it passes the accessibility check and fits a phone, in %s',
    async (lang) => {
      const collect = { place: '地点', agent: '家里人', map: { label: '看地图', url: 'https://map.example.org/' } };
      const outcome = { good: false, lines: ['原因：日期对不上', '不同意的话，60 日内可以申请行政复议。'] };
      house.showCase({ ...caseView, correction, collect, outcome, rating: { levels } });
      const browser = await openBrowser();
      const context = await browser.newContext({ viewport: { width: 390, height: 800 }, locale: lang });
      const seen = await context.newPage();
      await seen.goto(address());
      const { violations } = await new AxeBuilder({ page: seen }).analyze();
      expect(violations.map(({ id, nodes }) => `${id} at ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
      expect(await seen.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
        0,
      );
      await browser.close();
    },
    60_000,
  );
});
