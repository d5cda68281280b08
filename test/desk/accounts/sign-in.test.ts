import { describe, expect, it } from 'vitest';
import { openDesk, PASSWORD, type TestDesk } from '../../support/desk.ts';
import { listeningRoom } from './room.ts';

const MINUTE = 60_000;

describe('Signing in', () => {
  it('opens the desk for every role', async () => {
    const desk = await openDesk();
    for (const person of ['clerk', 'street-clerk', 'reviewer', 'supervisor', 'administrator'] as const) {
      const me = await (await desk.as(person)).get('/desk/me');
      expect(me.status).toBe(200);
      expect(me.text).toContain(desk.clerks[person].name);
    }
    expect(desk.faults).toEqual([]);
  });

  it('takes a login however it is typed', async () => {
    const browser = (await openDesk()).browser();
    await browser.get('/desk/sign-in');
    expect((await browser.post('/desk/sign-in', { login: ' ＣＬＥＲＫ ', password: PASSWORD })).to).toBe('/desk');
  });

  it('leads to the page that was asked for', async () => {
    const browser = (await openDesk()).browser();
    const asked = await browser.get('/desk/me?done=password');
    expect(asked.to).toBe('/desk/sign-in?to=%2Fdesk%2Fme%3Fdone%3Dpassword');
    await browser.follow(asked);
    expect((await browser.post('/desk/sign-in', { login: 'clerk', password: PASSWORD })).to).toBe(
      '/desk/me?done=password',
    );
  });

  it.each([
    'https://elsewhere.example.org/',
    '//elsewhere.example.org',
    '/desk/../admin',
    '/desk/%2e%2e/admin',
    '/desk\\..\\..',
    '/desk/\n//x',
    '/deskless',
  ])('never leads out of the desk: %j', async (to) => {
    const browser = (await openDesk()).browser();
    await browser.get(`/desk/sign-in?to=${encodeURIComponent(to)}`);
    const signedIn = await browser.post('/desk/sign-in', { login: 'clerk', password: PASSWORD });
    expect(signedIn.to).toBe('/desk');
  });

  it('shows nothing of the desk to who is not signed in, whatever the address', async () => {
    const { room, arrived } = listeningRoom();
    const desk = await openDesk({ rooms: () => [room] });
    const browser = desk.browser();
    for (const path of ['/desk', '/desk/', '/desk/nothing-here', '/desk/me/codes'])
      expect((await browser.get(path)).to).toMatch(/^\/desk\/sign-in/);
    expect((await browser.post('/desk/note', { text: '一句话' }, { csrf: null })).status).toBe(401);
    expect(arrived).toEqual([]);
    expect(await desk.stored.sql('select clerk from sessions where clerk is not null')).toEqual([]);
  });

  it('does not tell whether there is such an account', async () => {
    const desk = await openDesk();
    await desk.store.clerks.add(
      { login: 'linked', name: '吴链接', role: 'clerk', office: 'dongshi', lang: 'zh-CN' },
      0,
    );
    await desk.store.clerks.setDisabled(desk.clerks['reviewer'].id, true);
    const answers = [];
    for (const [login, password] of [
      ['nobody', PASSWORD],
      ['clerk', 'not the password'],
      ['reviewer', PASSWORD],
      ['linked', PASSWORD],
      ['nobody@example.org', ''],
    ] as const) {
      const browser = desk.browser();
      await browser.get('/desk/sign-in');
      const { status, text } = await browser.post('/desk/sign-in', { login, password });
      answers.push([status, text.replace(`value="${login}"`, 'value=""').replace(browser.csrf, '')]);
    }
    expect(answers[0]?.[0]).toBe(401);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  it('writes sign-ins and failures down, never what was typed', async () => {
    const desk = await openDesk();
    const browser = desk.browser();
    await browser.get('/desk/sign-in');
    await browser.post('/desk/sign-in', { login: 'my secret by mistake', password: 'x' });
    await browser.post('/desk/sign-in', { login: 'clerk', password: 'not the password' });
    await browser.post('/desk/sign-in', { login: 'clerk', password: PASSWORD });
    const { id } = desk.clerks.clerk;
    expect(await auditOf(desk)).toEqual([
      ['visitor', 'account.sign-in-failed', null],
      ['visitor', 'account.sign-in-failed', `clerk:${id}`],
      [`clerk:${id}`, 'account.signed-in', 'password'],
    ]);
  });

  it('speaks the language that was chosen, also when something is wrong', async () => {
    const browser = (await openDesk()).browser();
    await browser.follow(await browser.get('/desk/sign-in?lang=en'));
    const wrong = await browser.post('/desk/sign-in', { login: 'clerk', password: 'x' });
    expect(wrong.text).toContain('Login or password is not right');
    expect(wrong.text).toContain('<html lang="en">');
  });
});

describe('The session', () => {
  it('has a cookie that no script reads and no other site sends along', async () => {
    const browser = (await openDesk()).browser();
    const [cookie = ''] = (await browser.get('/desk/sign-in')).headers.getSetCookie();
    expect(cookie).toMatch(/^ezhan_desk=/);
    expect(cookie.split('; ').slice(1).sort()).toEqual(['HttpOnly', 'Path=/desk', 'SameSite=Lax']);
  });

  it('has a cookie for HTTPS only where the house is reached so, though the proxy does not say it', async () => {
    const browser = (await openDesk({ secure: true })).browser();
    const page = await browser.get('/desk/sign-in');
    expect(page.headers.getSetCookie()[0]).toContain('; Secure');
    expect(page.headers.get('strict-transport-security')).not.toBeNull();
  });

  it('is a new one after signing in: who planted the old id has nothing', async () => {
    const desk = await openDesk();
    const attacker = desk.browser();
    await attacker.get('/desk/sign-in');
    const victim = attacker.window();
    await victim.post('/desk/sign-in', { login: 'clerk', password: PASSWORD });
    expect((await victim.get('/desk/me')).status).toBe(200);
    expect(victim.cookie('ezhan_desk')).not.toBe(attacker.cookie('ezhan_desk'));
    expect((await attacker.get('/desk/me')).to).toMatch(/sign-in/);
  });

  it('is stored under a hash: who reads the database cannot use it', async () => {
    const desk = await openDesk();
    const browser = await desk.as('clerk');
    const id =
      decodeURIComponent(browser.cookie('ezhan_desk') ?? '')
        .slice(2)
        .split('.')[0] ?? '';
    expect(id).toMatch(/^[\w-]{32}$/);
    expect(JSON.stringify(await desk.stored.sql('select * from sessions'))).not.toContain(id);
  });

  it('ends after half an hour in which nothing was done, and not before', async () => {
    const desk = await openDesk();
    const browser = await desk.as('clerk');
    for (let times = 0; times < 3; times++) {
      desk.pass(29 * MINUTE);
      expect((await browser.get('/desk/me')).status).toBe(200);
    }
    desk.pass(30 * MINUTE);
    expect((await browser.get('/desk/me')).to).toMatch(/sign-in/);
  });

  it('ends twelve hours after signing in, whatever is done', async () => {
    const desk = await openDesk();
    const browser = await desk.as('clerk');
    for (let passed = 0; passed + 20 < 12 * 60; passed += 20) {
      desk.pass(20 * MINUTE);
      expect((await browser.get('/desk/me')).status).toBe(200);
    }
    desk.pass(20 * MINUTE);
    expect((await browser.get('/desk/me')).to).toMatch(/sign-in/);
  });

  it('is written once a minute at most, however many pages are opened', async () => {
    const desk = await openDesk();
    const browser = await desk.as('clerk');
    const used = async () =>
      (await desk.stored.sql('select used_at from sessions where clerk is not null'))[0]?.['used_at'];
    const before = await used();
    desk.pass(59_999);
    await browser.get('/desk/me');
    expect(await used()).toBe(before);
    desk.pass(1);
    await browser.get('/desk/me');
    expect(await used()).toBe(desk.house.now());
  });

  it('ends with signing out, for every window of that browser', async () => {
    const desk = await openDesk();
    const browser = await desk.as('clerk');
    const window = browser.window();
    expect((await browser.post('/desk/sign-out')).to).toBe('/desk/sign-in');
    expect((await window.get('/desk/me')).to).toMatch(/sign-in/);
    expect(await desk.stored.sql('select id from sessions where clerk is not null')).toEqual([]);
  });

  it('ends at once when the account is disabled, and a stream of it soon after', async () => {
    const { room } = listeningRoom();
    const desk = await openDesk({ rooms: () => [room] });
    const browser = await desk.as('clerk');
    const stream = browser.get('/desk/events', { accept: 'text/event-stream' });
    await desk.store.clerks.setDisabled(desk.clerks.clerk.id, true);
    expect((await browser.get('/desk/me')).to).toMatch(/sign-in/);
    expect((await stream).text).toBe(': here\n\n');
  });

  it('is not kept alive by a stream, which is refused once it has ended', async () => {
    const { room } = listeningRoom();
    const desk = await openDesk({ rooms: () => [room] });
    const browser = await desk.as('clerk');
    desk.pass(29 * MINUTE);
    const stopped = new AbortController();
    const cookie = `ezhan_desk=${browser.cookie('ezhan_desk') ?? ''}`;
    const headers = { accept: 'text/event-stream', cookie };
    const stream = await fetch(`${desk.url}/desk/events`, { headers, signal: stopped.signal });
    expect(stream.status).toBe(200);
    stopped.abort();
    desk.pass(MINUTE);
    expect((await browser.get('/desk/events', { accept: 'text/event-stream' })).status).toBe(401);
  });

  it('knows a new role and office from the next page on', async () => {
    const { room } = listeningRoom();
    const desk = await openDesk({ rooms: () => [room] });
    const browser = await desk.as('street-clerk');
    const scope = async () => JSON.parse((await browser.get('/desk')).text) as { offices: unknown };
    expect(await scope()).toMatchObject({ role: 'clerk', office: 'dongshi' });
    expect((await scope()).offices).toContain('dongshi-1');
    await desk.store.clerks.change(desk.clerks['street-clerk'].id, { office: 'dongshi-2' });
    expect(await scope()).toEqual({ role: 'clerk', office: 'dongshi-2', offices: ['dongshi-2'] });
    await desk.store.clerks.change(desk.clerks['street-clerk'].id, { role: 'supervisor' });
    expect((await scope()).offices).toBe('all');
  });
});

describe('Pages that are not there', () => {
  it('say so to who is signed in', async () => {
    const page = await (await (await openDesk()).as('clerk')).get('/desk/nothing-here');
    expect(page.status).toBe(404);
    expect(page.text).toContain('没有找到');
  });

  it('say that it is our fault when it is, and report it', async () => {
    const { room } = listeningRoom();
    const desk = await openDesk({ rooms: () => [room] });
    const page = await (await desk.as('clerk')).get('/desk/broken');
    expect(page.status).toBe(500);
    expect(page.text).toContain('我们这边出了点问题');
    expect(page.text).not.toContain('the room is broken');
    expect(desk.faults).toEqual([new Error('the room is broken')]);
  });

  it('carry the security headers, and may be kept by nobody', async () => {
    const desk = await openDesk();
    for (const page of [await desk.browser().get('/desk/sign-in'), await (await desk.as('clerk')).get('/desk/me')]) {
      expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(page.headers.get('cache-control')).toBe('no-store');
    }
  });
});

async function auditOf(desk: TestDesk): Promise<readonly unknown[]> {
  const found = await desk.stored.sql('select actor, action, detail from audit order by seq');
  return found.map(({ actor, action, detail }) => [actor, action, detail]);
}

describe('A browser that is quicker than the database', () => {
  it('finds itself signed in on the page that it is led to', async () => {
    const desk = await openDesk();
    const browser = desk.browser();
    await browser.get('/desk/sign-in');
    // The next page is asked for as soon as the head of the answer is there.
    const write = desk.store.sessions.write.bind(desk.store.sessions);
    const slow: typeof write = async (...order) => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      await write(...order);
    };
    Object.assign(desk.store.sessions, { write: slow });
    const led = await browser.post('/desk/sign-in', { login: 'clerk', password: PASSWORD }, { headOnly: true });
    expect((await browser.get(led.to)).to).not.toMatch(/sign-in/);
  });
});
