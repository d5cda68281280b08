import type { Request } from 'express';
import type { Words } from '../../bot/types.ts';
import type { Lang } from '../../forms/types.ts';
import { readCookies } from '../../http/cookies.ts';
import type { DeskHouse } from '../house.ts';

/** The cookie of the residents' pages: who chose a language there finds it here. */
export const LANG_COOKIE = 'ezhan_lang';

/** The language of somebody who is not signed in. */
function readerLang(request: Request): Lang {
  const chosen = readCookies(request).get(LANG_COOKIE);
  if (chosen === 'en' || chosen === 'zh-CN') return chosen;
  return request.acceptsLanguages('zh-CN', 'zh', 'en') === 'en' ? 'en' : 'zh-CN';
}

/** With what a page in front of the sign-in is drawn. */
export interface Reader {
  readonly house: DeskHouse;
  readonly lang: Lang;
  readonly t: Words;
}

export function readerOf(request: Request, house: DeskHouse): Reader {
  const lang = readerLang(request);
  return { house, lang, t: house.words(lang) };
}
