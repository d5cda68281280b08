import { gunzipSync } from 'node:zlib';
import { request as rawRequest } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answer, chat, photo, REFERENCE, says, TOKEN, views } from './fixture-views.ts';
import { openHouse, PNG, type TestHouse } from './house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(() => {
  house.heard.length = 0;
  house.reported.length = 0;
  house.break(false);
  house.show(views.choice);
});

const COOKIE = 'ezhan_chat=Zm9vYmFyYmF6cXV4MTIzNA; ezhan_lang=zh-CN';

function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(house.url + path, { redirect: 'manual', headers: { cookie: COOKIE, ...headers } });
}

function post(
  path: string,
  fields: Record<string, string> | FormData,
  headers: Record<string, string> = {},
): Promise<Response> {
  const body = fields instanceof FormData ? fields : new URLSearchParams(fields);
  return fetch(house.url + path, { method: 'POST', redirect: 'manual', body, headers: { cookie: COOKIE, ...headers } });
}

const page = { turn: 'turn-0123456789', revision: '12' };

describe('The chat page', () => {
  it('shows the open question with its label, its number and a button for each answer', async () => {
    const html = await (await get('/')).text();
    expect(html).toContain('谁的户口在本区');
    expect(html).toContain('第 3 项，共 12 项');
    expect(html).toContain(`value="${answer('none')}"`);
    expect(html).toContain('我们告诉您该去哪里办');
  });

  it('greets a visitor without storing anything, and gives the browser a cookie that no script can read', async () => {
    house.show('nothing');
    const response = await fetch(`${house.url}/`, { headers: { 'accept-language': 'zh-CN' } });
    const cookie = response.headers.getSetCookie().find((one) => one.startsWith('ezhan_chat='));
    expect(cookie).toMatch(/^ezhan_chat=[\w-]{22}; Max-Age=7776000; Path=\/;.* HttpOnly; SameSite=Lax$/);
    expect(await response.text()).toContain('您想办什么');
    expect(house.heard).toEqual([]);
  });

  it('escapes what people write', async () => {
    house.show(chat(views.choice.overview, says('<script>alert(1)</script>')));
    const html = await (await get('/')).text();
    expect(html).toContain('&lt;script>alert(1)');
    expect(html).not.toContain('<script>alert');
  });

  it('speaks the language of the browser, then the one that was chosen', async () => {
    house.show('nothing');
    const english = await fetch(`${house.url}/help`, { headers: { 'accept-language': 'en-GB,en;q=0.9' } });
    expect(await english.text()).toContain('<html lang="en">');
    const other = await fetch(`${house.url}/help`, { headers: { 'accept-language': 'fr' } });
    expect(await other.text()).toContain('<html lang="zh-CN">');
  });

  it('is packed and light: under 25 KB, the style sheet under 15 KB', async () => {
    const { page: html, style } = await packedSizes();
    expect(html).toBeLessThan(25_000);
    expect(style).toBeLessThan(15_000);
  });

  it('lets nothing run or load that is not ours, and may not be kept or framed', async () => {
    const { headers } = await get('/');
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none';style-src 'self';script-src 'self';img-src 'self' data:;connect-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'",
    );
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
  });

  it('serves its assets under names that change with their content, to be kept for a year', async () => {
    const style = /href="(\/assets\/look-[0-9a-f]{12}\.css)"/.exec(await (await get('/')).text())?.[1] ?? '';
    const response = await get(style);
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(await response.text()).toContain('--moon');
    expect((await get('/assets/look-000000000000.css')).status).toBe(404);
  });
});

describe('A form of the chat', () => {
  it('turns a tap into one event with the words of its button, and leads back to what is asked now', async () => {
    const response = await post('/chat', { ...page, tap: answer('wife') });
    expect([response.status, response.headers.get('location')]).toEqual([303, '/#now']);
    expect(house.heard).toMatchObject([{ event: { type: 'tap', data: answer('wife') }, echo: { text: '女方' } }]);
    expect(house.heard[0]?.chat).toMatch(/^web:[\w-]{22}$/);
    expect(house.heard[0]?.chat).not.toContain('Zm9vYmFy');
  });

  it('is one turn however often it is sent, while another button of the page is another turn', async () => {
    await Promise.all([1, 2, 3].map(() => post('/chat', { ...page, tap: answer('wife') })));
    await post('/chat', { ...page, tap: answer('none') });
    expect(house.heard.map((one) => one.event)).toEqual([
      { type: 'tap', data: answer('wife') },
      { type: 'tap', data: answer('none') },
    ]);
  });

  it('turns typed words into a text, and nothing into a friendly note', async () => {
    await post('/chat', { ...page, text: '  女方 ' });
    expect(house.heard).toMatchObject([{ event: { type: 'text', text: '女方' }, echo: { text: '女方' } }]);
    const empty = await post('/chat', { ...page, text: ' ' });
    expect(empty.headers.get('location')).toBe('/?notice=empty#now');
    expect(await (await get('/?notice=empty')).text()).toContain('还没有填');
    expect(house.heard).toHaveLength(1);
  });

  it.each([
    [{ y: '2026', m: '5', d: '20' }, '2026-5-20'],
    [{ y: '2026', m: '', d: '20' }, '2026--20'],
    [{ y: '2027', m: '3' }, '2027-3'],
  ])('joins the boxes %o of a day to %s', async (boxes, text) => {
    await post('/chat', { ...page, ...boxes });
    expect(house.heard).toMatchObject([{ event: { type: 'text', text } }]);
  });

  it('does not file an answer that was typed on an older page, but takes a form sent twice for one', async () => {
    await post('/chat', { ...page, turn: 'first-page-1', text: '张示梅' });
    house.show({ ...views.choice, overview: { ...views.choice.overview, revision: 13 } });
    const again = await post('/chat', { ...page, turn: 'first-page-1', text: '张示梅' });
    const old = await post('/chat', { ...page, turn: 'other-page-1', text: '李例安' });
    expect(again.headers.get('location')).toBe('/#now');
    expect(old.headers.get('location')).toBe('/?notice=stale#now');
    expect(house.heard.map((one) => one.event)).toEqual([{ type: 'text', text: '张示梅' }]);
  });

  it('submits only with both ticks', async () => {
    house.show(views.summary);
    const tap = 'd.k3f9x2ab.3.c.y.';
    const without = await post('/chat', { ...page, confirm: '1', true: '1', tap });
    expect(without.headers.get('location')).toBe('/?notice=unconfirmed#now');
    await post('/chat', { ...page, confirm: '1', true: '1', consent: '1', tap });
    expect(house.heard).toMatchObject([{ event: { type: 'tap', data: tap }, echo: { text: '没错，提交' } }]);
  });

  it('asks for a case by its reference', async () => {
    await post('/chat', { ...page, command: 'status', argument: ` ${REFERENCE} ` });
    expect(house.heard).toMatchObject([
      { event: { type: 'command', name: 'status', argument: REFERENCE }, echo: { text: REFERENCE } },
    ]);
  });

  it('takes photos with Chinese names, and says which file it could not take', async () => {
    const form = new FormData();
    form.set('turn', page.turn);
    form.set('revision', page.revision);
    form.append('file', new Blob([new Uint8Array(PNG)]), '结婚证.png');
    form.append('file', new Blob(['hello']), '说明.txt');
    await post('/chat', form);
    const file = { id: 'c'.repeat(64), name: '结婚证.png', type: 'image/png', size: PNG.length };
    expect(house.heard).toMatchObject([
      { event: { type: 'files', files: [file] }, echo: { files: [file] } },
      { event: { type: 'refused-file', code: 'file-type' } },
    ]);
    expect(new Set(house.heard.map((one) => one.inbound)).size).toBe(2);
  });

  it('lets the conversation speak about a file over 10 MB', async () => {
    const form = new FormData();
    form.set('turn', page.turn);
    form.append('file', new Blob([new Uint8Array(10 * 1024 * 1024 + 1)]), '大.png');
    const response = await post('/chat', form);
    expect(response.headers.get('location')).toBe('/#now');
    expect(house.heard).toMatchObject([{ event: { type: 'refused-file', code: 'file-too-large' } }]);
  });

  it('refuses more than nine files in words', async () => {
    const form = new FormData();
    for (let at = 0; at < 10; at++) form.append('file', new Blob([new Uint8Array(PNG)]), `${String(at)}.png`);
    const response = await post('/chat', form);
    expect(response.status).toBe(413);
    expect(await response.text()).toContain('一次最多发 9 个文件');
  });

  it.each([
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ origin: 'https://elsewhere.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ 'sec-fetch-site': 'same-origin' }, 303],
  ])('sent with %o is answered with %i', async (headers, status) => {
    const response = await post('/chat', { ...page, tap: answer('wife') }, headers);
    expect(response.status).toBe(status);
    expect(house.heard).toHaveLength(status === 303 ? 1 : 0);
  });

  it('from this house is known by its origin alone, as on plain HTTP in a local network', async () => {
    const response = await post('/chat', { ...page, tap: answer('wife') }, { origin: house.url });
    expect(response.status).toBe(303);
  });
});

describe('What goes wrong', () => {
  it('is said in words, reported, and never shown in detail', async () => {
    house.break(true);
    const response = await post('/chat', { ...page, tap: answer('wife') });
    const html = await response.text();
    expect(response.status).toBe(500);
    expect(html).toContain('我们这边出了点问题');
    expect(html).not.toContain('store');
    expect(house.reported).toHaveLength(1);
  });

  it('has a page for unknown addresses in both languages, and leaves other routes alone', async () => {
    expect(await (await get('/nowhere')).text()).toContain('这里没有这一页');
    const english = await get('/nowhere', { cookie: 'ezhan_lang=en' });
    expect(english.status).toBe(404);
    expect(await english.text()).toContain('There is no such page');
    expect(await (await get('/api/other')).json()).toEqual({ other: true });
  });

  it('is a friendly page for a form that is far too large', async () => {
    const response = await post('/chat', { ...page, text: 'x'.repeat(200_000) });
    expect(response.status).toBe(413);
    expect(await response.text()).toContain('发来的太大了');
  });

  it.each([
    ['is no form at all', 'multipart/form-data', 'x'],
    [
      'broke off on its way',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="file"; fi',
    ],
  ])('is not our fault when an upload %s', async (_what, type, body) => {
    const response = await fetch(`${house.url}/chat`, { method: 'POST', headers: { 'content-type': type }, body });
    expect(response.status).toBe(400);
    expect(house.reported).toEqual([]);
  });

  it('asks to wait when too many files are on their way at once', async () => {
    const slow = Array.from({ length: 8 }, () => {
      const request = rawRequest(`${house.url}/chat`, {
        method: 'POST',
        headers: { 'content-type': 'multipart/form-data; boundary=x', 'content-length': '100', cookie: COOKIE },
      });
      request.on('error', () => undefined);
      request.write('--x');
      return request;
    });
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(PNG)]), '一.png');
    await expect.poll(async () => (await post('/chat', form)).status).toBe(429);
    for (const request of slow) request.destroy();
    await expect.poll(async () => (await post('/chat', form)).status).toBe(303);
  });

  it('asks a machine that taps too fast to wait', async () => {
    const cookie = 'ezhan_chat=dG9vLWZhc3QtZm9yLXVzIQ';
    const statuses = new Set<number>();
    for (let at = 0; at < 310; at++) {
      const response = await post('/chat', { ...page, text: '' }, { cookie });
      statuses.add(response.status);
      await response.arrayBuffer();
    }
    expect([...statuses]).toEqual([303, 429]);
  });
});

describe('A file of the chat', () => {
  it('is shown to this chat alone and cannot run', async () => {
    const response = await get(`/files/${photo.id}`);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(Buffer.from(await response.arrayBuffer())).toEqual(PNG);
    expect((await fetch(`${house.url}/files/${photo.id}`)).status).toBe(404);
    expect((await get('/files/unknown')).status).toBe(404);
  });
});

describe('Switches', () => {
  it('keep what was chosen and come back to the same page with its token', async () => {
    const response = await get(`/s/${REFERENCE}?token=${TOKEN}&text=large&theme=dark`);
    expect(response.headers.get('location')).toBe(`/s/${REFERENCE}?token=${TOKEN}`);
    expect(response.headers.getSetCookie().map((one) => one.split(';')[0])).toEqual([
      'ezhan_text=large',
      'ezhan_theme=dark',
    ]);
    const html = await (await get('/help', { cookie: 'ezhan_text=large; ezhan_theme=dark' })).text();
    expect(html).toContain('data-text="large" data-theme="dark"');
  });

  it('tell a chat under way of its new language', async () => {
    await get('/?lang=en');
    expect(house.heard).toMatchObject([{ event: { type: 'command', name: 'language', argument: 'en' } }]);
  });

  it('tell nobody when nothing is under way', async () => {
    house.show('nothing');
    await get('/?lang=en');
    expect(house.heard).toEqual([]);
  });

  it('make a shared computer forget the chat', async () => {
    const response = await post('/leave', {});
    expect(response.headers.getSetCookie()[0]).toMatch(/^ezhan_chat=; .*Expires=Thu, 01 Jan 1970/);
  });
});

describe('The status page', () => {
  it('shows a case to whoever holds the token, and its address travels nowhere', async () => {
    const response = await get(`/s/${REFERENCE.toLowerCase()}?token=${TOKEN}`);
    const html = await response.text();
    expect(response.headers.get('referrer-policy')).toBe('strict-origin');
    expect(html).toContain('张*梅、李*安');
    expect(html).toContain('正在核实');
  });

  it.each([`/s/${REFERENCE}`, `/s/${REFERENCE}?token=wrong`, `/s/FC-0000-0000?token=${TOKEN}`, '/s'])(
    'says of %s only that the receipt opens it',
    async (path) => {
      const html = await (await get(path)).text();
      expect(html).toContain('二维码');
      expect(html).not.toContain('张*梅');
    },
  );

  it('hands out the papers under Chinese names', async () => {
    const receipt = await get(`/s/${REFERENCE}/receipt.pdf?token=${TOKEN}`);
    expect(receipt.headers.get('content-type')).toBe('application/pdf');
    expect(receipt.headers.get('content-disposition')).toBe(
      `attachment; filename="${REFERENCE}.pdf"; filename*=UTF-8''${encodeURIComponent(`受理回执 ${REFERENCE}.pdf`)}`,
    );
    const calendar = await get(`/s/${REFERENCE}/due.ics?token=${TOKEN}`);
    expect(calendar.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect((await get(`/s/${REFERENCE}/receipt.pdf?token=wrong`)).status).toBe(404);
    expect((await get(`/s/${REFERENCE}/due.ics`)).status).toBe(404);
  });
});

/** Bytes as they travel: fetch unpacks them, so this asks with a bare request. */
async function packedSizes(): Promise<{ page: number; style: number }> {
  const html = await packed('/');
  const style = /href="(\/assets\/look-[^"]+)"/.exec(gunzipSync(html).toString())?.[1] ?? '';
  return { page: html.length, style: (await packed(style)).length };
}

function packed(path: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const request = rawRequest(
      house.url + path,
      { headers: { 'accept-encoding': 'gzip', cookie: COOKIE } },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          resolve(Buffer.concat(parts));
        });
      },
    );
    request.on('error', reject);
    request.end();
  });
}
