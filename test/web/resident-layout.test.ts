import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser } from '../setup/browser.ts';
import { answer, REFERENCE, TOKEN, views } from './fixture-views.ts';
import { openHouse, type TestHouse } from './house.ts';

let house: TestHouse;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await house.close();
});
beforeEach(() => {
  house.heard.length = 0;
  house.show(views.choice);
});
afterEach(() => context.close());

/** A browser without script, on a phone unless said otherwise: what is laid out here needs none. */
async function open({ lang = 'zh-CN', text = 'normal', width = 390 } = {}): Promise<void> {
  context = await browser.newContext({ viewport: { width, height: 844 }, javaScriptEnabled: false });
  const cookies = { ezhan_lang: lang, ezhan_text: text };
  await context.addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url: house.url })));
  page = await context.newPage();
}

describe('Before the first question', () => {
  it.each(['zh-CN', 'en'] as const)(
    'the consent and its answers are in sight on a phone in large text, and lead on without script, in %s',
    async (lang) => {
      await open({ lang, text: 'large' });
      house.show({ ...views.intro, overview: { ...views.intro.overview, lang } });
      await page.goto(`${house.url}/#now`);
      const agree = page.getByRole('button', { name: '我同意，开始吧' });
      for (const one of [page.getByText('会用到两位的姓名'), agree, page.getByRole('button', { name: '不同意' })])
        expect(await inSight(one)).toBe(true);
      await agree.click();
      expect(house.heard).toMatchObject([{ event: { type: 'tap', data: 'begin.first-child-certificate' } }]);
    },
  );

  it('what to have at hand is a list, and a long enumeration opens at a press', async () => {
    await open();
    house.show(views.intro);
    await page.goto(`${house.url}/`);
    const about = page.locator('.about');
    expect(await about.getByRole('listitem').allTextContents()).toEqual([
      '两人的身份证',
      '两人的户口本',
      '结婚证',
      '两人合影 1 张',
    ]);
    expect(await about.getByText('妇科超声').isVisible()).toBe(false);
    await about.getByText('一共 8 样').click();
    expect(await about.getByText('妇科超声').isVisible()).toBe(true);
  });

  it('a move that is always at hand is not offered twice', async () => {
    await open();
    for (const view of [views.intro, views.greeting]) {
      house.show(view);
      await page.goto(`${house.url}/`);
      expect(await page.locator('.talk').getByRole('button', { name: '查进度' }).count()).toBe(1);
    }
  });
});

/** Whether all of it is in the window, with nothing over its middle. */
async function inSight(one: Locator): Promise<boolean> {
  return one.evaluate((element) => {
    const { top, bottom, left, width } = element.getBoundingClientRect();
    const over = document.elementFromPoint(left + width / 2, (top + bottom) / 2);
    return top >= 0 && bottom <= innerHeight && (over === element || element.contains(over));
  });
}

describe('A long list of answers', () => {
  it('begins with a few and opens in place without script, its numbers going on', async () => {
    await open();
    house.show(views['long-list']);
    await page.goto(`${house.url}/#now`);
    expect(await page.locator('.choice:visible').count()).toBe(8);
    await page.getByText('看全部 57 个').click();
    expect(await page.locator('.choice:visible').count()).toBe(57);
    const last = page.locator('.choice').last();
    expect(await last.textContent()).toBe('57民族57');
    await last.click();
    expect(house.heard).toMatchObject([{ event: { type: 'tap', data: answer('e56') } }]);
  });
});

describe('On paper', () => {
  it.each([
    ['the receipt', '/'],
    ['the status page', `/s/${REFERENCE}?token=${TOKEN}`],
  ])('%s prints what it says and nothing to press', async (_name, path) => {
    await open({ width: 794 });
    house.show(views.receipt);
    await page.goto(house.url + path);
    await page.emulateMedia({ media: 'print' });
    expect(
      await page.locator('button:visible, input:visible, .dock:visible, .prefs:visible, .foot:visible').count(),
    ).toBe(0);
    expect(await page.locator('.ref').filter({ hasText: REFERENCE }).isVisible()).toBe(true);
    expect(await page.getByText('没错，提交').isVisible()).toBe(false);
    if (path === '/') expect(await page.locator('.qr').isVisible()).toBe(true);
  });
});

describe('Beside the talk', () => {
  it('the section that is asked stands open, and of the others it says how far they are', async () => {
    await open({ width: 1280 });
    await page.goto(`${house.url}/`);
    const groups = page.locator('.steps > li');
    expect(await groups.locator('summary').allTextContents()).toEqual(['结婚登记2/3', '女方0/4', '男方1/3']);
    expect(await groups.nth(0).locator('li').first().isVisible()).toBe(true);
    expect(await groups.nth(2).locator('li').first().isVisible()).toBe(false);
    await groups.nth(2).locator('summary').click();
    await page.getByRole('button', { name: '改 工作单位' }).click();
    expect(house.heard).toMatchObject([{ event: { type: 'tap' } }]);
  });
});

describe('Who comes back after submitting', () => {
  it('sees the ticket first, and the talk before it when asked', async () => {
    await open();
    const talk = [...views.choice.entries, ...views.receipt.entries].map((entry, at) => ({ ...entry, id: at + 1 }));
    house.show({ ...views.receipt, entries: talk });
    await page.goto(`${house.url}/`);
    expect(await page.getByText('记下了').count()).toBe(0);
    const { y } = (await page.locator('.ticket').boundingBox()) ?? { y: Infinity };
    expect(y).toBeLessThan(422);
    await page.getByRole('link', { name: '看之前的对话' }).click();
    expect(await page.getByText('记下了').count()).toBe(1);
  });
});
