import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Download, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Lang } from '../../src/forms/types.ts';

interface Screen {
  readonly lang?: Lang;
  readonly width?: number;
}

/** Somebody of the desk in a browser of their own; looks at each new page as a screen reader and a narrow screen would. */
export class DeskPage {
  /** Kinds of pages that were looked at, by whomever of this test file. */
  static readonly #looked = new Set<string>();

  private constructor(
    private readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  static async open(browser: Browser, url: string, { lang = 'zh-CN', width = 1280 }: Screen = {}): Promise<DeskPage> {
    const context = await browser.newContext({
      baseURL: url,
      locale: lang,
      viewport: { width, height: 900 },
      reducedMotion: 'reduce',
      acceptDownloads: true,
    });
    context.setDefaultTimeout(30_000);
    return new DeskPage(context, await context.newPage());
  }

  /** Another window of the same browser. */
  async window(): Promise<DeskPage> {
    return new DeskPage(this.context, await this.context.newPage());
  }

  async goes(to: string): Promise<void> {
    await this.page.goto(to);
    await this.looks();
  }

  /** Presses what is called so, and looks at the page that comes of it. */
  async presses(name: string | RegExp): Promise<void> {
    await Promise.all([this.page.waitForEvent('load'), this.#control(name).click()]);
    await this.looks();
  }

  /** Fills in the page of the sign-in, in whichever language. */
  async signsIn(login: string, password: string): Promise<void> {
    await this.page.locator('#login').fill(login);
    await this.page.locator('#password').fill(password);
    await Promise.all([
      this.page.waitForEvent('load'),
      this.page.locator('form[action="/desk/sign-in"] button').click(),
    ]);
    await this.looks();
  }

  /** Presses what is answered with a file. */
  async saves(name: string): Promise<Download> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.#control(name).click()]);
    return download;
  }

  /** Orders a file that may take a while: it comes at once, or from the page that says how far it is. */
  async orders(name: string, link: string): Promise<Download> {
    const arrives = this.page.waitForEvent('download');
    await this.#control(name).click();
    const isReady = this.page
      .waitForURL('**/papers/jobs/*')
      .then(() => this.page.locator('a[href$="/file"]').waitFor());
    const first = await Promise.race([arrives, isReady.catch(() => undefined)]);
    if (first === undefined) {
      await this.looks();
      await this.#control(link).click();
    }
    return arrives;
  }

  async unfolds(summary: string): Promise<void> {
    await this.page.locator('summary', { hasText: summary }).first().click();
  }

  async fills(fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, text] of Object.entries(fields)) await this.#field(label).fill(text);
  }

  async chooses(fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, option] of Object.entries(fields)) await this.#field(label).selectOption({ label: option });
  }

  /** The references of the cases in the queue, in their order. */
  references(): Promise<string[]> {
    return this.page.locator('[data-row] td.code').allInnerTexts();
  }

  /** Goes to a view of the queue, and picks all that is on its page. */
  async picksAll(view: string): Promise<void> {
    await this.goes(view);
    for (const box of await this.page.locator('input[name="pick"]').all()) await box.check();
  }

  /** What a person reads of the page. */
  async reads(): Promise<string> {
    return this.page.locator('body').innerText();
  }

  async close(): Promise<void> {
    await this.context.close();
  }

  /** Nothing that a screen reader or a keyboard would miss, nothing wider than the screen; once for each kind of page. */
  async looks(): Promise<void> {
    const { pathname } = new URL(this.page.url());
    const parts = await this.page
      .locator('form, table, .errors, .note')
      .evaluateAll((all) => all.map((one) => one.id || one.getAttribute('class')).join(' '));
    const place = pathname.replace(/[A-Z]{2}-\w{4}-\w{4}|(?<=welcome\/).*/, '');
    const lang = await this.page.locator('html').getAttribute('lang');
    const kind = [this.page.viewportSize()?.width, lang, place, parts].join(' ');
    if (DeskPage.#looked.has(kind)) return;
    DeskPage.#looked.add(kind);
    const { violations } = await new AxeBuilder({ page: this.page }).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    const over = await this.page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect([this.page.url(), found, over]).toEqual([this.page.url(), [], 0]);
  }

  #control(name: string | RegExp) {
    const exact = typeof name === 'string';
    return this.page
      .getByRole('button', { name, exact })
      .or(this.page.getByRole('link', { name, exact }))
      .filter({ visible: true })
      .first();
  }

  #field(label: string) {
    return this.page.getByLabel(label, { exact: true }).filter({ visible: true }).first();
  }
}
