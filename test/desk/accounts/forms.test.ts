import { describe, expect, it } from 'vitest';
import type { DeskBrowser } from '../../support/desk-browser.ts';
import { openDesk, PASSWORD, type TestDesk } from '../../support/desk.ts';
import { listeningRoom } from './room.ts';

interface Opened {
  readonly desk: TestDesk;
  readonly browser: DeskBrowser;
  readonly arrived: ReturnType<typeof listeningRoom>['arrived'];
}

async function open(): Promise<Opened> {
  const { room, arrived } = listeningRoom();
  const desk = await openDesk({ rooms: () => [room] });
  return { desk, browser: await desk.as('clerk'), arrived };
}

describe('A posted form', () => {
  it('reaches its room with every field, and files where there are some', async () => {
    const { browser, arrived } = await open();
    await browser.post('/desk/note', { text: '第一行\r\n第二行', tick: ['a', 'b'] });
    const file = new Blob(['放假安排'], { type: 'text/plain' });
    await browser.post('/desk/note', { text: '带文件' }, { files: { '节假日.txt': file } });
    expect(arrived).toEqual([
      { clerk: 'clerk', body: { text: '第一行\r\n第二行', tick: ['a', 'b'] }, files: [] },
      { clerk: 'clerk', body: { text: '带文件' }, files: ['节假日.txt: 放假安排'] },
    ]);
  });

  it('may be sent by the page’s script with its mark in a header', async () => {
    const { browser, arrived } = await open();
    await browser.post('/desk/note', { text: '一句话' }, { csrf: null, headers: { 'x-csrf-token': browser.csrf } });
    expect(arrived).toHaveLength(1);
  });

  it('goes nowhere without the mark of its session', async () => {
    const { desk, browser, arrived } = await open();
    const other = await desk.as('reviewer');
    const [token = '', clerk = '', signature = ''] = browser.csrf.split('.');
    const [otherToken = ''] = other.csrf.split('.');
    const forged = [
      null,
      '',
      'x',
      `.${clerk}.${signature}`,
      other.csrf,
      otherToken,
      `${otherToken}.${clerk}.${signature}`,
    ];
    for (const csrf of [...forged, `${token}x.${clerk}.${signature}`]) {
      const answer = await browser.post('/desk/note', { text: '一句话' }, { csrf });
      expect([csrf, answer.status]).toEqual([csrf, 403]);
    }
    expect(arrived).toEqual([]);
  });

  it('goes nowhere without it as a form with files either, nor as anything else', async () => {
    const { desk, browser, arrived } = await open();
    const files = { 'a.txt': new Blob(['x']) };
    expect((await browser.post('/desk/note', {}, { csrf: null, files })).status).toBe(403);
    const cookie = `ezhan_desk=${browser.cookie('ezhan_desk') ?? ''}`;
    for (const [method, type] of [
      ['POST', 'application/json'],
      ['POST', 'text/plain'],
      ['PUT', 'application/x-www-form-urlencoded'],
      ['DELETE', 'text/plain'],
    ] as const) {
      const body = type === 'application/json' ? JSON.stringify({ csrf: browser.csrf }) : 'text=x';
      const answer = await fetch(`${desk.url}/desk/note`, { method, body, headers: { cookie, 'content-type': type } });
      expect([method, type, answer.status]).toEqual([method, type, 403]);
    }
    expect(arrived).toEqual([]);
  });

  it('that is too large or broken is told so, and is no fault of the house', async () => {
    const { desk, browser } = await open();
    expect((await browser.post('/desk/note', { text: '长'.repeat(200_000) })).status).toBe(413);
    const large = new Blob([new Uint8Array(11 * 1024 * 1024)]);
    expect((await browser.post('/desk/note', {}, { files: { large } })).status).toBe(413);
    const headers = {
      cookie: `ezhan_desk=${browser.cookie('ezhan_desk') ?? ''}`,
      'content-type': 'multipart/form-data; boundary=x',
    };
    const broken = await fetch(`${desk.url}/desk/note`, { method: 'POST', body: '--x\r\nContent-', headers });
    expect(broken.status).toBe(400);
    expect(desk.faults).toEqual([]);
  });

  it('of the sign-in needs its mark, too', async () => {
    const { desk } = await open();
    const browser = desk.browser();
    const other = desk.browser();
    await browser.get('/desk/sign-in');
    await other.get('/desk/sign-in');
    for (const csrf of [null, other.csrf]) {
      const answer = await browser.post('/desk/sign-in', { login: 'clerk', password: PASSWORD }, { csrf });
      expect(answer.status).toBe(403);
      expect(answer.text).toContain('这一页放得太久了');
      expect((await browser.get('/desk/me')).to).toMatch(/sign-in/);
    }
  });
});

const NOTE = '电话里问了女方，结婚证原件在老家，\r\n周五送来。';

describe('A long note, when the session has ended meanwhile', () => {
  it('is still there after signing in again, and goes where it was meant to', async () => {
    const { desk, browser, arrived } = await open();
    desk.pass(31 * 60_000);
    const ended = await browser.post('/desk/note?of=1', { text: NOTE, tick: ['a', 'b'], empty: '' });
    expect(ended.status).toBe(401);
    expect(ended.text).toContain('刚才写的还在');
    // Whoever sits at this browser meanwhile reads nothing of it.
    expect(ended.text).not.toContain('结婚证');
    const signedIn = await browser.post('/desk/sign-in', {
      ...carriedIn(ended.text),
      login: 'clerk',
      password: PASSWORD,
    });
    expect(signedIn.to).toBe('/desk/carry-on');
    const page = await browser.get('/desk/carry-on');
    expect(page.text).toContain('电话里问了女方，结婚证原件在老家，');
    expect(arrived).toEqual([]);
    const form = formIn(page.text);
    expect(form.action).toBe('/desk/note?of=1');
    await browser.post(form.action, form.fields);
    expect(arrived).toEqual([{ clerk: 'clerk', body: { text: NOTE, tick: ['a', 'b'], empty: '' }, files: [] }]);
    expect((await browser.get('/desk/carry-on')).to).toBe('/desk');
  });

  it('survives a wrong password, a long break in front of the sign-in, and a code', async () => {
    const { desk, arrived } = await open();
    const browser = await desk.as('administrator');
    desk.pass(31 * 60_000);
    let page = await browser.post('/desk/note', { text: NOTE });
    page = await browser.post('/desk/sign-in', { ...carriedIn(page.text), login: 'administrator', password: 'wrong' });
    desk.pass(2 * 60 * 60_000);
    const typed = { login: 'administrator', password: PASSWORD };
    page = await browser.post('/desk/sign-in', { ...carriedIn(page.text), ...typed });
    expect(page.status).toBe(403);
    page = await browser.post('/desk/sign-in', { ...carriedIn(page.text), ...typed });
    expect(page.to).toBe('/desk/code');
    page = await browser.get('/desk/code');
    page = await browser.post('/desk/code', { ...carriedIn(page.text), code: await desk.code() });
    expect(page.to).toBe('/desk/carry-on');
    const form = formIn((await browser.get('/desk/carry-on')).text);
    await browser.post(form.action, form.fields);
    expect(arrived).toMatchObject([{ clerk: 'administrator', body: { text: NOTE } }]);
  });

  it('of a form with files keeps the words, and says that the files are gone', async () => {
    const { desk, browser } = await open();
    desk.pass(31 * 60_000);
    const ended = await browser.post('/desk/note', { text: NOTE }, { files: { 'a.txt': new Blob(['x']) } });
    await browser.post('/desk/sign-in', { ...carriedIn(ended.text), login: 'clerk', password: PASSWORD });
    const page = await browser.get('/desk/carry-on');
    expect(page.text).toContain('选好的文件没法保留');
    expect(formIn(page.text).fields['text']).toBe(NOTE);
  });

  it('is given to nobody else who signs in at the same browser', async () => {
    const { desk, browser } = await open();
    desk.pass(31 * 60_000);
    const ended = await browser.post('/desk/note', { text: NOTE });
    const other = await browser.post('/desk/sign-in', {
      ...carriedIn(ended.text),
      login: 'reviewer',
      password: PASSWORD,
    });
    expect(other.to).toBe('/desk');
    expect((await browser.get('/desk/carry-on')).to).toBe('/desk');
  });

  it('is asked about once more when it comes out of a window of the session before', async () => {
    const { browser, arrived } = await open();
    const old = browser.csrf;
    await browser.post('/desk/sign-out');
    await browser.get('/desk/sign-in');
    await browser.post('/desk/sign-in', { login: 'clerk', password: PASSWORD });
    const late = await browser.post('/desk/note', { text: NOTE }, { csrf: old });
    expect(late.to).toBe('/desk/carry-on');
    expect(arrived).toEqual([]);
    const form = formIn((await browser.get('/desk/carry-on')).text);
    await browser.post(form.action, form.fields);
    expect(arrived).toHaveLength(1);
  });

  it('is no password and no way out: forms about oneself are not kept', async () => {
    const { desk, browser } = await open();
    desk.pass(31 * 60_000);
    const old = browser.csrf;
    for (const path of ['/desk/me/password', '/desk/sign-out']) {
      const ended = await browser.post(path, { password: PASSWORD }, { csrf: old });
      expect([path, ended.status, ended.text.includes('name="carried"')]).toEqual([path, 401, false]);
    }
    await browser.post('/desk/sign-in', { login: 'clerk', password: PASSWORD });
    expect((await browser.post('/desk/me/password', { password: PASSWORD }, { csrf: old })).status).toBe(403);
    expect((await browser.post('/desk/sign-out', {}, { csrf: old })).to).toBe('/desk/sign-in');
  });

  it('does not let a forged form in: what no page of ours held is not kept', async () => {
    const { desk, browser } = await open();
    const reviewer = await desk.as('reviewer');
    await browser.post('/desk/sign-out');
    const id = desk.clerks.clerk.id;
    for (const csrf of [null, 'x', `x.${id}.x`, reviewer.csrf.replace(desk.clerks.reviewer.id, id)]) {
      const forged = await browser.post('/desk/note', { text: '别人写的' }, { csrf });
      expect(forged.status).toBe(401);
      expect(forged.text).not.toContain('name="carried"');
    }
    await browser.post('/desk/sign-in', { login: 'clerk', password: PASSWORD });
    expect((await browser.get('/desk/carry-on')).to).toBe('/desk');
  });
});

/** The sealed form that a page in front of the sign-in holds. */
function carriedIn(html: string): { readonly carried: string } {
  return { carried: /name="carried" value="([^"]+)"/.exec(html)?.[1] ?? 'nothing was carried' };
}

/** The first form of the main part that is not about leaving: where it goes, and what it would send. */
function formIn(html: string): { readonly action: string; readonly fields: Record<string, string | string[]> } {
  const [, action = '', inside = ''] =
    /<form class="stack" method="post" action="([^"]+)"[^>]*>(.*?)<\/form>/s.exec(html) ?? [];
  const fields: Record<string, string[]> = {};
  for (const [, name = '', value = ''] of inside.matchAll(
    /<input type="hidden" name="([^"]+)" value(?:="([^"]*)")?\/>/g,
  ))
    (fields[name] ??= []).push(plain(value));
  for (const [, name = '', value = ''] of inside.matchAll(/<textarea[^>]* name="([^"]+)"[^>]*>\n?(.*?)<\/textarea>/gs))
    (fields[name] ??= []).push(plain(value).replace(/\r?\n/g, '\r\n'));
  const { csrf: _csrf, ...rest } = fields;
  const single = Object.entries(rest).map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]);
  return { action, fields: Object.fromEntries(single) as Record<string, string | string[]> };
}

function plain(html: string): string {
  return html
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&amp;/g, '&');
}
