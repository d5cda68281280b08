import { asArray, asObject, FORMATS } from '../ajv.ts';
import { escapeName } from '../pointer.ts';
import { listOf, makeTexts, textOf, type FormTexts } from '../texts.ts';
import { LANGS, type JsonObject, type Lang, type Pointer } from '../types.ts';
import { choicesAt } from './check-rules.ts';
import { fileOf, quote, type Fault } from './fault.ts';
import { kindAt, type Subject } from './subject.ts';

/** Faults in what is said: words that are missing in a language. */
export function missingWords(subject: Subject): readonly Fault[] {
  return LANGS.flatMap((lang) => {
    const texts = makeTexts(subject.source, subject.outline, lang);
    const other = makeTexts(subject.source, subject.outline, lang === 'en' ? 'zh-CN' : 'en');
    return [
      ...namedFaults(subject, lang),
      ...[...subject.plan.asked.keys()].flatMap((pattern) => questionFaults(subject, pattern, lang, texts, other)),
    ];
  });
}

/** Titles of sections, words of notices and of rules. */
function namedFaults({ source, service }: Subject, lang: Lang): Fault[] {
  const texts = asObject((source.texts as Readonly<Partial<typeof source.texts>>)[lang]);
  const file = fileOf(source, `${lang}.json`);
  const lacking = (list: string, id: string, where: string, what: string): Fault[] => {
    const known = [texts, ...Object.values(source.blocks).map((block) => asObject(block[lang]))];
    const isKnown = known.some((one) => Object.hasOwn(asObject(one[where]), id));
    return isKnown
      ? []
      : [{ file, pointer: `/${where}/${escapeName(id)}`, message: `${list} ${quote(id)} has no ${what} here.` }];
  };
  return [
    ...idsIn(service, 'sections', 'id').flatMap((id) => lacking('The section', id, 'sections', 'title')),
    ...idsIn(service, 'notices', 'code').flatMap((id) => lacking('The notice', id, 'notices', 'words')),
    ...idsIn(service, 'rules', 'code').flatMap((id) =>
      lacking('The rule', id, 'problems', 'words: say what is wrong and what a right answer looks like'),
    ),
  ];
}

export function idsIn(service: JsonObject, list: string, name: string): readonly string[] {
  const ids = asArray(service[list]).map((one) => asObject(one)[name]);
  return [...new Set(ids.filter((id) => typeof id === 'string'))];
}

function questionFaults(subject: Subject, pattern: Pointer, lang: Lang, texts: FormTexts, other: FormTexts): Fault[] {
  const { source, outline } = subject;
  const field = texts.field(pattern);
  const block = outline.places.get(pattern)?.blocks.at(-1);
  const at = (name: string, message: string): Fault =>
    block
      ? { file: `services/shared/${block.block}.${lang}.json`, pointer: pointerOf(block.pattern, name), message }
      : { file: fileOf(source, `${lang}.json`), pointer: pointerOf(pattern, name), message };
  const name = block?.pattern ?? pattern;
  const missing = neededWords(subject, pattern).filter((name) => textOf(field, name) === undefined);
  return [
    ...missing.map((word) => at(`/${word}`, `${name} has no "${word}": ${PURPOSES[word] ?? ''}.`)),
    ...choiceFaults(subject, pattern, field).map((value) =>
      at(`/choices/${escapeName(value)}`, `The choice ${quote(value)} of ${name} has no label.`),
    ),
    ...wrongRights(subject, pattern, field).map((text) =>
      at('/right', `${quote(text)} is shown as a right answer to ${name}, and is none.`),
    ),
    ...['why', 'hint', 'right']
      .filter((word) => !(word in field) && word in other.field(pattern) && !missing.includes(word))
      .map((word) => at(`/${word}`, `${name} has "${word}" in the other language, but not here.`)),
  ];
}

/** Answers that are shown to be copied, and would be refused: numbers with a wrong check digit, say. */
function wrongRights(subject: Subject, pattern: Pointer, field: JsonObject): readonly string[] {
  const kind = kindAt(subject, pattern);
  const isRight = kind === 'resident-id' || kind === 'mobile' ? FORMATS[kind] : undefined;
  return isRight ? (listOf(field, 'right') ?? []).filter((text) => !isRight(text)) : [];
}

const PURPOSES: Readonly<Record<string, string>> = {
  label: 'the short name that summary, form and receipt show',
  ask: 'the question itself, as a clerk would ask it',
  why: 'a sensitive question says unasked why it is asked',
  item: 'the name of one item, such as "Child {{n}}"',
  first: 'the question whether there is any item',
  more: 'the question whether there is one more',
};

function neededWords(subject: Subject, pattern: Pointer): readonly string[] {
  if (kindAt(subject, pattern) === 'group') return ['label', 'item', 'first', 'more'];
  const sources = subject.outline.places.get(pattern)?.sources ?? [];
  const isSensitive = sources.some(({ schema }) => schema['x-sensitive'] === true);
  return ['label', 'ask', ...(isSensitive ? ['why'] : [])];
}

/** Choices without a label. "Yes" and "no" have labels of their own. */
function choiceFaults(subject: Subject, pattern: Pointer, field: JsonObject): readonly string[] {
  const labels = asObject(field['choices']);
  const values = kindAt(subject, pattern) === 'choice' ? choicesAt(subject, pattern).map(String) : [];
  return values.filter((value) => !Object.hasOwn(labels, value));
}

function pointerOf(pattern: Pointer, below: string): Pointer {
  return `/questions/${escapeName(pattern)}${below}`;
}
