import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Lang } from '../forms/types.ts';
import { readCookies, setCookie } from '../http/cookies.ts';
import type { Assets } from './assets.ts';
import type { ResidentDeps } from './resident-deps.ts';
import type { Setting, TextSize, Theme } from './setting.ts';

export const CHAT_COOKIE = 'ezhan_chat';
const SWITCHES = { lang: 'ezhan_lang', text: 'ezhan_text', theme: 'ezhan_theme' } as const;

/** The chat of this browser: the key that the store knows it by. The cookie's own value is kept nowhere. */
export function chatOf(request: Request): string | undefined {
  const value = readCookies(request).get(CHAT_COOKIE);
  return value !== undefined && /^[\w-]{20,64}$/.test(value) ? chatKey(value) : undefined;
}

/** The chat of this browser, begun now if there is none; a visit keeps it for another while. */
export function chatOrNew(request: Request, response: Response, { random, secure }: ResidentDeps): string {
  const known = readCookies(request).get(CHAT_COOKIE);
  const value = known !== undefined && chatOf(request) !== undefined ? known : random();
  setCookie(response, CHAT_COOKIE, value, secure);
  return chatKey(value);
}

function chatKey(cookie: string): string {
  return `web:${createHash('sha256').update(cookie).digest('base64url').slice(0, 22)}`;
}

/** With what a page is drawn for this request. `lang` is the chat's own language where there is a chat. */
export function settingOf(request: Request, { deps, assets }: House, lang = langOf(request)): Setting {
  const cookies = readCookies(request);
  return {
    lang,
    text: isTextSize(cookies.get(SWITCHES.text)) ? 'large' : 'normal',
    theme: themeOf(cookies.get(SWITCHES.theme)),
    t: deps.words(lang),
    district: deps.district,
    assets: assets.links,
    path: request.path,
    query: kept(request),
  };
}

export interface House {
  readonly deps: ResidentDeps;
  readonly assets: Assets;
}

function isTextSize(value: string | undefined): boolean {
  return value === ('large' satisfies TextSize);
}

function themeOf(value: string | undefined): Theme {
  return value === 'light' || value === 'dark' ? value : 'auto';
}

function langOf(request: Request): Lang {
  const chosen = readCookies(request).get(SWITCHES.lang);
  if (chosen === 'en' || chosen === 'zh-CN') return chosen;
  return request.acceptsLanguages('zh-CN', 'zh', 'en') === 'en' ? 'en' : 'zh-CN';
}

/** What of the query belongs to the page itself. */
function kept(request: Request): Record<string, string> {
  const { token } = request.query;
  return typeof token === 'string' ? { token } : {};
}

const VALUES: Record<keyof typeof SWITCHES, readonly string[]> = {
  lang: ['zh-CN', 'en'],
  text: ['large', 'normal'],
  theme: ['auto', 'light', 'dark'],
};

/** Keeps what the address switches (`?lang=en&text=large`); returns what it switched, or undefined. */
export function keepSwitches(
  request: Request,
  response: Response,
  secure: boolean,
): { readonly lang?: Lang; readonly back: string } | undefined {
  const names = Object.keys(SWITCHES) as (keyof typeof SWITCHES)[];
  const switched = names.flatMap((name) => {
    const value = request.query[name];
    return typeof value === 'string' && VALUES[name].includes(value) ? [[name, value] as const] : [];
  });
  if (switched.length === 0) return undefined;
  for (const [name, value] of switched) setCookie(response, SWITCHES[name], value, secure);
  const lang = switched.find(([name]) => name === 'lang')?.[1];
  const query = new URLSearchParams(kept(request)).toString();
  return {
    ...(lang === 'en' || lang === 'zh-CN' ? { lang } : {}),
    back: query === '' ? request.path : `${request.path}?${query}`,
  };
}

/** Remembers the language that was chosen in the conversation for the pages around it. */
export function keepLang(request: Request, response: Response, lang: Lang, secure: boolean): void {
  if (readCookies(request).get(SWITCHES.lang) !== lang) setCookie(response, SWITCHES.lang, lang, secure);
}
