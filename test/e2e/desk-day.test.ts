import { readFile } from 'node:fs/promises';
import path from 'node:path';
import ExcelJS from 'exceljs';
import type { Browser, Download } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../../src/store/sqlite.ts';
import { readBack } from '../pdf/read-back.ts';
import { openBrowser } from '../setup/browser.ts';
import { verifyRecord } from '../support/commands.ts';
import { BotApi } from '../support/bot-api.ts';
import { DeskPage } from '../support/desk-page.ts';
import { addColleague, codeOf, firstLink, PASSWORD, setCodes, setPassword } from '../support/desk-staff.ts';
import { sendByApi } from '../support/portal.ts';
import { startProgram, type Program } from '../support/program.ts';
import { readZip } from '../support/read-zip.ts';
import { TelegramResident } from '../support/telegram-resident.ts';
import { published } from '../support/web-resident.ts';
import { PNG } from '../web/house.ts';

const LONG = 240_000;
const SERVICE = 'migrant-certificate';
const FIRST = 'first-child-certificate';
const TENS = Array.from('一二三四五六七八九十');
const COMMUNITY = '000001001001';

const bytesOf = async (download: Download): Promise<Buffer> => readFile(await download.path());

describe('A day at the desk', { timeout: LONG }, () => {
  let api: BotApi;
  let program: Program;
  let browser: Browser;
  let resident: TelegramResident;
  let filledIn: Promise<void>;
  let clerk: DeskPage;
  let reviewer: DeskPage;
  let supervisor: DeskPage;
  let secret: string;
  let reference: string;

  beforeAll(async () => {
    api = await BotApi.start();
    const telegram = { TELEGRAM_BOT_TOKEN: api.token, TELEGRAM_API_ROOT: api.root, TELEGRAM_MODE: 'polling' };
    [program, browser] = await Promise.all([startProgram(telegram), openBrowser()]);
    resident = await someone();
    filledIn = resident.begins().then(() => resident.answersAll());
  }, LONG);
  afterAll(async () => {
    await browser.close();
    expect(await program.stop()).toBe(0);
    await api.stop();
    expect(api.refused).toEqual([]);
    expect(program.log()).toBe('');
  });

  /** Somebody of the community 样板社区 on Telegram. */
  async function someone(): Promise<TelegramResident> {
    const service = await published(program.url, SERVICE, 'zh-CN');
    const answers = structuredClone(service.examples.valid[0]?.answers ?? {});
    Object.assign(answers['holder'] ?? {}, { hukouArea: COMMUNITY, residenceArea: COMMUNITY });
    return new TelegramResident(api.user(100), service, answers, PNG);
  }

  const open = (width?: number): Promise<DeskPage> =>
    DeskPage.open(browser, program.url, width === undefined ? {} : { width });

  /** Waits until the bot has said this. */
  const hears = (words: string): Promise<void> =>
    resident.user.hearsUntil(() => resident.user.messages.some(({ text }) => text?.includes(words) === true));

  it('begins with the first administrator, who adds a clerk, a reviewer and a supervisor by one-time links', async () => {
    const admin = await open();
    await setPassword(admin, await firstLink(program), { 登录名: 'guanli', 姓名: '周管理' });
    expect(await admin.reads()).toContain('管理员要先设好动态码');
    await setCodes(admin);
    const office = '东示街道便民服务中心';
    const links = [
      await addColleague(admin, { login: 'wang', name: '王示例', role: '经办人', office }),
      await addColleague(admin, { login: 'qian', name: '钱样本', role: '审核人', office }),
      await addColleague(admin, {
        login: 'sun',
        name: '孙示范',
        role: '区级负责人',
        office: '示例区卫生健康局政务服务窗口',
      }),
    ];
    await admin.presses('退出');
    await admin.close();
    [clerk, reviewer, supervisor] = await Promise.all([open(), open(390), open()]);
    for (const [at, desk] of [clerk, reviewer, supervisor].entries()) await setPassword(desk, links[at] ?? '');
    await clerk.goes(links[0] ?? '');
    expect(await clerk.reads()).toContain('这个链接用不了了');
  });

  it('goes on with a code, which counts once', async () => {
    await clerk.goes('/desk/me/codes');
    secret = await setCodes(clerk);
    await clerk.presses('退出');
    await clerk.goes('/desk/sign-in');
    await clerk.fills({ 登录名: 'wang', 密码: PASSWORD });
    await clerk.presses('登录');
    await clerk.fills({ 动态码: '000000' });
    await clerk.presses('继续');
    expect(await clerk.reads()).toContain('动态码不对');
    await clerk.fills({ 动态码: await codeOf(secret, 1) });
    await clerk.presses('继续');
    expect(await clerk.reads()).toContain('没有要办的件了，歇一歇。');
  });

  it('shows on the open queue what a resident sends by Telegram', async () => {
    await filledIn;
    reference = await resident.submits();
    await clerk.page.getByText('1 件新到，点这里看').waitFor();
    await clerk.presses('1 件新到，点这里看');
    for (const one of TENS) await sendByApi(program.url, FIRST, await answersOf(one));
    await clerk.page.getByText('10 件新到，点这里看').waitFor();
    await clerk.page.locator('summary', { hasText: '更多条件' }).click();
    await clerk.chooses({ 状态: '已提交', 渠道: 'Telegram' });
    await clerk.presses('筛选');
    expect(await clerk.references()).toEqual([reference]);
    await clerk.presses(reference);
    expect(await clerk.reads()).toContain('第 1 件，共 1 件');
  });

  async function answersOf(one: string) {
    const { examples } = await published(program.url, FIRST, 'zh-CN');
    const answers = structuredClone(examples.valid[6]?.answers ?? {});
    Object.assign(answers['wife'] ?? {}, { name: `张示${one}` });
    return answers;
  }

  it('shows an ID number to who says why, and writes that down', async () => {
    expect(await clerk.reads()).not.toContain('000000 20010809 0244');
    await clerk.unfolds('显示（会记录） 证件号码');
    await clerk.chooses({ 为什么要看: '打电话核实' });
    await clerk.presses('显示');
    expect(await clerk.reads()).toContain('000000 20010809 0244');
    await supervisor.goes(`/desk/settings/audit?reference=${reference}`);
    expect(await supervisor.reads()).toMatch(/王示例[\s\S]*看了号码/);
  });

  it('asks for two corrections, which come back from Telegram to the same clerk', async () => {
    await clerk.presses('退回补正，一次说清');
    for (const [at, sentence] of [
      ['/holder/name', '和身份证差一个字，请照着写。'],
      ['/materials/photo', '照片看不清，请再拍一张。'],
    ] as const) {
      await clerk.page.locator(`input[value="${at}"]`).check();
      await clerk.page.locator(`input[name="sentence ${at}"]`).fill(sentence);
    }
    await clerk.presses('退回去，告知申请人');
    expect(await clerk.reads()).toContain('停表，等申请人补来');
    await hears('有几处要改一改或补一补');
    await resident.acts(() => resident.user.taps('现在改'));
    expect(resident.open?.text).toContain('和身份证差一个字，请照着写。');
    await resident.acts(() => resident.user.sends('孙示宇'));
    await resident.acts(() => resident.user.sendsPhotos([PNG]));
    await resident.acts(() => resident.user.taps('就这些，下一步'));
    await resident.user.taps('发回去');
    await hears(`${reference} 发回去了，还是原来的工作人员看。`);
    await clerk.page.getByText('同事刚改过这件，点这里看最新的').waitFor();
    await clerk.goes('/desk?returned=1&clerk=me');
    expect(await clerk.references()).toEqual([reference]);
    await clerk.presses(reference);
    expect(await clerk.reads()).toContain('孙示宇');
    expect(await clerk.reads()).toMatch(/申请人 改好补回\s+已告知申请人/);
  });

  it('goes from acceptance over verification and review to the certificate in the resident’s hand', async () => {
    await clerk.presses('受理');
    await clerk.unfolds('记一次核实');
    await clerk.fills({ 核实到什么: '电话里都对上了。' });
    await clerk.presses('记下来');
    await clerk.presses('核实完，报东示街道便民服务中心');
    await clerk.presses('核实完，转审核');
    await reviewer.goes(`/desk/cases/${reference}`);
    await reviewer.fills({ 证件编号: '示流 2026-0001' });
    await reviewer.presses('准予');
    await hears('证号：示流 2026-0001');
    await clerk.goes(`/desk/cases/${reference}`);
    await clerk.presses('可以领取了');
    await hears('可以来领了');
    await clerk.presses('已送达');
    await hears('办得怎么样？');
    await resident.user.taps('不满意');
    await hears('区里的负责人会看到');
    await supervisor.goes('/desk?unhappy=1');
    expect(await supervisor.references()).toEqual([reference]);
    await supervisor.presses(reference);
    expect(await supervisor.reads()).toMatch(/申请人的评价\s*不满意/);
  });

  it('prints ten as one PDF and as a ZIP, and exports the list', async () => {
    await clerk.picksAll(`/desk?service=${FIRST}`);
    const references = await clerk.references();
    const { text } = await readBack({
      ok: true,
      bytes: await bytesOf(await clerk.orders('打印', '打开打印件（PDF）')),
    });
    expect(references.filter((one) => text.includes(one))).toHaveLength(10);
    // The same page is good for the next order, where the file left it as it was.
    if (new URL(clerk.page.url()).pathname !== '/desk') await clerk.picksAll(`/desk?service=${FIRST}`);
    else await clerk.page.locator('form.picking:not([data-sent])').waitFor();
    const zip = readZip(await bytesOf(await clerk.orders('下载 ZIP', '下载 ZIP')));
    expect(references.filter((one) => [...zip.keys()].some((name) => name.includes(one)))).toHaveLength(10);
    await clerk.goes(`/desk?service=${FIRST}`);
    const csv = (await bytesOf(await clerk.saves('导出 CSV'))).toString();
    expect(csv.startsWith('\uFEFF')).toBe(true);
    expect(references.filter((one) => csv.includes(one))).toHaveLength(10);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(await (await clerk.saves('导出 XLSX')).path());
    expect(book.worksheets[0]?.actualRowCount).toBe(11);
  });

  it('hands a case over to another office, out of this one’s sight', async () => {
    const [one = ''] = await clerk.references();
    await clerk.presses(one);
    await clerk.unfolds('更多：转交、延期');
    await clerk.unfolds('转到别的单位');
    await clerk.chooses({ 转到哪个单位: '西例街道便民服务中心' });
    await clerk.fills({ 为什么转: '户口在西例街道。' });
    await clerk.page.locator('#do-hand-over button').click();
    await clerk.page.getByText('这件转到别的单位，不在您的清单里了').waitFor();
    await clerk.looks();
    await clerk.goes(`/desk/cases/${one}`);
    expect(await clerk.reads()).toContain('没有找到');
    await clerk.presses('退出');
    await clerk.goes('/desk');
    expect(new URL(clerk.page.url()).pathname).toBe('/desk/sign-in');
  });

  it('leaves a record that is whole, in which an altered row is named', async () => {
    expect(await verifyRecord(program)).toMatchObject({ code: 0, said: '' });
    const meddler = connect(path.join(program.dataDir, 'ezhan.sqlite'), 1, ['busy_timeout = 5000']);
    await meddler.raw("update audit set actor = 'clerk:nobody' where seq = 7");
    await meddler.destroy();
    expect(await verifyRecord(program)).toMatchObject({ code: 1, said: 'Entry 7 is not as it was written.\n' });
  });

  it(
    'ends within seconds when it is asked to, though a queue listens for what comes in',
    { timeout: 20_000 },
    async () => {
      await supervisor.goes('/desk');
      expect(await program.stop()).toBe(0);
    },
  );
});
