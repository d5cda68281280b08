import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import i18next, { type i18n } from 'i18next';
import type { Words } from '../bot/types.ts';
import type { ProblemWords } from '../forms/form.ts';
import { LANGS, type Lang, type Problem } from '../forms/types.ts';

/** Everything that the program says, in every language. */
export interface LoadedWords {
  /** The texts of one language. A key that is not there is reported and comes back as the key. */
  readonly words: (lang: Lang) => Words;
  /** What to say about a problem of the form engine: `problems:<code>`, or `problems:other` for a code without words. */
  readonly problem: (lang: Lang, problem: Problem) => ProblemWords;
}

export interface LoadWordsOptions {
  /** Told once for each missing key or parameter; throws by default, so that tests find it. */
  readonly onMissing?: (fault: { readonly lang: Lang; readonly what: string }) => void;
}

/**
 * Reads every `<dir>/<lang>/<namespace>.json`. Values are put in as they are: the channels escape what they render.
 * @throws when a file is unreadable or no JSON: the program does not start without its words.
 */
export async function loadWords(dir: string, options: LoadWordsOptions = {}): Promise<LoadedWords> {
  const onMissing = once(options.onMissing ?? fail);
  const texts = new Map<Lang, i18n>();
  for (const lang of LANGS)
    texts.set(lang, await translator(lang, await readNamespaces(path.join(dir, lang)), onMissing));
  const find = (lang: Lang): i18n => {
    const found = texts.get(lang);
    if (!found) throw new Error(`No words are loaded for ${lang}.`);
    return found;
  };
  const plain = new Map(LANGS.map((lang) => [lang, remembered((key) => find(lang).t(key))]));
  return {
    words: (lang) => (key, params) => (params ? find(lang).t(key, { ...params }) : (plain.get(lang)?.(key) ?? key)),
    problem: (lang, problem) => problemWords(find(lang), problem),
  };
}

/** A text without parameters is always the same: a turn says dozens of them. */
function remembered(look: (key: string) => string): (key: string) => string {
  const known = new Map<string, string>();
  return (key) => {
    const text = known.get(key) ?? look(key);
    known.set(key, text);
    return text;
  };
}

type Missing = (fault: { readonly lang: Lang; readonly what: string }) => void;

async function readNamespaces(dir: string): Promise<Record<string, Record<string, unknown>>> {
  const files = (await readdir(dir)).filter((file) => file.endsWith('.json'));
  const read = async (file: string): Promise<[string, Record<string, unknown>]> => [
    path.basename(file, '.json'),
    JSON.parse(await readFile(path.join(dir, file), 'utf8')) as Record<string, unknown>,
  ];
  return Object.fromEntries(await Promise.all(files.map(read)));
}

async function translator(
  lang: Lang,
  namespaces: Record<string, Record<string, unknown>>,
  onMissing: Missing,
): Promise<i18n> {
  const report = (what: string): string => {
    onMissing({ lang, what });
    return what;
  };
  const instance = i18next.createInstance();
  await instance.init({
    lng: lang,
    fallbackLng: false,
    ns: Object.keys(namespaces),
    resources: { [lang]: namespaces },
    interpolation: { escapeValue: false },
    appendNamespaceToMissingKey: true,
    parseMissingKeyHandler: report,
    returnedObjectHandler: report,
    missingInterpolationHandler: (text: string, match: RegExpExecArray) => {
      onMissing({ lang, what: `${match[0]} in ${JSON.stringify(text)}` });
      return '';
    },
  });
  return instance;
}

function problemWords(instance: i18n, { code, params }: Problem): ProblemWords {
  const key = instance.exists(`problems:${code}`) ? `problems:${code}` : 'problems:other';
  const found: unknown = instance.t(key, { ...params, returnObjects: true });
  if (typeof found === 'string') return { what: found };
  const { what, right } = found as { what: string; right?: readonly string[] };
  return right === undefined ? { what } : { what, right };
}

function fail({ lang, what }: { readonly lang: Lang; readonly what: string }): never {
  throw new Error(`locales/${lang} has no ${what}.`);
}

/** Lets each fault through once; a fault that throws is thrown again. */
function once(onMissing: Missing): Missing {
  const told = new Set<string>();
  return (fault) => {
    const key = `${fault.lang} ${fault.what}`;
    if (told.has(key)) return;
    onMissing(fault);
    told.add(key);
  };
}
