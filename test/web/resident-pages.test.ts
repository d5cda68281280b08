import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser } from '../setup/browser.ts';
import { answer, REFERENCE, TOKEN, views } from './fixture-views.ts';
import { openHouse, PNG, type TestHouse } from './house.ts';

let house: TestHouse;
let browser: Browser;
let context: BrowserContext;
let page: Page;

const LONG = 90_000;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
}, LONG);
afterAll(async () => {
  await browser.close();
  await house.close();
});
beforeEach(() => {
  house.heard.length = 0;
  house.break(false);
  house.show(views.choice);
});
afterEach(() => context.close());

interface Look {
  readonly lang: 'zh-CN' | 'en';
  readonly text: 'normal' | 'large';
  readonly theme: 'light' | 'dark';
}
const PLAIN: Look = { lang: 'zh-CN', text: 'normal', theme: 'light' };

/** A phone, unless said otherwise. */
async function open(look: Look, options: { readonly width?: number; readonly script?: boolean } = {}): Promise<void> {
  context = await browser.newContext({
    viewport: { width: options.width ?? 390, height: 844 },
    javaScriptEnabled: options.script ?? true,
    reducedMotion: 'reduce',
    locale: look.lang,
  });
  const cookies = { ezhan_lang: look.lang, ezhan_text: look.text, ezhan_theme: look.theme };
  await context.addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url: house.url })));
  page = await context.newPage();
}

/** Every page there is, with the chat in the page's language. */
async function* pagesIn(lang: Look['lang']): AsyncGenerator<string> {
  for (const [name, view] of Object.entries(views)) {
    house.show({ ...view, overview: { ...view.overview, lang } });
    await page.goto(`${house.url}/`);
    yield name;
  }
  const summary = views.summary;
  house.show({ ...summary, overview: { ...summary.overview, lang } });
  for (const path of [
    '/?notice=unconfirmed',
    '/?notice=stale',
    `/s/${REFERENCE}?token=${TOKEN}`,
    `/s/${REFERENCE}`,
    '/privacy',
    '/help',
    '/nowhere',
  ]) {
    await page.goto(house.url + path);
    yield path;
  }
}

describe('Every page', () => {
  it.each<Look>([
    PLAIN,
    { lang: 'zh-CN', text: 'large', theme: 'dark' },
    { lang: 'en', text: 'large', theme: 'light' },
    { lang: 'en', text: 'normal', theme: 'dark' },
  ])(
    'passes the accessibility check and fits a phone: $lang, $text text, $theme',
    async (look) => {
      await open(look);
      const faults: string[] = [];
      for await (const name of pagesIn(look.lang)) {
        const { violations } = await new AxeBuilder({ page }).analyze();
        faults.push(
          ...violations.map((one) => `${name}: ${one.id} at ${one.nodes.map((node) => node.html).join(' ')}`),
        );
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (overflow > 0) faults.push(`${name}: ${String(overflow)} px too wide`);
        faults.push(...(await smallTargets()).map((target) => `${name}: small target ${target}`));
      }
      expect(faults).toEqual([]);
    },
    LONG,
  );

  it(
    'fits a window of any width, down to 320 pixels in large text',
    async () => {
      await open({ lang: 'en', text: 'large', theme: 'light' });
      const faults: string[] = [];
      for await (const name of pagesIn('en'))
        for (const width of [320, 600, 1000, 1280]) {
          await page.setViewportSize({ width, height: 800 });
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          if (overflow > 0) faults.push(`${name} at ${String(width)}: ${String(overflow)} px too wide`);
        }
      expect(faults).toEqual([]);
    },
    LONG,
  );

  it(
    'loads nothing from elsewhere and breaks no rule of its own policy',
    async () => {
      await open(PLAIN);
      const faults: string[] = [];
      page.on('request', (request) => {
        if (!request.url().startsWith(house.url)) faults.push(request.url());
      });
      page.on('console', (message) => {
        if (/Content Security Policy|Refused/.test(message.text())) faults.push(message.text());
      });
      let pages = 0;
      for await (const name of pagesIn('zh-CN')) if (name !== '') pages++;
      expect(pages).toBeGreaterThan(20);
      expect(faults).toEqual([]);
    },
    LONG,
  );
});

/** What is tapped must be at least 44 pixels high; a link within words, as high as its line. */
async function smallTargets(): Promise<string[]> {
  return page.evaluate(() => {
    const controls = document.querySelectorAll<HTMLElement>(
      'button, summary, select, textarea, .btn, .pill, input:not([type=hidden]):not([type=checkbox]), label.tick, a',
    );
    return [...controls].flatMap((one) => {
      const { width, height } = one.getBoundingClientRect();
      if (height === 0 || one.classList.contains('skip')) return [];
      const within = one.tagName === 'A' && getComputedStyle(one).display === 'inline';
      return height + 0.5 >= (within ? 18 : one.closest('.themes, .foot') ? 24 : 44) && width >= 24
        ? []
        : [one.outerHTML];
    });
  });
}

describe('Without script', () => {
  beforeEach(() => open(PLAIN, { script: false }));

  it('a tap is answered and what is asked now is in view', async () => {
    house.leadTo(views.date);
    await page.goto(`${house.url}/`);
    await page.getByRole('button', { name: '女方' }).click();
    expect(page.url()).toBe(`${house.url}/#now`);
    expect(house.heard).toMatchObject([{ event: { type: 'tap', data: answer('wife') } }]);
    await page.getByLabel('年').fill('2026');
    await page.getByLabel('月').fill('5');
    await page.getByLabel('日', { exact: true }).fill('20');
    await page.getByRole('button', { name: '下一步' }).click();
    expect(house.heard.at(-1)).toMatchObject({ event: { type: 'text', text: '2026-5-20' } });
  });

  it('photos can be sent', async () => {
    house.show(views.files);
    await page.goto(`${house.url}/`);
    await page.getByLabel('还有的话，接着选').setInputFiles({ name: '户口簿.png', mimeType: 'image/png', buffer: PNG });
    await page.getByRole('button', { name: '发送' }).click();
    expect(house.heard).toMatchObject([{ event: { type: 'files', files: [{ name: '户口簿.png' }] } }]);
  });

  it('the summary is sent only with both ticks, and each line can be changed without them', async () => {
    house.show(views.summary);
    await page.goto(`${house.url}/`);
    await page.getByRole('button', { name: '没错，提交' }).click();
    expect(house.heard).toEqual([]);
    await page.getByRole('button', { name: '修改 登记日期' }).click();
    expect(house.heard).toHaveLength(1);
    for (const box of await page.getByRole('checkbox').all()) await box.check();
    await page.getByRole('button', { name: '没错，提交' }).click();
    expect(house.heard.at(-1)).toMatchObject({ echo: { text: '没错，提交' } });
  });
});

describe('With script', () => {
  beforeEach(() => open(PLAIN));

  it('only the main part is exchanged, and the focus goes to the question', async () => {
    house.leadTo(views['date-wrong']);
    await page.goto(`${house.url}/`);
    await page.evaluate(() => {
      document.body.dataset.same = 'yes';
    });
    await page.getByRole('button', { name: '女方' }).click();
    await page.getByRole('heading', { name: '哪一天登记结婚的？' }).waitFor();
    expect(await page.evaluate(() => [document.body.dataset.same, document.activeElement?.id])).toEqual(['yes', 'q']);
    expect(await page.title()).toContain('第 2 项，共 12 项');
  });

  it('who comes back sees the open question at once', async () => {
    await page.goto(`${house.url}/`);
    await expect.poll(() => page.evaluate(() => Math.round(scrollY))).toBeGreaterThan(300);
    const top = await page
      .getByRole('heading', { name: '两位当中' })
      .evaluate((one) => one.getBoundingClientRect().top);
    expect(top).toBeGreaterThan(60);
    expect(top).toBeLessThan(420);
  });

  it('a double click is one turn', async () => {
    await page.goto(`${house.url}/`);
    await page.getByRole('button', { name: '女方' }).dblclick();
    await page.waitForTimeout(300);
    expect(house.heard).toHaveLength(1);
  });

  it('what could not be sent stays, is said, and can be sent again', async () => {
    house.show(views.text);
    await page.goto(`${house.url}/`);
    await page.getByLabel('女方姓名').fill('张示梅');
    await page.route('**/chat', (route) => route.abort());
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('alert').filter({ hasText: '没发出去' }).waitFor();
    expect(await page.getByLabel('女方姓名').inputValue()).toBe('张示梅');
    await page.unroute('**/chat');
    await page.getByRole('button', { name: '下一步' }).click();
    await expect.poll(() => house.heard).toMatchObject([{ event: { type: 'text', text: '张示梅' } }]);
  });

  it('photos are sent in the background', async () => {
    house.show(views.files);
    house.leadTo(views.choice);
    await page.goto(`${house.url}/`);
    await page.getByLabel('还有的话，接着选').setInputFiles([
      { name: '一.png', mimeType: 'image/png', buffer: PNG },
      { name: '二.png', mimeType: 'image/png', buffer: PNG },
    ]);
    await page.getByRole('button', { name: '发送' }).click();
    await page.getByRole('heading', { name: '两位当中' }).waitFor();
    expect(house.heard).toMatchObject([{ event: { type: 'files', files: [{ name: '一.png' }, { name: '二.png' }] } }]);
  });

  it('a fault of ours is a page with a way back, not a dead end', async () => {
    house.break(true);
    await page.goto(`${house.url}/`);
    await page.getByRole('button', { name: '女方' }).click();
    await page.getByRole('heading', { name: '我们这边出了点问题' }).waitFor();
    await page.getByRole('main').getByRole('link', { name: '回到 e站' }).click();
    await page.getByRole('heading', { name: '两位当中' }).waitFor();
  });
});

describe('By keyboard alone', () => {
  beforeEach(() => open(PLAIN, { width: 1280 }));

  it('everything is reached in the order of reading, with a ring around it, and can be pressed', async () => {
    await page.goto(`${house.url}/`);
    const stops: string[] = [];
    for (let at = 0; at < 40; at++) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(() => {
        const one = document.activeElement;
        if (!(one instanceof HTMLElement) || one === document.body) return undefined;
        const ring = getComputedStyle(one).outlineStyle !== 'none' || one.classList.contains('skip');
        return `${ring ? '' : 'NO RING '}${(one.textContent || one.getAttribute('aria-label')) ?? ''}`.trim();
      });
      if (stop === undefined) break;
      stops.push(stop);
    }
    expect(stops[0]).toBe('跳到正文');
    expect(stops.filter((stop) => stop.startsWith('NO RING'))).toEqual([]);
    const order = ['1女方', '2男方', '3两人都在', '上一步', '转人工', '打字回答', '发送', '改 登记日期'];
    const places = order.map((label) => stops.findIndex((stop) => stop.includes(label)));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    await page.getByRole('button', { name: '两人都在' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => house.heard).toMatchObject([{ event: { type: 'tap', data: answer('both') } }]);
  });
});
