import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { LANGS, type Lang } from '../../src/forms/types.ts';
import { readBack } from '../pdf/read-back.ts';
import { openBrowser } from '../setup/browser.ts';
import { SERVICES } from '../support/services.ts';
import { startProgram, type Program } from '../support/program.ts';
import { card, fillInPage, moved, published, type Published } from '../support/web-resident.ts';
import { PNG } from '../web/house.ts';

let program: Program;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [program, browser] = await Promise.all([startProgram(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  expect(await program.stop()).toBe(0);
});
afterEach(() => context.close());

/** A phone, in a language, with or without script. */
async function open(lang: Lang, script = true): Promise<void> {
  context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    javaScriptEnabled: script,
    reducedMotion: 'reduce',
    locale: lang,
    acceptDownloads: true,
  });
  context.setDefaultTimeout(10_000);
  page = await context.newPage();
  await page.goto(program.url);
}

/** The taps from the greeting to the first question: the group, the service, the consent. */
async function begin(service: Published): Promise<void> {
  const group = page.locator(`button[value="group.${service.group}"], button[value="service.${service.id}"]`);
  await moved(page, () => group.first().click());
  const tile = page.locator(`#now button[value="service.${service.id}"]`);
  if ((await tile.count()) > 0) await moved(page, () => tile.click());
  await moved(page, () => page.locator(`button[value^="begin.${service.id}"]`).click());
}

async function submit(): Promise<void> {
  for (const tick of await page.locator('.check .tick input').all()) await tick.check();
  await moved(page, () => page.locator('.check .btn.main').click());
}

async function isAccessible(): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
}

describe.each(SERVICES)('A resident applies for %s in the web chat', (id) => {
  it.each(LANGS)('from the greeting to the receipt, every page accessible: %s', async (lang) => {
    await open(lang);
    const service = await published(program.url, id, lang);
    const example = service.examples.valid[lang === 'en' ? 1 : 0];
    if (!example) throw new Error(`${id} has no example`);
    await begin(service);
    const seen = new Set<string>();
    await fillInPage(page, service, example.answers, PNG, async (label) => {
      const kind = await card(page).locator('form, .choices').first().getAttribute('class');
      if (!seen.has(String(kind))) await isAccessible();
      seen.add(String(kind));
      expect(label).not.toBe('');
      return undefined;
    });
    await isAccessible();
    await submit();
    await isAccessible();
    const reference = (await page.locator('.ticket .ref').textContent()) ?? '';
    expect(reference).toMatch(/^[A-Z]{2}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('.papers a[href*="receipt.pdf"]').click(),
    ]);
    expect(download.suggestedFilename()).toContain(reference);
    const { text } = await readBack({ ok: true, bytes: await bytesOf(await download.createReadStream()) });
    expect(text).toContain(reference);
    await page.locator('.papers a[href^="/s/"]').last().click();
    await expect.poll(() => page.textContent('main')).toContain(reference);
    await isAccessible();
  });
});

async function bytesOf(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part as Uint8Array));
  return Buffer.concat(parts);
}

describe('The web chat', () => {
  it('does everything without script as well', async () => {
    await open('zh-CN', false);
    const service = await published(program.url, 'only-child-certificate', 'zh-CN');
    const example = service.examples.valid[0];
    if (!example) throw new Error('no example');
    await begin(service);
    await fillInPage(page, service, example.answers, PNG);
    await submit();
    expect(await page.locator('.ticket .ref').textContent()).toMatch(/^OC-/);
  });

  it('goes on in the same browser where the resident left off, after the program was killed', async () => {
    await open('zh-CN');
    await begin(await published(program.url, 'first-child-certificate', 'zh-CN'));
    await moved(page, () => card(page).locator('.choice').first().click());
    const label = await card(page).locator('.item b').textContent();
    await program.crashAndStart();
    await page.goto(program.url);
    expect(await card(page).locator('.item b').textContent()).toBe(label);
  });

  it('a wrong answer is explained, and what was typed is still there', async () => {
    await open('zh-CN');
    const service = await published(program.url, 'first-child-certificate', 'zh-CN');
    const example = service.examples.valid[0];
    if (!example) throw new Error('no example');
    await begin(service);
    const dates = page.locator('#now .date');
    await fillInPage(page, service, example.answers, PNG, async () => ((await dates.count()) > 0 ? 'stop' : undefined));
    const form = card(page).locator('form.answer');
    const typed = { '#a-y': '2026', '#a-m': '13', '#a-d': '1' };
    for (const [box, text] of Object.entries(typed)) await form.locator(box).fill(text);
    await moved(page, () => form.locator('button').click());
    expect(await card(page).locator('#q-problem b').textContent()).toContain('没有 13 月');
    for (const [box, text] of Object.entries(typed)) expect(await form.locator(box).inputValue()).toBe(text);
    expect(await form.locator('[aria-invalid=true]').count()).toBe(1);
    await isAccessible();
  });
});
