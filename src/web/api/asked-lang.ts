import type { Request } from 'express';
import { LANGS, type Lang } from '../../forms/types.ts';

/** The language to answer in: `?lang=`, else Accept-Language, else Chinese. */
export function askedLang(request: Request): Lang {
  const named = asLang(request.query.lang);
  if (named) return named;
  return request.acceptsLanguages('zh-CN', 'zh', 'en') === 'en' ? 'en' : 'zh-CN';
}

/** A language that the program speaks, or undefined. */
export function asLang(value: unknown): Lang | undefined {
  return LANGS.find((lang) => lang === value);
}
