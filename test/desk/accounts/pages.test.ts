import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openBrowser } from '../../setup/browser.ts';
import { openDesk, PASSWORD, type TestDesk } from '../../support/desk.ts';
import { listeningRoom } from './room.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const LANGS = [
  ['zh-CN', 390],
  ['en', 1280],
] as const;

async function open(lang: 'zh-CN' | 'en', width: number): Promise<{ readonly desk: TestDesk; readonly page: Page }> {
  const { room } = listeningRoom();
  const desk = await openDesk({ rooms: () => [room] });
  for (const { id } of Object.values(desk.clerks)) await desk.store.clerks.setLang(id, lang);
  const context: BrowserContext = await browser.newContext({ locale: lang, viewport: { width, height: 844 } });
  onTestFinished(() => context.close());
  return { desk, page: await context.newPage() };
}

/** Nothing that a screen reader or a keyboard would miss, and nothing wider than the screen. */
async function isFit(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  const over = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  expect([page.url(), found, over]).toEqual([page.url(), [], 0]);
}

async function signIn(page: Page, login: string, password = PASSWORD): Promise<void> {
  await page.fill('#login', login);
  await page.fill('#password', password);
  await page.press('#password', 'Enter');
}

// A browser, and a look at each page: on a machine that does much else it takes its time.
describe.each(LANGS)('In a real browser, in %s at %s pixels', { timeout: 240_000 }, (lang, width) => {
  it('an administrator signs in with a code', async () => {
    const { desk, page } = await open(lang, width);
    await page.goto(`${desk.url}/desk/me`);
    await isFit(page);
    await signIn(page, 'administrator', 'wrong');
    await isFit(page);
    // The focus is at what is wrong, or one step before it.
    expect(await page.locator('[data-errors]').count()).toBe(1);
    await signIn(page, 'administrator');
    await page.waitForURL('**/desk/code');
    await isFit(page);
    await page.fill('#code', await desk.code());
    await page.press('#code', 'Enter');
    await page.waitForURL('**/desk/me');
    await isFit(page);
  });

  it('everybody can use the pages about their own account', async () => {
    const { desk, page } = await open(lang, width);
    await page.goto(`${desk.url}/desk/me/password`);
    await signIn(page, 'clerk');
    await page.waitForURL('**/desk/me/password');
    await isFit(page);
    await page.goto(`${desk.url}/desk/nothing-here`);
    await isFit(page);
    const secret = desk.store.clerks.newSecret();
    await desk.store.clerks.setCodes(desk.clerks.clerk.id, secret, await desk.code(secret), desk.house.now());
    await page.goto(`${desk.url}/desk/me/codes`);
    await isFit(page);
  });

  it('a clerk sets codes up, and sees the recovery codes', async () => {
    const { desk, page } = await open(lang, width);
    await page.goto(`${desk.url}/desk/me/codes`);
    await signIn(page, 'clerk');
    await page.waitForURL('**/desk/me/codes');
    await isFit(page);
    const secret = ((await page.textContent('.door .code')) ?? '').replaceAll(' ', '');
    await page.fill('#code', await desk.code(secret));
    await page.fill('#password', PASSWORD);
    await page.press('#password', 'Enter');
    await page.waitForSelector('.recovery');
    expect(await page.locator('.recovery li').count()).toBe(10);
    await isFit(page);
  });

  it('a one-time link opens, and one that is over says so', async () => {
    const { desk, page } = await open(lang, width);
    const token = await desk.store.clerks.makeLink(desk.clerks.clerk.id, desk.house.now() + 1000);
    await page.goto(`${desk.url}/desk/welcome/${token}`);
    await isFit(page);
    await page.fill('#new-password', 'short');
    await page.fill('#again', 'short');
    await page.press('#again', 'Enter');
    await page.waitForSelector('.problem');
    await isFit(page);
    desk.pass(1000);
    await page.goto(`${desk.url}/desk/welcome/${token}`);
    await isFit(page);
  });

  it('a note that came too late is carried over the sign-in', async () => {
    const { desk, page } = await open(lang, width);
    await page.goto(`${desk.url}/desk/me`);
    await signIn(page, 'clerk');
    await page.waitForURL('**/desk/me');
    desk.pass(31 * 60_000);
    // A form as the rooms have them, on a page that was open all the while.
    await page.evaluate(`(() => {
      const form = document.createElement('form');
      Object.assign(form, { method: 'post', action: '/desk/note', id: 'late' });
      const csrf = document.querySelector('input[name=csrf]').cloneNode();
      const note = Object.assign(document.createElement('textarea'), { name: 'text', value: '第一行\\n第二行，写了很久' });
      form.append(csrf, note);
      document.body.append(form);
      form.submit();
    })()`);
    await page.waitForSelector('#login');
    await isFit(page);
    await signIn(page, 'clerk');
    await page.waitForURL('**/desk/carry-on');
    await isFit(page);
    expect(await page.textContent('.written')).toContain('第二行，写了很久');
    expect(await page.inputValue('textarea[name=text]')).toBe('第一行\n第二行，写了很久');
  });
});
