import { describe, expect, it } from 'vitest';
import { firstAdministrator } from '../../../src/desk/accounts/first-administrator.ts';
import {
  addClerk,
  changeClerk,
  endClerkCodes,
  newClerkLink,
  setClerkDisabled,
  type ManageDeps,
} from '../../../src/desk/accounts/manage.ts';
import { openDesk, PASSWORD, type TestDesk } from '../../support/desk.ts';

const HOUR = 60 * 60_000;
const NEW = 'another four plain words';
const typed = { 'new-password': NEW, again: NEW };

function manage(desk: TestDesk): ManageDeps {
  const { store, house } = desk;
  const accounts = {
    clerks: store.clerks,
    record: (entry: Parameters<typeof store.desk.record>[0]) => store.desk.record(entry),
  };
  return { accounts, district: house.district, publicUrl: desk.url, now: house.now };
}

/** A house in which nobody has an account. */
async function empty(): Promise<TestDesk> {
  const desk = await openDesk();
  for (const table of ['sessions', 'clerk_links', 'clerk_recovery', 'clerks', 'audit'])
    await desk.stored.sql(`delete from ${table}`);
  return desk;
}

const person = { login: 'Wu', name: ' 吴示例 ', role: 'clerk', office: 'dongshi-1' };

describe('A new account', () => {
  it('opens by its link, once, with a password of one’s own', async () => {
    const desk = await openDesk();
    const added = await addClerk(manage(desk), `clerk:${desk.clerks.administrator.id}`, person);
    expect(added).toMatchObject({ kind: 'added', clerk: { login: 'wu', name: '吴示例', hasPassword: false } });
    const link = added.kind === 'added' ? added.link : '';
    const browser = desk.browser();
    const page = await browser.get(link);
    expect(page.text).toContain('吴示例，您好。您的登录名是 wu。');
    expect(page.headers.get('referrer-policy')).toBe('strict-origin');
    expect((await browser.post(link, typed)).to).toBe('/desk');
    expect((await browser.get('/desk/me')).text).toContain('吴示例');
    expect((await desk.browser().get(link)).status).toBe(404);
    const again = desk.browser();
    await again.get('/desk/sign-in');
    expect((await again.post('/desk/sign-in', { login: 'wu', password: NEW })).to).toBe('/desk');
  });

  it.each([
    [{ login: 'two words' }, ['login']],
    [{ login: '' }, ['login']],
    [{ login: '-x' }, ['login']],
    [{ login: 'clerk' }, ['login-taken']],
    [{ login: 'CLERK' }, ['login-taken']],
    [{ name: ' ' }, ['name']],
    [{ role: 'king' }, ['role']],
    [{ office: 'elsewhere' }, ['office']],
    [{ login: '!', name: '', role: '', office: '' }, ['login', 'name', 'role', 'office']],
  ])('is refused with %j', async (wrong, codes) => {
    const desk = await openDesk();
    const added = await addClerk(manage(desk), 'console', { ...person, ...wrong });
    expect(added.kind === 'refused' ? added.problems.map(({ code }) => code) : added).toEqual(codes);
    expect(await desk.store.clerks.list()).toHaveLength(5);
  });
});

describe('A one-time link', () => {
  it('is over after three days, and is not used up by looking at it', async () => {
    const desk = await openDesk();
    const link = await newClerkLink(manage(desk), 'console', desk.clerks.clerk.id);
    desk.pass(72 * HOUR - 1);
    expect((await desk.browser().get(link)).status).toBe(200);
    desk.pass(1);
    const over = await desk.browser().get(link);
    expect(over.status).toBe(404);
    expect(over.text).toContain('这个链接用不了了');
  });

  it('ends when a newer one is made, when the account is disabled, and is nothing without its token', async () => {
    const desk = await openDesk();
    const first = await newClerkLink(manage(desk), 'console', desk.clerks.clerk.id);
    const second = await newClerkLink(manage(desk), 'console', desk.clerks.clerk.id);
    expect((await desk.browser().get(first)).status).toBe(404);
    expect((await desk.browser().get(second)).status).toBe(200);
    await setClerkDisabled(manage(desk), 'console', desk.clerks.clerk.id, true);
    expect((await desk.browser().get(second)).status).toBe(404);
    expect((await desk.browser().get('/desk/welcome/guessed')).status).toBe(404);
    expect(JSON.stringify(await desk.stored.sql('select * from clerk_links'))).not.toContain(second.slice(-32));
  });

  it('ends every session of the account with the old password, and still asks for the code', async () => {
    const desk = await openDesk();
    const old = await desk.as('administrator');
    const link = await newClerkLink(manage(desk), 'console', desk.clerks.administrator.id);
    const browser = desk.browser();
    await browser.get(link);
    expect((await browser.post(link, typed)).to).toBe('/desk/code');
    expect((await old.get('/desk/me')).to).toMatch(/sign-in/);
  });

  it('takes no weak password, nor two that differ, nor a forged form', async () => {
    const desk = await openDesk();
    const link = await newClerkLink(manage(desk), 'console', desk.clerks['street-clerk'].id);
    const browser = desk.browser();
    await browser.get(link);
    for (const [password, again, words] of [
      ['short', 'short', '至少要 10 个字'],
      ['街道办事大厅窗口', '街道办事大厅窗口', '至少要 10 个字'],
      ['woaini1314520', 'woaini1314520', '太常见'],
      ['aaaaaaaaaaaa', 'aaaaaaaaaaaa', '太常见'],
      ['Street-Clerk1', 'Street-Clerk1', '几乎只有登录名'],
      [NEW, `${NEW}!`, '两遍输的不一样'],
    ] as const) {
      const answer = await browser.post(link, { 'new-password': password, again });
      expect([answer.status, answer.text.includes(words)]).toEqual([422, true]);
    }
    expect((await browser.post(link, typed, { csrf: 'x' })).status).toBe(403);
    const plain = '街道 窗口 周五 下雨';
    expect((await browser.post(link, { 'new-password': plain, again: plain })).to).toBe('/desk');
  });
});

describe('The first administrator', () => {
  it('is made from the settings, once, and sets codes up first', async () => {
    const desk = await empty();
    const named = { login: 'Zhou', password: PASSWORD };
    expect(await firstAdministrator(manage(desk), named)).toBeUndefined();
    expect(await desk.store.clerks.list()).toMatchObject([
      { login: 'zhou', role: 'administrator', office: 'district' },
    ]);
    expect(await firstAdministrator(manage(desk), { login: 'other', password: PASSWORD })).toBeUndefined();
    expect(await firstAdministrator(manage(desk), undefined)).toBeUndefined();
    expect(await desk.store.clerks.list()).toHaveLength(1);
    const browser = desk.browser();
    await browser.get('/desk/sign-in');
    expect((await browser.post('/desk/sign-in', { login: 'zhou', password: PASSWORD })).to).toBe('/desk');
    expect((await browser.get('/desk')).to).toBe('/desk/me/codes');
  });

  it('is made with a link, where nobody is named: once, and within a day', async () => {
    const desk = await empty();
    const old = (await firstAdministrator(manage(desk), undefined)) ?? '';
    const link = (await firstAdministrator(manage(desk), undefined)) ?? '';
    expect(link).toMatch(new RegExp(`^${desk.url}/desk/welcome/[\\w-]{32}$`));
    expect((await desk.browser().get(old)).status).toBe(404);
    const [browser, slower] = [desk.browser(), desk.browser()];
    await browser.get(link);
    await slower.get(link);
    const wrong = await browser.post(link, { login: 'no spaces', name: '', ...typed });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('value="no spaces"');
    expect((await browser.post(link, { login: 'Zhou', name: '周管理', ...typed })).to).toBe('/desk');
    expect((await slower.post(link, { login: 'other', name: '别人', ...typed })).status).toBe(404);
    expect(await desk.store.clerks.list()).toMatchObject([{ login: 'zhou', name: '周管理', role: 'administrator' }]);
  });

  it('has a link that is over after a day', async () => {
    const desk = await empty();
    const link = (await firstAdministrator(manage(desk), undefined)) ?? '';
    desk.pass(24 * HOUR);
    expect((await desk.browser().get(link)).status).toBe(404);
  });
});

describe('Keeping accounts', () => {
  it('changes name, role and office, and writes down who did it to whom', async () => {
    const desk = await openDesk();
    const { administrator, clerk } = desk.clerks;
    const by = `clerk:${administrator.id}` as const;
    const typedNew = { name: '王样本', role: 'reviewer', office: 'dongshi' };
    expect(await changeClerk(manage(desk), by, clerk, typedNew)).toBe('changed');
    expect(await desk.store.clerks.find(clerk.id)).toMatchObject(typedNew);
    expect(await changeClerk(manage(desk), by, clerk, { ...typedNew, office: 'x' })).toEqual([
      { field: 'office', code: 'office' },
    ]);
    const audit = await desk.stored.sql(`select actor, action, detail from audit where action = 'account.changed'`);
    expect(audit).toEqual([{ actor: by, action: 'account.changed', detail: `clerk:${clerk.id}` }]);
  });

  it('lets nobody take their own role, nor the last administrator’s', async () => {
    const desk = await openDesk();
    const { administrator, supervisor } = desk.clerks;
    const own = `clerk:${administrator.id}` as const;
    const demoted = { name: '周管理', role: 'clerk', office: 'district' };
    expect(await changeClerk(manage(desk), own, administrator, demoted)).toBe('self');
    expect(await setClerkDisabled(manage(desk), own, administrator.id, true)).toBe('self');
    expect(await setClerkDisabled(manage(desk), 'console', administrator.id, true)).toBe('last-administrator');
    expect(await changeClerk(manage(desk), 'console', administrator, demoted)).toBe('last-administrator');
    await desk.store.clerks.change(supervisor.id, { role: 'administrator' });
    expect(await setClerkDisabled(manage(desk), 'console', administrator.id, true)).toBe('changed');
    expect(await setClerkDisabled(manage(desk), 'console', supervisor.id, true)).toBe('last-administrator');
    expect(await setClerkDisabled(manage(desk), 'console', 'nobody', true)).toBe('unknown');
  });

  it('gives back who was disabled, with the password that they had', async () => {
    const desk = await openDesk();
    await setClerkDisabled(manage(desk), 'console', desk.clerks.clerk.id, true);
    await setClerkDisabled(manage(desk), 'console', desk.clerks.clerk.id, false);
    expect((await (await desk.as('clerk')).get('/desk/me')).status).toBe(200);
  });

  it('ends the codes of who has lost the device', async () => {
    const desk = await openDesk();
    await endClerkCodes(manage(desk), 'console', desk.clerks.administrator.id);
    const browser = await desk.as('administrator');
    expect((await browser.get('/desk')).to).toBe('/desk/me/codes');
  });
});
