import { describe, expect, it } from 'vitest';
import type { DeskBrowser } from '../../support/desk-browser.ts';
import { openDesk, PASSWORD, type Person, type TestDesk } from '../../support/desk.ts';
import { listeningRoom } from './room.ts';

const STEP = 30_000;

async function withPassword(desk: TestDesk, person: Person): Promise<DeskBrowser> {
  const browser = desk.browser();
  await browser.get('/desk/sign-in');
  await browser.post('/desk/sign-in', { login: person, password: PASSWORD });
  await browser.get('/desk/code');
  return browser;
}

/** Sets codes up as the page says, and gives what it shows. */
async function setUp(desk: TestDesk, browser: DeskBrowser) {
  const page = await browser.get('/desk/me/codes');
  const secret = (/<span class="code">([A-Z2-7 ]+)<\/span>/.exec(page.text)?.[1] ?? '').replaceAll(' ', '');
  const shown = await browser.post('/desk/me/codes', { code: await desk.code(secret), password: PASSWORD });
  return { page, secret, shown, recovery: recoveryIn(shown.text) };
}

function recoveryIn(html: string): readonly string[] {
  return [...html.matchAll(/<code class="code">([^<]+)<\/code>/g)].map(([, code]) => code ?? '');
}

describe('Signing in with codes', () => {
  it('opens nothing after the password alone', async () => {
    const desk = await openDesk();
    const browser = await withPassword(desk, 'administrator');
    expect((await browser.get('/desk/me')).to).toMatch(/sign-in/);
    expect((await browser.post('/desk/code', { code: '000000' })).status).toBe(401);
    expect((await browser.get('/desk/me')).to).toMatch(/sign-in/);
    expect((await browser.post('/desk/code', { code: await desk.code() })).to).toBe('/desk');
    expect((await browser.get('/desk/me')).status).toBe(200);
  });

  it('takes a code once', async () => {
    const desk = await openDesk();
    const code = await desk.code();
    expect((await (await withPassword(desk, 'administrator')).post('/desk/code', { code })).to).toBe('/desk');
    expect((await (await withPassword(desk, 'administrator')).post('/desk/code', { code })).status).toBe(401);
    desk.pass(STEP);
    const next = await desk.code();
    expect((await (await withPassword(desk, 'administrator')).post('/desk/code', { code: next })).to).toBe('/desk');
  });

  it('takes a code of the half minute before, typed with a space, and none older', async () => {
    const desk = await openDesk();
    const code = await desk.code();
    desk.pass(3 * STEP);
    expect((await (await withPassword(desk, 'administrator')).post('/desk/code', { code })).status).toBe(401);
    const before = await desk.code();
    desk.pass(STEP);
    const typed = `${before.slice(0, 3)} ${before.slice(3)}`;
    expect((await (await withPassword(desk, 'administrator')).post('/desk/code', { code: typed })).to).toBe('/desk');
  });

  it('waits ten minutes for the code, and needs the form’s mark', async () => {
    const desk = await openDesk();
    const forged = await withPassword(desk, 'administrator');
    expect((await forged.post('/desk/code', { code: await desk.code() }, { csrf: null })).status).toBe(403);
    const late = await withPassword(desk, 'administrator');
    desk.pass(10 * 60_000 + 1);
    const answer = await late.post('/desk/code', { code: await desk.code() });
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('请从头登录');
  });

  it('slows guessing of codes', async () => {
    const desk = await openDesk();
    const browser = await withPassword(desk, 'administrator');
    const statuses = [];
    for (let time = 0; time < 6; time++) statuses.push((await browser.post('/desk/code', { code: '000000' })).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    // Beginning anew does not help.
    const again = await withPassword(desk, 'administrator');
    expect((await again.post('/desk/code', { code: await desk.code() })).status).toBe(429);
  });

  it('is over when the account is disabled between the two steps', async () => {
    const desk = await openDesk();
    await setUp(desk, await desk.as('clerk'));
    const browser = await withPassword(desk, 'clerk');
    await desk.store.clerks.setDisabled(desk.clerks.clerk.id, true);
    expect((await browser.post('/desk/code', { code: await desk.code() })).status).toBe(403);
  });
});

describe('Setting codes up', () => {
  it('is asked of an administrator before anything else', async () => {
    const { room, arrived } = listeningRoom();
    const desk = await openDesk({ rooms: () => [room] });
    await desk.store.clerks.endCodes(desk.clerks.administrator.id);
    const browser = await desk.as('administrator');
    for (const path of ['/desk', '/desk/me', '/desk/nothing-here', '/desk/me/password'])
      expect((await browser.get(path)).to).toBe('/desk/me/codes');
    await browser.get('/desk/me/codes');
    await browser.post('/desk/note', { text: 'x' });
    expect(arrived).toEqual([]);
    await setUp(desk, browser);
    expect((await browser.get('/desk')).text).toContain('administrator');
  });

  it('is asked at once of who becomes an administrator', async () => {
    const desk = await openDesk();
    const browser = await desk.as('supervisor');
    await desk.store.clerks.change(desk.clerks.supervisor.id, { role: 'administrator' });
    expect((await browser.get('/desk/me')).to).toBe('/desk/me/codes');
  });

  it('shows a QR code and the key, takes the first code, and shows ten recovery codes once', async () => {
    const desk = await openDesk();
    const browser = await desk.as('clerk');
    const { page, secret, shown, recovery } = await setUp(desk, browser);
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(page.text).toContain('<svg class="qr"');
    expect(shown.status).toBe(200);
    expect(recovery).toHaveLength(10);
    for (const code of recovery) expect(code).toMatch(/^(?:[a-z0-9]{4} ){3}[a-z0-9]{4}$/);
    expect(new Set(recovery).size).toBe(10);
    const after = await browser.get('/desk/me/codes');
    expect(after.text).toContain('还剩 10 个恢复码');
    expect(after.text).not.toContain(secret.slice(0, 4));
    expect(recoveryIn(after.text)).toEqual([]);
  });

  it('keeps the same key while it is not done, and needs password and code', async () => {
    const desk = await openDesk();
    const browser = await desk.as('clerk');
    const page = await browser.get('/desk/me/codes');
    const secret = (/<span class="code">([A-Z2-7 ]+)<\/span>/.exec(page.text)?.[1] ?? '').replaceAll(' ', '');
    const code = await desk.code(secret);
    expect((await browser.post('/desk/me/codes', { code, password: 'wrong' })).status).toBe(422);
    expect((await browser.post('/desk/me/codes', { code: '000000', password: PASSWORD })).status).toBe(422);
    expect((await desk.store.clerks.find(desk.clerks.clerk.id))?.hasCodes).toBe(false);
    expect((await browser.post('/desk/me/codes', { code, password: PASSWORD })).status).toBe(200);
  });

  it('leaves no secret in the database that the data key does not seal', async () => {
    const key = Buffer.alloc(32, 7).toString('base64');
    const desk = await openDesk({ open: { dataKey: key } });
    const browser = await desk.as('clerk');
    await browser.get('/desk/me/codes');
    const inSession = JSON.stringify(await desk.stored.sql('select * from sessions'));
    const { secret, recovery } = await setUp(desk, browser);
    const stored = JSON.stringify([
      await desk.stored.sql('select * from clerks'),
      await desk.stored.sql('select * from clerk_recovery'),
      await desk.stored.sql('select * from sessions'),
      await desk.stored.sql('select * from settings'),
    ]);
    expect(inSession).not.toContain(secret);
    expect(stored).not.toContain(secret);
    expect(stored).not.toContain((recovery[0] ?? '').replaceAll(' ', ''));
    expect(stored).not.toContain(await desk.store.deskSecret());
  });
});

describe('Recovery codes', () => {
  it('take the place of a code, each once', async () => {
    const desk = await openDesk();
    const { recovery } = await setUp(desk, await desk.as('clerk'));
    const [first = '', second = ''] = recovery;
    expect((await (await withPassword(desk, 'clerk')).post('/desk/code', { code: first })).to).toBe('/desk');
    expect((await (await withPassword(desk, 'clerk')).post('/desk/code', { code: first })).status).toBe(401);
    const typed = second.replaceAll(' ', '-').toUpperCase();
    expect((await (await withPassword(desk, 'clerk')).post('/desk/code', { code: typed })).to).toBe('/desk');
    expect(await desk.store.clerks.recoveryLeft(desk.clerks.clerk.id)).toBe(8);
    const used = await desk.stored.sql(`select detail from audit where action = 'account.recovery-code-used'`);
    expect(used).toEqual(Array(2).fill({ detail: `clerk:${desk.clerks.clerk.id}` }));
  });

  it('open only their own account', async () => {
    const desk = await openDesk();
    const { recovery } = await setUp(desk, await desk.as('clerk'));
    const other = await withPassword(desk, 'administrator');
    expect((await other.post('/desk/code', { code: recovery[0] ?? '' })).status).toBe(401);
  });

  it('are renewed with the password; the old ones end', async () => {
    const desk = await openDesk();
    const browser = await desk.as('clerk');
    const { recovery } = await setUp(desk, browser);
    expect((await browser.post('/desk/me/codes/recovery', { password: 'wrong' })).status).toBe(422);
    const renewed = recoveryIn((await browser.post('/desk/me/codes/recovery', { password: PASSWORD })).text);
    expect(renewed).toHaveLength(10);
    expect(renewed).not.toContain(recovery[0]);
    const next = await withPassword(desk, 'clerk');
    expect((await next.post('/desk/code', { code: recovery[0] ?? '' })).status).toBe(401);
    expect((await next.post('/desk/code', { code: renewed[0] ?? '' })).to).toBe('/desk');
  });
});

describe('Turning codes off', () => {
  it('needs the password, and is not for administrators', async () => {
    const desk = await openDesk();
    const browser = await desk.as('clerk');
    await setUp(desk, browser);
    expect((await browser.post('/desk/me/codes/end', { password: 'wrong' })).status).toBe(422);
    expect((await browser.post('/desk/me/codes/end', { password: PASSWORD })).to).toBe('/desk/me?done=codes-ended');
    expect((await desk.store.clerks.find(desk.clerks.clerk.id))?.hasCodes).toBe(false);
    const administrator = await desk.as('administrator');
    expect((await administrator.post('/desk/me/codes/end', { password: PASSWORD })).status).toBe(403);
    expect((await desk.store.clerks.find(desk.clerks.administrator.id))?.hasCodes).toBe(true);
  });
});
