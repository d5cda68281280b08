import { describe, expect, it } from 'vitest';
import { openDesk, PASSWORD } from '../../support/desk.ts';

const NEW = 'another four plain words';

describe('A new password', () => {
  it('ends every other session; the one in which it was set goes on under a new id', async () => {
    const desk = await openDesk();
    const [browser, other] = [await desk.as('clerk'), await desk.as('clerk')];
    const before = browser.window();
    const changed = await browser.post('/desk/me/password', { password: PASSWORD, 'new-password': NEW, again: NEW });
    expect(changed.to).toBe('/desk/me?done=password');
    expect((await browser.get(changed.to)).text).toContain('新密码存好了');
    expect((await other.get('/desk/me')).to).toMatch(/sign-in/);
    expect((await before.get('/desk/me')).to).toMatch(/sign-in/);
    const next = desk.browser();
    await next.get('/desk/sign-in');
    expect((await next.post('/desk/sign-in', { login: 'clerk', password: PASSWORD })).status).toBe(401);
    expect((await next.post('/desk/sign-in', { login: 'clerk', password: NEW })).to).toBe('/desk');
  });

  it('needs the one that counts now, and guessing that is slowed, too', async () => {
    const desk = await openDesk();
    const browser = await desk.as('clerk');
    const statuses = [];
    for (let time = 0; time < 6; time++) {
      const typed = { password: 'a wrong guess', 'new-password': NEW, again: NEW };
      statuses.push((await browser.post('/desk/me/password', typed)).text.includes('再试'));
    }
    expect(statuses).toEqual([false, false, false, false, false, true]);
    const right = { password: PASSWORD, 'new-password': NEW, again: NEW };
    expect((await browser.post('/desk/me/password', right)).status).toBe(422);
    expect(await desk.stored.sql(`select action from audit where action = 'account.password-changed'`)).toEqual([]);
  });
});

describe('My account', () => {
  it('shows where I am signed in, and signs out everywhere else', async () => {
    const desk = await openDesk();
    const other = await desk.as('clerk');
    desk.pass(60_000);
    const browser = await desk.as('clerk');
    const reviewer = await desk.as('reviewer');
    const page = await browser.get('/desk/me');
    expect(page.text.match(/登录，最近一次用是/g)).toHaveLength(2);
    expect(page.text).toContain('这里：2026年11月24日 10:01');
    expect((await browser.post('/desk/me/sessions')).to).toBe('/desk/me?done=sessions');
    expect((await other.get('/desk/me')).to).toMatch(/sign-in/);
    expect((await browser.get('/desk/me')).text).not.toContain('退出其他地方的登录</button>');
    expect((await reviewer.get('/desk/me')).status).toBe(200);
  });

  it('changes the language of every page, and of the sign-in after it, and leads back', async () => {
    const desk = await openDesk();
    const browser = await desk.as('clerk');
    const changed = await browser.post('/desk/me/language', { lang: 'en', back: '/desk/me/password' });
    expect(changed.to).toBe('/desk/me/password');
    expect((await browser.get('/desk/me')).text).toContain('My account');
    expect((await desk.as('clerk')).csrf).not.toBe('');
    await browser.post('/desk/sign-out');
    expect((await browser.get('/desk/sign-in')).text).toContain('Sign in to the desk');
    const back = await (await desk.as('clerk')).post('/desk/me/language', { lang: 'xx', back: 'https://example.org' });
    expect(back.to).toBe('/desk');
    expect((await desk.store.clerks.find(desk.clerks.clerk.id))?.lang).toBe('en');
  });
});
