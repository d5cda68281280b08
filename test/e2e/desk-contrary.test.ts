import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formOf, listed, words } from '../desk/cases/cases-desk.ts';
import { openBrowser } from '../setup/browser.ts';
import { addClerkByCommand } from '../support/commands.ts';
import { DeskBrowser } from '../support/desk-browser.ts';
import { DeskPage } from '../support/desk-page.ts';
import { PASSWORD } from '../support/desk-staff.ts';
import { sendByApi } from '../support/portal.ts';
import { startProgram, type Program } from '../support/program.ts';
import { published } from '../support/web-resident.ts';
import { PNG } from '../web/house.ts';

const LONG = 120_000;
const SERVICE = 'migrant-certificate';
const NOTE = '上午给申请人打过电话，她说照片下午重拍。\n下午三点再打一次，问清楚是不是要电子的。';

describe('At the desk, against what goes wrong', { timeout: LONG }, () => {
  let program: Program;
  let browser: Browser;
  let wang: DeskBrowser;
  let li: DeskBrowser;

  beforeAll(async () => {
    [program, browser] = await Promise.all([startProgram(), openBrowser()]);
    // One after the other: each of them writes the accounts.
    wang = await signedUp('wang', '王示例', 'nanyang-1');
    li = await signedUp('li', '李例文', 'nanyang-1');
  }, LONG);
  afterAll(async () => {
    await browser.close();
    expect(await program.stop()).toBe(0);
    expect(program.log()).toBe('');
  });

  async function signedUp(login: string, name: string, office: string): Promise<DeskBrowser> {
    const link = await addClerkByCommand(program, { login, name, role: 'clerk', office });
    const desk = new DeskBrowser(program.url);
    await desk.get(link);
    await desk.post(link, { 'new-password': PASSWORD, again: PASSWORD });
    await desk.get('/desk/me');
    return desk;
  }

  /** An application to the village 样田村, with these files as its photo. */
  async function applied(change: { readonly photo?: string; readonly area?: string } = {}): Promise<string> {
    const { examples } = await published(program.url, SERVICE, 'zh-CN');
    const { materials: _, ...answers } = structuredClone(examples.valid[0]?.answers ?? {});
    const { photo, area } = change;
    if (area !== undefined) Object.assign(answers['holder'] ?? {}, { hukouArea: area, residenceArea: area });
    return sendByApi(
      program.url,
      SERVICE,
      photo === undefined ? answers : { ...answers, materials: { photo: [photo] } },
    );
  }

  const upload = (bytes: BodyInit, type: string): Promise<Response> =>
    fetch(`${program.url}/api/attachments`, { method: 'POST', headers: { 'content-type': type }, body: bytes });

  it('another office’s reference, typed into the address bar, leads to nothing', async () => {
    const reference = await applied({ area: '000001002001' });
    for (const rest of ['', '/correction', '/papers/application.pdf']) {
      const answer = await wang.get(`/desk/cases/${reference}${rest}`);
      const unknown = await wang.get(`/desk/cases/LD-0000-0000${rest}`);
      expect([answer.status, words(answer.text)]).toEqual([404, words(unknown.text)]);
      expect(answer.text).not.toContain('孙示雨');
    }
    const done = await wang.post(`/desk/cases/${reference}/actions`, {
      type: 'accept',
      revision: '0',
      at: '0',
      view: '',
    });
    expect(done.status).toBe(404);
    expect(listed((await wang.get(`/desk?q=${reference}`)).text)).toEqual([]);
    expect(listed((await wang.get('/desk?office=xili-1')).text)).not.toContain(reference);
  });

  it('an old tab says what changed, keeps what was typed, and overwrites nothing', async () => {
    const at = `/desk/cases/${await applied()}`;
    const old = formOf((await wang.get(at)).text, 'refuse');
    await li.post(`${at}/actions`, { ...formOf((await li.get(at)).text, 'accept'), materialsDue: await dueOf(at) });
    const answer = await wang.post(`${at}/actions`, { ...old, reason: '户口不在这个村，请到户籍地办。' });
    expect(answer.status).toBe(409);
    expect(words(answer.text)).toMatch(/这件有了变化，这次没有存.*李例文.*受理/);
    expect(words(answer.text)).toContain('户口不在这个村，请到户籍地办。');
    expect(words((await li.get(at)).text)).toContain('已受理');
  });

  const dueOf = async (at: string): Promise<string> =>
    /name="materialsDue"[^>]*value="([^"]+)"/.exec((await li.get(at)).text)?.[1] ?? '';

  it('of two clerks who take a case at once, one has it and the other is told', async () => {
    const reference = await applied();
    const at = `/desk/cases/${reference}`;
    const [first, second] = [formOf((await wang.get(at)).text, 'take'), formOf((await li.get(at)).text, 'take')];
    const answers = await Promise.all([wang.post(`${at}/actions`, first), li.post(`${at}/actions`, second)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    const [winner, loser] = answers[0].status === 303 ? ['王示例', answers[1]] : ['李例文', answers[0]];
    expect(words(loser.text)).toMatch(new RegExp(`这件有了变化，这次没有存.*${winner}.*接办`));
  });

  it('a long note outlives the session in which it was written', async () => {
    const at = `/desk/cases/${await applied()}`;
    const desk = await DeskPage.open(browser, program.url, { width: 390 });
    await desk.goes(at);
    await desk.signsIn('li', PASSWORD);
    await desk.fills({ 写一条备注: NOTE });
    await li.get('/desk/me');
    expect((await li.post('/desk/me/sessions')).status).toBe(303);
    await desk.presses('存备注');
    expect(await desk.reads()).toContain('刚才写的还在，登录后可以接着提交');
    await desk.signsIn('li', PASSWORD);
    expect(await desk.reads()).toContain('下午三点再打一次');
    expect(words((await li.get(at)).text)).not.toContain('下午三点再打一次');
    await desk.presses('接着提交');
    expect(await desk.reads()).toContain('备注存好了。');
    expect(await desk.reads()).toContain(NOTE);
    await desk.close();
  });

  it('a form that another site forged changes nothing', async () => {
    const at = `/desk/cases/${await applied()}`;
    const form = formOf((await wang.get(at)).text, 'take');
    const { csrf: _, ...forged } = form;
    for (const csrf of [null, 'guessed', li.csrf])
      expect((await wang.post(`${at}/actions`, forged, { csrf })).status).toBe(403);
    expect(words((await wang.get(at)).text)).toContain('还没人接');
  });

  it('what calls itself a picture is refused, or shown as nothing that could run', async () => {
    const script = '<html><script>alert(document.cookie)</script></html>';
    expect((await upload(script, 'image/png')).status).toBe(415);
    // A picture with a page behind its bytes.
    const both = await upload(Buffer.concat([PNG, Buffer.from(script)]), 'text/html');
    const { id } = (await both.json()) as { readonly id: string };
    const reference = await applied({ photo: id });
    const shown = await wang.get(`/desk/files/${reference}/${id}`);
    expect(shown.status).toBe(200);
    expect(shown.headers.get('content-type')).toBe('image/png');
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
    expect(shown.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
  });
});
