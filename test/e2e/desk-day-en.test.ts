import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBack } from '../pdf/read-back.ts';
import { openBrowser } from '../setup/browser.ts';
import { addClerkByCommand } from '../support/commands.ts';
import { DeskPage } from '../support/desk-page.ts';
import { PASSWORD } from '../support/desk-staff.ts';
import { sendByApi } from '../support/portal.ts';
import { startProgram, type Program } from '../support/program.ts';
import { published } from '../support/web-resident.ts';

const LONG = 120_000;
const ADMIN = { DESK_ADMIN_USER: 'admin', DESK_ADMIN_PASSWORD: 'some other plain words' };

describe('A morning at the desk in English', { timeout: LONG }, () => {
  let program: Program;
  let browser: Browser;

  beforeAll(async () => {
    [program, browser] = await Promise.all([startProgram(ADMIN), openBrowser()]);
  }, LONG);
  afterAll(async () => {
    await browser.close();
    expect(await program.stop()).toBe(0);
    expect(program.log()).toBe('');
  });

  it('leads the administrator of the settings to codes before anything else', async () => {
    const admin = await DeskPage.open(browser, program.url, { lang: 'en' });
    await admin.goes('/desk');
    await admin.signsIn('admin', ADMIN.DESK_ADMIN_PASSWORD);
    expect(new URL(admin.page.url()).pathname).toBe('/desk/me/codes');
    expect(program.printed()).toHaveLength(1);
    await admin.close();
  });

  it('is a link, a case, a number with its reason, a note, a paper, an export and the way out', async () => {
    const newcomer = { login: 'lee', name: 'Li Lian', role: 'clerk', office: 'nanyang', lang: 'en' };
    const clerk = await DeskPage.open(browser, program.url, { lang: 'en', width: 390 });
    await clerk.goes(await addClerkByCommand(program, newcomer));
    await clerk.fills({ 'New password': PASSWORD, 'The new password once more': PASSWORD });
    await clerk.presses('Save, and open the desk');
    expect(await clerk.reads()).toContain('Nothing left to do. Well done.');
    const { examples } = await published(program.url, 'migrant-certificate', 'en');
    const { materials: _, ...answers } = examples.valid[0]?.answers ?? {};
    const reference = await sendByApi(program.url, 'migrant-certificate', answers, 'en');
    await clerk.presses('1 new case: show it');
    await clerk.presses(reference);
    await clerk.unfolds('Show (recorded)');
    await clerk.chooses({ 'Why do you need it?': 'To compare with the materials' });
    await clerk.presses('Show');
    expect(await clerk.reads()).toContain('000000 20010809 0244');
    await clerk.presses('Accept, the rest to follow');
    await clerk.fills({ 'Write a note': 'The pictures follow on Friday.' });
    await clerk.presses('Save the note');
    expect(await clerk.reads()).toContain('Note saved.');
    const paper = await clerk.page.request.get(`/desk/cases/${reference}/papers/application.pdf`);
    expect((await readBack({ ok: true, bytes: await paper.body() })).text).toContain(reference);
    await clerk.presses('Cases');
    expect((await clerk.saves('Export XLSX')).suggestedFilename()).toMatch(/\.xlsx$/);
    await clerk.presses('Sign out');
    expect(await clerk.reads()).toContain('Sign in to the desk');
    await clerk.close();
  });
});
