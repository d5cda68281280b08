import { generate } from 'otplib';
import type { DeskPage } from './desk-page.ts';
import type { Program } from './program.ts';
import { until } from './until.ts';

export const PASSWORD = 'four plain words here';

/** The code that a device shows now, or so many half minutes later: the desk takes each code once. */
export function codeOf(secret: string, later = 0): Promise<string> {
  return generate({ secret, epoch: Math.floor(Date.now() / 1000) + later * 30 });
}

/** The one-time link that the first start prints under its address. */
export async function firstLink(program: Program): Promise<string> {
  const lines = await until(
    () => Promise.resolve(program.printed()),
    ({ length }) => length > 1,
  );
  return /http\S+/.exec(lines[1] ?? '')?.[0] ?? '';
}

/** A password by a one-time link; the first of all says login and name, too. */
export async function setPassword(desk: DeskPage, link: string, first: Readonly<Record<string, string>> = {}) {
  await desk.goes(link);
  await desk.fills({ ...first, 新密码: PASSWORD, 再输一遍新密码: PASSWORD });
  await desk.presses('保存，进入办件台');
}

/** From the page of codes to the desk; the secret of the device. */
export async function setCodes(desk: DeskPage): Promise<string> {
  const shown = await desk.page.locator('.door .code').first().textContent();
  const secret = (shown ?? '').replaceAll(' ', '');
  await desk.fills({ '验证器现在显示的 6 位数字': await codeOf(secret) });
  const password = desk.page.getByLabel('现在的密码');
  if ((await password.count()) > 0) await password.fill(PASSWORD);
  await desk.presses('设好了，开始用');
  await desk.presses('收好了，进入办件台');
  return secret;
}

interface Newcomer {
  readonly login: string;
  readonly name: string;
  readonly role: string;
  readonly office: string;
}

/** Adds somebody on the page of accounts; the one-time link that it shows. */
export async function addColleague(admin: DeskPage, { login, name, role, office }: Newcomer): Promise<string> {
  await admin.goes('/desk/settings/clerks');
  await admin.fills({ 登录名: login, 姓名: name });
  await admin.chooses({ 岗位: role, 单位: office });
  await admin.presses('加一个人');
  return admin.page.locator('#link').inputValue();
}
