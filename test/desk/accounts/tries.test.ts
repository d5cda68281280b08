import { describe, expect, it } from 'vitest';
import type { DeskBrowser } from '../../support/desk-browser.ts';
import { openDesk, PASSWORD, type TestDesk } from '../../support/desk.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

async function guess(browser: DeskBrowser, login: string, address = '127.0.0.1', password = 'a wrong guess') {
  await browser.get('/desk/sign-in');
  return browser.post('/desk/sign-in', { login, password }, { headers: { 'x-forwarded-for': address } });
}

/** Seconds until the next try is allowed; each time the try is made then. */
async function waitsOf(desk: TestDesk, times: number, address?: string): Promise<readonly number[]> {
  const browser = desk.browser();
  const waits = [];
  for (let time = 0; time < times; time++) {
    const answer = await guess(browser, 'clerk', address);
    const wait = Number(answer.headers.get('retry-after') ?? 0);
    waits.push(wait);
    if (wait > 0) {
      desk.pass(wait * SECOND);
      expect((await guess(browser, 'clerk', address)).status).toBe(401);
    }
  }
  return waits;
}

describe('Guessing a password', () => {
  it('is free five times, then waits twice as long each time, up to a quarter of an hour', async () => {
    const waits = await waitsOf(await openDesk(), 13);
    expect(waits).toEqual([0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]);
  });

  it('says how long to wait, in minutes, and does not count what is tried meanwhile', async () => {
    const desk = await openDesk();
    const browser = desk.browser();
    for (let time = 0; time < 5; time++) await guess(browser, 'clerk');
    for (let time = 0; time < 5; time++) {
      const waiting = await guess(browser, 'clerk', undefined, PASSWORD);
      expect(waiting.status).toBe(429);
      expect(waiting.headers.get('retry-after')).toBe('30');
      expect(waiting.text).toContain('请过 1 分钟再试');
    }
    desk.pass(30 * SECOND);
    expect((await guess(browser, 'clerk', undefined, PASSWORD)).to).toBe('/desk');
  });

  it('does not tell by its waits whether there is such an account', async () => {
    const desk = await openDesk();
    const answers = [];
    for (const login of ['clerk', 'nobody']) {
      const browser = desk.browser();
      for (let time = 0; time < 5; time++) await guess(browser, login, '203.0.113.9');
      const { status, headers } = await guess(browser, login, '203.0.113.9');
      answers.push([status, headers.get('retry-after')]);
    }
    expect(answers).toEqual([
      [429, '30'],
      [429, '30'],
    ]);
  });

  it('at the same moment gets no more tries than one after the other', async () => {
    const desk = await openDesk();
    const browser = desk.browser();
    await browser.get('/desk/sign-in');
    const typed = { login: 'clerk', password: 'a wrong guess' };
    const answers = await Promise.all(Array.from({ length: 12 }, () => browser.post('/desk/sign-in', typed)));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(7);
  });

  it('of one account from many addresses waits, too', async () => {
    const desk = await openDesk();
    const statuses = [];
    for (let from = 1; from <= 22; from++)
      statuses.push((await guess(desk.browser(), 'clerk', `203.0.113.${from}`)).status);
    expect(statuses).toEqual([...Array<number>(20).fill(401), 429, 429]);
  });

  it('of many accounts from one address waits, too', async () => {
    const desk = await openDesk();
    const browser = desk.browser();
    const statuses = [];
    for (let one = 1; one <= 42; one++) statuses.push((await guess(browser, `nobody${one}`)).status);
    expect(statuses).toEqual([...Array<number>(40).fill(401), 429, 429]);
  });

  it('is forgotten an hour after the last try', async () => {
    const desk = await openDesk();
    await waitsOf(desk, 8);
    desk.pass(61 * MINUTE);
    expect(await waitsOf(desk, 6)).toEqual([0, 0, 0, 0, 0, 30]);
  });

  it('keeps nobody out who has signed in in this browser before, and slows them there as well', async () => {
    const desk = await openDesk();
    const known = await desk.as('clerk');
    await known.post('/desk/sign-out');
    for (let from = 1; from <= 25; from++) await guess(desk.browser(), 'clerk', `203.0.113.${from}`);
    expect((await guess(desk.browser(), 'clerk', '198.51.100.1', PASSWORD)).status).toBe(429);
    await known.get('/desk/sign-in');
    expect((await guess(known, 'clerk', '198.51.100.1', PASSWORD)).to).toBe('/desk');
    await known.post('/desk/sign-out');
    await known.get('/desk/sign-in');
    const own = [];
    for (let time = 0; time < 6; time++) own.push((await guess(known, 'clerk')).status);
    expect(own).toEqual([401, 401, 401, 401, 401, 429]);
  });

  it('is not made easier by a mark of another account, or one of one’s own making', async () => {
    const desk = await openDesk();
    const known = await desk.as('clerk');
    await known.post('/desk/sign-out');
    await known.get('/desk/sign-in');
    const statuses = [];
    for (let time = 0; time < 6; time++) statuses.push((await guess(known, 'reviewer')).status);
    expect(statuses.at(-1)).toBe(429);
    expect(await desk.stored.sql(`select key from sign_in_tries where key like '% device %'`)).toEqual([]);
  });

  it('of an honest person is forgiven once it was right; the address keeps its count', async () => {
    const desk = await openDesk();
    const browser = desk.browser();
    for (let time = 0; time < 4; time++) await guess(browser, 'clerk');
    await guess(browser, 'clerk', undefined, PASSWORD);
    const left = await desk.stored.sql('select key, tries from sign_in_tries');
    expect(left).toEqual([{ key: expect.stringMatching(/^password address /) as string, tries: 4 }]);
  });

  it('leaves neither logins nor addresses in the database', async () => {
    const desk = await openDesk();
    await guess(desk.browser(), 'my secret by mistake', '203.0.113.7');
    const stored = JSON.stringify(await desk.stored.sql('select * from sign_in_tries'));
    expect(stored).toContain('password pair');
    expect(stored).not.toMatch(/mistake|203\.0/);
  });
});
