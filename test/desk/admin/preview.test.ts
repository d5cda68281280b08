import { describe, expect, it } from 'vitest';
import type { Answer, DeskBrowser } from '../../support/desk-browser.ts';
import { openDeskWithSettings, type DeskWithSettings } from '../../support/desk-with-settings.ts';

const AT = '/desk/settings/preview/migrant-certificate';

/** The buttons of a page: words and what they carry. */
function buttonsOf({ text }: Answer): ReadonlyMap<string, string> {
  const found = text.matchAll(/name="said ([^"]+)" value="([^"]+)"/g);
  return new Map(Array.from(found, ([, data = '', label = '']) => [label, data]));
}

async function tap(browser: DeskBrowser, page: Answer, label: RegExp): Promise<Answer> {
  const [words, data] = [...buttonsOf(page)].find(([one]) => label.test(one)) ?? [];
  if (words === undefined || data === undefined)
    throw new Error(`No ${String(label)} among ${[...buttonsOf(page).keys()].join(', ')}`);
  await browser.post(AT, { data, [`said ${data}`]: words });
  return browser.get(AT);
}

async function type(browser: DeskBrowser, text: string): Promise<Answer> {
  await browser.post(AT, { text });
  return browser.get(AT);
}

/** How many rows of everything that a conversation stores. */
async function rowsIn({ stored }: DeskWithSettings): Promise<readonly number[]> {
  const tables = ['chats', 'inbound', 'transcript', 'outbox', 'submissions', 'bookings', 'attachments', 'audit'];
  const counts = tables.map(async (table) =>
    Number((await stored.sql(`select count(*) as n from ${table}`))[0]?.['n']),
  );
  return Promise.all(counts);
}

describe('A service that is tried out', () => {
  it('asks what a resident is asked, says what is wrong, and says that nothing is sent in', async () => {
    const desk = await openDeskWithSettings();
    const browser = await desk.as('clerk');
    const list = await browser.get('/desk/settings/preview');
    for (const form of desk.world.catalogue.services)
      expect(list.text).toContain(`href="/desk/settings/preview/${form.id}"`);
    let page = await browser.get(AT);
    expect(page.text).toContain('试填，不会提交。');
    page = await tap(browser, page, /同意|开始/);
    expect(page.text).toMatch(/1\/\d+/);
    const first = page.text;
    page = await type(browser, '？？？');
    expect(page.text).toContain('class="note bad"');
    expect(page.text).toContain('？？？');
    expect(/<h2>([^<]+)<\/h2>/.exec(page.text)?.[1]).toBe(/<h2>([^<]+)<\/h2>/.exec(first)?.[1]);
  });

  it('goes all the way to a sample receipt, and stores nothing at all', async () => {
    const desk = await openDeskWithSettings();
    const browser = await desk.as('clerk');
    const before = await rowsIn(desk);
    const page = await goThrough(desk, browser);
    expect(page.text).toContain('提交好了');
    const paper = await browser.get(`${AT}/receipt.pdf`);
    expect(paper.headers.get('content-type')).toBe('application/pdf');
    expect(paper.text.startsWith('%PDF-')).toBe(true);
    expect(await rowsIn(desk)).toEqual(before);
    expect(desk.faults).toEqual([]);
  });

  it('is each clerk’s own, begins anew on demand, and is forgotten after half an hour', async () => {
    const desk = await openDeskWithSettings();
    const [one, two] = [await desk.as('clerk'), await desk.as('reviewer')];
    const begun = await tap(one, await one.get(AT), /同意|开始/);
    expect(begun.text).toMatch(/1\/\d+/);
    expect((await two.get(AT)).text).not.toMatch(/· 1\/\d+ ·/);
    expect((await two.get(`${AT}/receipt.pdf`)).status).toBe(404);
    await one.post(AT, { do: 'afresh' });
    expect((await one.get(AT)).text).not.toMatch(/· 1\/\d+ ·/);
    await tap(one, await one.get(AT), /同意|开始/);
    // A click now and then keeps the clerk signed in, elsewhere.
    desk.pass(20 * 60 * 1000);
    await one.get('/desk/me');
    desk.pass(11 * 60 * 1000);
    expect((await one.get(AT)).text).not.toMatch(/· 1\/\d+ ·/);
  });

  it('that does not exist is not there', async () => {
    const desk = await openDeskWithSettings();
    expect((await (await desk.as('clerk')).get('/desk/settings/preview/nothing')).status).toBe(404);
  });
});

/** Answers as the service's first example does, until it is submitted. */
async function goThrough({ world }: DeskWithSettings, browser: DeskBrowser): Promise<Answer> {
  const form = world.catalogue.find('migrant-certificate');
  const [example] = form?.examples.valid ?? [];
  if (!form || !example) throw new Error('The service has no example.');
  const context = { today: '2026-11-24' as never, district: world.district };
  const walk = form.walk(form.flatten(example.answers), context);
  const words = new Map(
    walk.items.flatMap(({ question, value }) =>
      value === undefined ? [] : [[question.pointer, form.show(question, value, context, 'zh-CN')] as const],
    ),
  );
  const labels = new Map([...words.keys()].map((pointer) => [form.label(pointer, 'zh-CN'), pointer]));
  let page = await tap(browser, await browser.get(AT), /同意|开始/);
  for (let turns = 0; turns < 60; turns++) {
    const label = / · \d+\/\d+ · ([^<]+)</.exec(page.text)?.[1];
    if (label === undefined) return tap(browser, page, /提交/);
    page = await answer(browser, page, words.get(labels.get(label) ?? '') ?? '');
  }
  throw new Error('The example does not come to an end.');
}

async function answer(browser: DeskBrowser, page: Answer, said: string): Promise<Answer> {
  if (page.text.includes('name="file"')) {
    await browser.post(AT, { file: 'sample' });
    const after = await browser.get(AT);
    return [...buttonsOf(after).keys()].some((one) => /就这些|好了/.test(one))
      ? tap(browser, after, /就这些|好了/)
      : after;
  }
  return said === '' ? tap(browser, page, /跳过|不填/) : type(browser, said);
}
