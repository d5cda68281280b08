import { asArray, asObject, isObject } from '../ajv.ts';
import type { Outline } from '../plan.ts';
import { escapeName, joinPointer } from '../pointer.ts';
import { makeTexts, textOf, type FormTexts } from '../texts.ts';
import { LANGS, type Json, type JsonObject, type Lang, type Pointer, type PointerPattern } from '../types.ts';
import { ENGINE_CODES } from './engine-codes.ts';
import { fileOf, listed, textsOf, type Fault } from './fault.ts';
import { kindAt, type Subject } from './subject.ts';

/** A text, where it stands, and which names are put in there. */
interface Text {
  readonly at: Pointer;
  readonly text: string;
  readonly filled: readonly string[];
}

/** Faults of `{{names}}`: those that nobody fills, and those that one language has and the other has not. */
export function placeholderFaults(subject: Subject): readonly Fault[] {
  const { source, outline } = subject;
  const own = (lang: Lang) => textsIn(subject, lang, textsOf(source, lang), (pattern) => [pattern]);
  const blocks = Object.entries(source.blocks).flatMap(([block, words]) => {
    const within = (lang: Lang) =>
      textsIn(subject, lang, asObject((words as Readonly<Partial<typeof words>>)[lang]), (pattern) =>
        placesOf(outline, block, pattern),
      );
    return faultsOf(within, (lang) => `services/shared/${block}.${lang}.json`);
  });
  return [...faultsOf(own, (lang) => fileOf(source, `${lang}.json`)), ...blocks];
}

function faultsOf(textsFor: (lang: Lang) => readonly Text[], fileFor: (lang: Lang) => string): Fault[] {
  const texts = { 'zh-CN': textsFor('zh-CN'), en: textsFor('en') };
  const unfilled = LANGS.flatMap((lang) =>
    texts[lang].flatMap(({ at, text, filled }) => {
      const lost = namesIn(text).filter((name) => !filled.includes(name));
      const right =
        filled.length > 0 ? `${listed(filled.map((name) => `{{${name}}}`))} can stand here` : 'none can stand here';
      return lost.map((name) => ({ file: fileFor(lang), pointer: at, message: `Nobody fills {{${name}}}: ${right}.` }));
    }),
  );
  const chinese = new Map(texts['zh-CN'].map(({ at, text }) => [at, namesIn(text)]));
  const different = texts.en.flatMap(({ at, text }): Fault[] => {
    const [zh, en] = [chinese.get(at), namesIn(text)];
    if (zh === undefined || zh.join() === en.join()) return [];
    const words = (names: readonly string[]) =>
      names.length > 0 ? names.map((name) => `{{${name}}}`).join(', ') : 'none';
    return [
      {
        file: fileFor('en'),
        pointer: at,
        message: `The languages differ: ${words(en)} here, ${words(zh)} in zh-CN; use the same.`,
      },
    ];
  });
  return [...unfilled, ...different];
}

function namesIn(text: string): readonly string[] {
  return [...new Set(Array.from(text.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g), ([, name]) => name ?? ''))].sort();
}

function textsIn(
  subject: Subject,
  lang: Lang,
  texts: JsonObject,
  placesFor: (pattern: PointerPattern) => readonly PointerPattern[],
): readonly Text[] {
  const form = makeTexts(subject.source, subject.outline, lang);
  const { questions, problems, ...rest } = texts;
  const asked = Object.entries(asObject(questions)).flatMap(([pattern, words]) =>
    Object.entries(asObject(words)).flatMap(([name, value]) =>
      leaves(value, `/questions/${escapeName(pattern)}/${escapeName(name)}`, filledIn(form, placesFor(pattern), name)),
    ),
  );
  const wrong = Object.entries(asObject(problems)).flatMap(([code, words]) =>
    leaves(words, `/problems/${escapeName(code)}`, filledByProblem(subject, form, code)),
  );
  return [...leaves(rest, '', []), ...asked, ...wrong];
}

function leaves(value: Json | undefined, at: Pointer, filled: readonly string[]): Text[] {
  if (typeof value === 'string') return [{ at, text: value, filled }];
  const below = isObject(value) ? Object.entries(value) : asArray(value).map((one, i) => [String(i), one] as const);
  return below.flatMap(([name, one]) => leaves(one, `${at}/${escapeName(name)}`, filled));
}

/** What src/forms/words.ts puts into a field's words. */
function filledIn(form: FormTexts, places: readonly PointerPattern[], name: string): readonly string[] {
  if (name === 'choices' || name === 'choiceHints') return [];
  const hasWho = places.every((place) => hasLabelAround(form, place));
  const hasNumber = name === 'item' || places.every((place) => place.includes('*'));
  const isLabel = ['label', 'field', 'item'].includes(name);
  return [...(hasWho ? ['who'] : []), ...(hasNumber ? ['n'] : []), ...(isLabel ? [] : ['district'])];
}

/** What a problem tells: a rule that compares days gives its limit as `date`. */
function filledByProblem(subject: Subject, form: FormTexts, code: string): readonly string[] {
  const rules = asArray(subject.service['rules'])
    .map(asObject)
    .filter((rule) => rule['code'] === code);
  if (rules.length === 0 && ENGINE_CODES.includes(code)) return ['district', 'who', 'date', 'min', 'max', 'length'];
  const places = rules.map(placeOf);
  const compares = (rule: JsonObject) =>
    ('notBefore' in rule || 'notAfter' in rule) && kindAt(subject, placeOf(rule)) !== 'integer';
  return [
    'district',
    ...(places.every((place) => hasLabelAround(form, place)) ? ['who'] : []),
    ...(rules.every(compares) ? ['date'] : []),
  ];
}

const placeOf = ({ at }: JsonObject): Pointer => (typeof at === 'string' ? at : '');

/** `{{who}}` is the label of the nearest object or item around a place. */
function hasLabelAround(form: FormTexts, pattern: PointerPattern): boolean {
  const names = pattern.split('/').slice(1, -1);
  return names.some((name, i) => {
    const at = joinPointer(names.slice(0, i + 1));
    const item = name === '*' ? textOf(form.field(joinPointer(names.slice(0, i))), 'item') : undefined;
    return (item ?? textOf(form.field(at), 'label')) !== undefined;
  });
}

function placesOf({ places }: Outline, block: string, pattern: PointerPattern): readonly PointerPattern[] {
  return [...places.values()]
    .filter(({ blocks }) => blocks.some((one) => one.block === block && one.pattern === pattern))
    .map((place) => place.pattern);
}
