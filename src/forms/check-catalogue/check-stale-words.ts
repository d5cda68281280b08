import { asObject } from '../ajv.ts';
import { escapeName } from '../pointer.ts';
import { LANGS, type Json, type JsonObject, type Pointer, type PointerPattern } from '../types.ts';
import { choicesAt } from './check-rules.ts';
import { idsIn } from './check-words.ts';
import { ENGINE_CODES } from './engine-codes.ts';
import { fileOf, textsOf, type Fault } from './fault.ts';
import { kindAt, type Subject } from './subject.ts';

type Found = readonly [at: Pointer, message: string];

/** Words for something that does not exist: what they spoke of was renamed or taken out. */
export function staleWords(subject: Subject): readonly Fault[] {
  const { source, service } = subject;
  return LANGS.flatMap((lang) => {
    const texts = textsOf(source, lang);
    const own: Found[] = [
      ...strangers(texts, 'sections', idsIn(service, 'sections', 'id'), 'section'),
      ...strangers(texts, 'notices', idsIn(service, 'notices', 'code'), 'notice'),
      ...strangers(texts, 'problems', [...idsIn(service, 'rules', 'code'), ...ENGINE_CODES], 'rule'),
      ...questionFaults(subject, texts, (pattern) => [pattern]),
    ];
    const blocks = Object.entries(source.blocks).flatMap(([block, words]) =>
      questionFaults(subject, asObject((words as Readonly<Partial<typeof words>>)[lang]), (pattern) =>
        placesOf(subject, block, pattern),
      ).map(([pointer, message]) => ({ file: `services/shared/${block}.${lang}.json`, pointer, message })),
    );
    return [
      ...own.map(([pointer, message]) => ({ file: fileOf(source, `${lang}.json`), pointer, message })),
      ...blocks,
    ];
  });
}

function strangers(texts: JsonObject, list: string, known: readonly string[], what: string): Found[] {
  return Object.keys(asObject(texts[list]))
    .filter((id) => !known.includes(id))
    .map((id) => [
      `/${list}/${escapeName(id)}`,
      `These words are for a ${what} "${id}" that does not exist: take them out.`,
    ]);
}

/** Where the form has this place of a block. */
function placesOf({ outline }: Subject, block: string, pattern: PointerPattern): readonly PointerPattern[] {
  return [...outline.places.values()]
    .filter(({ blocks }) => blocks.some((one) => one.block === block && one.pattern === pattern))
    .map((place) => place.pattern);
}

function questionFaults(
  subject: Subject,
  texts: JsonObject,
  placesFor: (pattern: PointerPattern) => readonly PointerPattern[],
): Found[] {
  return Object.entries(asObject(texts['questions'])).flatMap(([pattern, words]): Found[] => {
    const at = `/questions/${escapeName(pattern)}`;
    const places = placesFor(pattern).filter((one) => subject.outline.places.has(one));
    if (places.length === 0) return [[at, `These words are for ${pattern}, which does not exist: take them out.`]];
    return [...wordFaults(subject, places, at, words), ...choiceFaults(subject, places, at, words)];
  });
}

const FOR_GROUPS = ['item', 'first', 'more'];
const FOR_ANSWERS = ['ask', 'right', 'choices', 'choiceHints'];

/** Words that nobody reads, for the kind of place that this is. */
function wordFaults(subject: Subject, places: readonly PointerPattern[], at: Pointer, words: Json): Found[] {
  const kinds = places.map((place) => kindAt(subject, place));
  const isLeaf = kinds.some((kind) => kind !== 'group' && kind !== 'object');
  const isGroup = kinds.includes('group');
  return Object.keys(asObject(words))
    .filter((name) => (FOR_GROUPS.includes(name) && !isGroup) || (FOR_ANSWERS.includes(name) && !isLeaf))
    .map((name) => [`${at}/${name}`, `"${name}" is never said of ${places[0] ?? ''}: take it out.`]);
}

function choiceFaults(subject: Subject, places: readonly PointerPattern[], at: Pointer, words: Json): Found[] {
  const values = places.flatMap((place) =>
    kindAt(subject, place) === 'yes-no' ? ['true', 'false'] : choicesAt(subject, place).map(String),
  );
  return ['choices', 'choiceHints'].flatMap((list) =>
    Object.keys(asObject(asObject(words)[list]))
      .filter((value) => !values.includes(value))
      .map((value): Found => [
        `${at}/${list}/${escapeName(value)}`,
        `These words are for a choice "${value}" that does not exist: take them out.`,
      ]),
  );
}
