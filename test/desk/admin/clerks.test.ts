import { describe, expect, it } from 'vitest';
import { openDeskWithSettings } from '../../support/desk-with-settings.ts';

const typed = { login: 'li.si', name: '李示四', role: 'clerk', office: 'xili', lang: 'en' };

describe('People with an account', () => {
  it('are added with a one-time link that is shown once and opens the account', async () => {
    const desk = await openDeskWithSettings();
    const browser = await desk.as('administrator');
    await browser.get('/desk/settings/clerks');
    const page = await browser.post('/desk/settings/clerks', typed);
    const link = /value="([^"]*\/desk\/welcome\/[^"]+)"/.exec(page.text)?.[1] ?? '';
    expect(link).toContain(desk.url);
    const opened = await desk.browser().get(link);
    expect(opened.status).toBe(200);
    const list = await browser.get('/desk/settings/clerks');
    expect(list.text).toContain('李示四');
    expect(list.text).toContain('还没设密码');
    expect(list.text).not.toContain('/desk/welcome/');
    const added = (await desk.store.clerks.list()).find(({ login }) => login === 'li.si');
    expect(added).toMatchObject({ name: '李示四', role: 'clerk', office: 'xili', lang: 'en' });
  });

  it('are refused with the field that is wrong, and nothing typed is lost', async () => {
    const desk = await openDeskWithSettings();
    const browser = await desk.as('administrator');
    await browser.get('/desk/settings/clerks');
    const taken = await browser.post('/desk/settings/clerks', { ...typed, login: 'reviewer' });
    expect(taken.status).toBe(400);
    expect(taken.text).toContain('id="login-problem"');
    expect(taken.text).toContain('value="李示四"');
    const wrong = await browser.post('/desk/settings/clerks', { ...typed, name: ' ', role: 'king', office: 'nowhere' });
    for (const field of ['name', 'role', 'office']) expect(wrong.text).toContain(`id="${field}-problem"`);
    expect(await desk.store.clerks.list()).toHaveLength(5);
  });

  it('are changed, disabled and enabled, and each step is in the record', async () => {
    const desk = await openDeskWithSettings();
    const browser = await desk.as('administrator');
    const clerk = await desk.as('clerk');
    const { id } = desk.clerks.clerk;
    const at = `/desk/settings/clerks/${id}`;
    await browser.get(at);
    const change = { name: '王新名', role: 'reviewer', office: 'xili', lang: 'en' };
    expect((await browser.post(at, change)).to).toBe(`${at}?done=changed`);
    expect(await desk.store.clerks.find(id)).toMatchObject(change);
    expect((await browser.post(`${at}/disabled`, { disabled: 'yes' })).to).toBe(`${at}?done=disabled`);
    expect((await clerk.get('/desk/me')).to).toContain('/desk/sign-in');
    expect((await browser.get(at)).text).toContain('已停用');
    await browser.post(`${at}/disabled`, { disabled: 'no' });
    expect((await desk.store.clerks.find(id))?.disabled).toBe(false);
    const { records } = await desk.store.audit.read({ limit: 3, actor: `clerk:${desk.clerks.administrator.id}` });
    expect(records.map(({ action, detail }) => [action, detail])).toEqual([
      ['account.enabled', `clerk:${id}`],
      ['account.disabled', `clerk:${id}`],
      ['account.changed', `clerk:${id}`],
    ]);
  });

  it('get a new link, which ends the one before', async () => {
    const desk = await openDeskWithSettings();
    const browser = await desk.as('administrator');
    const at = `/desk/settings/clerks/${desk.clerks.clerk.id}`;
    await browser.get(at);
    const linkIn = (text: string) => /value="[^"]*(\/desk\/welcome\/[^"]+)"/.exec(text)?.[1] ?? '';
    const first = linkIn((await browser.post(`${at}/link`)).text);
    const second = linkIn((await browser.post(`${at}/link`)).text);
    expect(first).not.toBe(second);
    expect((await desk.browser().get(second)).status).toBe(200);
    expect((await desk.browser().get(first)).status).not.toBe(200);
  });

  it('lose their codes when the phone is lost', async () => {
    const desk = await openDeskWithSettings();
    const browser = await desk.as('administrator');
    const at = `/desk/settings/clerks/${desk.clerks.administrator.id}`;
    expect((await browser.get(at)).text).toContain('取消动态码');
    expect((await browser.post(`${at}/codes`)).to).toBe(`${at}?done=codes-ended`);
    expect((await desk.store.clerks.find(desk.clerks.administrator.id))?.hasCodes).toBe(false);
  });

  it('do not disable themselves or change their own role', async () => {
    const desk = await openDeskWithSettings();
    const browser = await desk.as('administrator');
    const { id } = desk.clerks.administrator;
    const at = `/desk/settings/clerks/${id}`;
    await browser.get(at);
    const done = await browser.post(`${at}/disabled`, { disabled: 'yes' });
    expect(done.status).toBe(400);
    expect(done.text).toContain('要请另一位管理员改');
    const role = await browser.post(at, { name: '周管理', role: 'clerk', office: 'district', lang: 'zh-CN' });
    expect(role.status).toBe(400);
    expect(await desk.store.clerks.find(id)).toMatchObject({ disabled: false, role: 'administrator' });
  });

  it('are nobody else’s business: another role finds no page and changes nothing', async () => {
    const desk = await openDeskWithSettings();
    const browser = await desk.as('supervisor');
    const at = `/desk/settings/clerks/${desk.clerks.clerk.id}`;
    expect((await browser.get(at)).status).toBe(403);
    for (const path of ['', '/disabled', '/link', '/codes'])
      expect((await browser.post(`${at}${path}`, { disabled: 'yes', role: 'administrator' })).status).toBe(403);
    expect((await browser.post('/desk/settings/clerks', typed)).status).toBe(403);
    expect(await desk.store.clerks.find(desk.clerks.clerk.id)).toMatchObject({ disabled: false, role: 'clerk' });
    expect(await desk.store.clerks.list()).toHaveLength(5);
  });
});
