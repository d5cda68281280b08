import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const locales = path.resolve(import.meta.dirname, '../../locales');
const namespaces = [...new Set(['zh-CN', 'en'].flatMap((lang) => readdirSync(path.join(locales, lang))))].sort();

/** A language is called by its own name. */
const LANGUAGE_NAMES = [
  'bot.json menu.other-language',
  'web.json prefs.other-language',
  'desk.json other-language',
  'telegram.json commands.language',
];
/** Words that people type, in whichever language. */
const isTyped = (key: string): boolean => key.startsWith('wish.') || key.endsWith('-words');
/** Names and numbers that can be copied: they are as on the documents, in any language. */
const isCopied = (key: string): boolean => /\.right\.\d+$/.test(key);
/** Written with the month's number in Chinese, with its name in English. */
const DATES = ['bot.json full-day'];

function textsOf(lang: string, namespace: string): Map<string, string> {
  const texts = new Map<string, string>();
  const visit = (key: string, value: unknown): void => {
    if (typeof value === 'string') texts.set(key.slice(1), value);
    else for (const [name, child] of Object.entries(value as object)) visit(`${key}.${name}`, child);
  };
  visit('', JSON.parse(readFileSync(path.join(locales, lang, namespace), 'utf8')));
  return texts;
}

const withoutPlural = (key: string): string => key.replace(/_(zero|one|two|few|many|other)$/, '');
const keysOf = (texts: Map<string, string>): string[] => [...new Set([...texts.keys()].map(withoutPlural))].sort();
const paramsOf = (text: string): string[] =>
  [...new Set(Array.from(text.matchAll(/\{\{\s*-?\s*(\w+)/g), ([, name]) => name ?? ''))].sort();
const saysSomething = (text: string): boolean => /\p{L}/u.test(text.replace(/\{\{.*?\}\}|e站/g, ''));

describe.each(namespaces)('%s', (namespace) => {
  const zh = textsOf('zh-CN', namespace);
  const en = textsOf('en', namespace);

  it('has the same keys in both languages', () => {
    expect(keysOf(en)).toEqual(keysOf(zh));
  });

  it('puts the same parameters into both', () => {
    const paramsByKey = (texts: Map<string, string>): Record<string, string> =>
      Object.fromEntries(
        keysOf(texts)
          .filter((key) => !DATES.includes(`${namespace} ${key}`))
          .map((key) => {
            const forms = [...texts].filter(([name]) => withoutPlural(name) === key);
            const params = new Set(forms.flatMap(([, text]) => paramsOf(text)));
            // A count may only choose between singular and plural.
            params.delete('count');
            return [key, [...params].join()];
          }),
      );
    expect(paramsByKey(en)).toEqual(paramsByKey(zh));
  });

  it('has no empty text', () => {
    const empty = [...zh, ...en].filter(([, text]) => text.trim() === '').map(([key]) => key);
    expect(empty).toEqual([]);
  });

  it('is translated throughout', () => {
    const same = [...zh].filter(([key, text]) => en.get(key) === text && saysSomething(text));
    const chinese = [...en].filter(([, text]) => /\p{Script=Han}/u.test(text.replaceAll('e站', '')));
    const untranslated = [...same, ...chinese].map(([key]) => key);
    expect(
      untranslated.filter((key) => !isTyped(key) && !isCopied(key) && !LANGUAGE_NAMES.includes(`${namespace} ${key}`)),
    ).toEqual([]);
  });
});
