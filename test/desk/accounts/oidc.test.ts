import { describe, expect, it } from 'vitest';
import { openDesk, PASSWORD, type TestDesk } from '../../support/desk.ts';
import type { DeskBrowser } from '../../support/desk-browser.ts';
import { openProvider, type TestProvider } from '../../support/oidc.ts';
import { listeningRoom } from './room.ts';

interface Opened {
  readonly desk: TestDesk;
  readonly provider: TestProvider;
  readonly arrived: ReturnType<typeof listeningRoom>['arrived'];
}

/** The two houses know each other: the desk's port is known before its pages are. */
async function open(options: Parameters<typeof openProvider>[1] = {}): Promise<Opened> {
  const { room, arrived } = listeningRoom();
  let provider: TestProvider | undefined;
  const desk = await openDesk({
    rooms: () => [room],
    oidc: async (url) => {
      provider = await openProvider(() => url, options);
      return provider.settings;
    },
  });
  if (provider === undefined) throw new Error('There is no provider.');
  return { desk, provider, arrived };
}

/** From the desk's button to the other house and back. */
async function trip({ provider }: Opened, browser: DeskBrowser) {
  const leaving = await browser.get('/desk/oidc');
  return browser.get(await provider.visit(leaving.to));
}

describe('Signing in by another house', () => {
  it('is offered, and opens the account whose login the other house names', async () => {
    const opened = await open();
    opened.provider.signInAs({ preferred_username: 'Clerk' });
    const browser = opened.desk.browser();
    expect((await browser.get('/desk/sign-in')).text).toContain('href="/desk/oidc"');
    expect((await trip(opened, browser)).to).toBe('/desk');
    expect((await browser.get('/desk/me')).text).toContain(opened.desk.clerks.clerk.name);
    const [entry] = await opened.desk.stored.sql(`select actor, detail from audit where action = 'account.signed-in'`);
    expect(entry).toEqual({ actor: `clerk:${opened.desk.clerks.clerk.id}`, detail: 'oidc' });
    expect(opened.desk.faults).toEqual([]);
  });

  it('takes the claim out of the token where it stands there', async () => {
    const opened = await open({ claimsInToken: true });
    opened.provider.signInAs({ preferred_username: 'clerk' });
    expect((await trip(opened, opened.desk.browser())).to).toBe('/desk');
  });

  it('goes there with PKCE, state and nonce, each trip with its own', async () => {
    const opened = await open();
    opened.provider.signInAs({ preferred_username: 'clerk' });
    await trip(opened, opened.desk.browser());
    await trip(opened, opened.desk.browser());
    const [first, second] = opened.provider.asked;
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(first?.searchParams.get(name)?.length).toBeGreaterThan(20);
      expect(first?.searchParams.get(name)).not.toBe(second?.searchParams.get(name));
    }
    expect(first?.searchParams.get('code_challenge_method')).toBe('S256');
  });

  it('makes no account, and opens none that is disabled', async () => {
    const opened = await open();
    opened.provider.signInAs({ preferred_username: 'stranger' });
    const unknown = await trip(opened, opened.desk.browser());
    expect([unknown.status, unknown.text.includes('请找管理员添加')]).toEqual([403, true]);
    await opened.desk.store.clerks.setDisabled(opened.desk.clerks.clerk.id, true);
    opened.provider.signInAs({ preferred_username: 'clerk' });
    expect((await trip(opened, opened.desk.browser())).status).toBe(403);
    opened.provider.signInAs({});
    expect((await trip(opened, opened.desk.browser())).status).toBe(403);
    expect(await opened.desk.store.clerks.list()).toHaveLength(5);
  });

  it('believes an address of mail only when the other house has made sure of it', async () => {
    const opened = await open({ claim: 'email' });
    const { store } = opened.desk;
    await store.clerks.add(
      { login: 'wu@example.org', name: '吴示例', role: 'clerk', office: 'dongshi', lang: 'zh-CN' },
      0,
    );
    opened.provider.signInAs({ email: 'wu@example.org', email_verified: false });
    expect((await trip(opened, opened.desk.browser())).status).toBe(403);
    opened.provider.signInAs({ email: 'wu@example.org', email_verified: true });
    expect((await trip(opened, opened.desk.browser())).to).toBe('/desk');
  });

  it('still asks for the code of who has codes', async () => {
    const opened = await open();
    opened.provider.signInAs({ preferred_username: 'administrator' });
    const browser = opened.desk.browser();
    expect((await trip(opened, browser)).to).toBe('/desk/code');
    await browser.get('/desk/code');
    expect((await browser.post('/desk/code', { code: await opened.desk.code() })).to).toBe('/desk');
  });

  it('opens nothing for another browser, a second time, with another state, or after too long', async () => {
    const opened = await open();
    const { desk, provider } = opened;
    provider.signInAs({ preferred_username: 'clerk' });
    const browser = desk.browser();
    const back = await provider.visit((await browser.get('/desk/oidc')).to);
    // Whoever is led to somebody else's way back does not sign in as them.
    expect((await desk.browser().get(back)).status).toBe(403);
    const otherState = new URL(back);
    otherState.searchParams.set('state', 'x'.repeat(43));
    const forged = desk.browser();
    await forged.get('/desk/oidc');
    expect((await forged.get(otherState.href)).status).toBe(403);
    expect((await browser.get(back)).to).toBe('/desk');
    expect((await browser.window().get(back)).status).toBe(403);
    const late = desk.browser();
    const lateBack = await provider.visit((await late.get('/desk/oidc')).to);
    desk.pass(15 * 60_000 + 1);
    expect((await late.get(lateBack)).status).toBe(403);
  });

  it('does not lose a note on the way', async () => {
    const opened = await open();
    const { desk, provider, arrived } = opened;
    provider.signInAs({ preferred_username: 'clerk' });
    const browser = await desk.as('clerk');
    desk.pass(31 * 60_000);
    await browser.post('/desk/note', { text: '写了很久的 一段话' });
    expect((await trip(opened, browser)).to).toBe('/desk/carry-on');
    expect((await browser.get('/desk/carry-on')).text).toContain('写了很久的 一段话');
    expect(arrived).toEqual([]);
  });

  it('that is away is told, and the password still opens the desk', async () => {
    const desk = await openDesk({
      oidc: () =>
        Promise.resolve({
          issuer: 'http://127.0.0.1:9',
          clientId: 'x',
          clientSecret: 'x',
          claim: 'preferred_username',
        }),
    });
    const browser = desk.browser();
    const away = await browser.get('/desk/oidc');
    expect(away.status).toBe(403);
    expect(away.text).toContain('这次没有登录成功');
    expect(desk.faults).toHaveLength(1);
    expect((await browser.post('/desk/sign-in', { login: 'clerk', password: PASSWORD })).to).toBe('/desk');
  });

  it('is not there where none is set', async () => {
    const browser = (await openDesk()).browser();
    expect((await browser.get('/desk/sign-in')).text).not.toContain('/desk/oidc');
    expect((await browser.get('/desk/oidc')).to).toMatch(/sign-in/);
  });
});
