import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { Lang } from '../../src/forms/types.ts';
import { openBrowser } from '../setup/browser.ts';
import { startProgram, type Program } from './program.ts';
import { moved, type Published } from './web-resident.ts';

/** The program and a browser for the tests of a file, and what a resident does around the questions. */
export interface WebChat {
  readonly program: Program;
  readonly page: Page;
  /** The chat's page on a phone, in a language, with or without script. */
  open(lang: Lang, script?: boolean): Promise<void>;
  /** The taps from the greeting to the first question: the group, the service, the consent. */
  begin(service: Published): Promise<void>;
  submit(): Promise<void>;
  isAccessible(): Promise<void>;
}

/** Starts both before the first test of a file, and ends them after the last. */
export function useWebChat(): WebChat {
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

  return {
    get program() {
      return program;
    },
    get page() {
      return page;
    },
    open: async (lang, script = true) => {
      context = await browser.newContext({
        viewport: { width: 390, height: 844 },
        javaScriptEnabled: script,
        reducedMotion: 'reduce',
        locale: lang,
        acceptDownloads: true,
      });
      context.setDefaultTimeout(20_000);
      page = await context.newPage();
      await page.goto(program.url);
    },
    begin: async ({ id, group }) => {
      await moved(page, () =>
        page.locator(`button[value="group.${group}"], button[value="service.${id}"]`).first().click(),
      );
      const tile = page.locator(`#now button[value="service.${id}"]`);
      if ((await tile.count()) > 0) await moved(page, () => tile.click());
      await moved(page, () => page.locator(`button[value^="begin.${id}"]`).click());
    },
    submit: async () => {
      for (const tick of await page.locator('.check .tick input').all()) await tick.check();
      await moved(page, () => page.locator('.check .btn.main').click());
    },
    isAccessible: async () => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
    },
  };
}
