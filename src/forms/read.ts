import { asText } from './ajv.ts';
import { arabicNumerals } from './chinese-number.ts';
import { cleanText, foldWords, LONGEST } from './fold.ts';
import { institutionOf, optionsOf, type Offer } from './options.ts';
import { readArea, tapArea, type AreaReading } from './read-area.ts';
import { findMeant, readYesNo, type Candidate } from './read-choice.ts';
import { readDate, type ReadFault } from './read-date.ts';
import { readMonth } from './read-month.ts';
import { readSlot } from './read-slot.ts';
import { readId, readInteger, readLine, readLongText, readMobile } from './read-text.ts';
import { choiceLabel } from './show.ts';
import { findSlot, freeTimes, slotParts } from './slot-value.ts';
import type { FormTexts } from './texts.ts';
import { LANGS, type Input, type Item, type Json, type Lang, type Reading } from './types.ts';

/** What a reading needs to know. */
export interface ReadScene extends Offer {
  readonly item: Item;
  readonly path: string | undefined;
  readonly allTexts: Readonly<Record<Lang, FormTexts>>;
  /** Whether a value would be taken. */
  readonly fits: (value: Json) => boolean;
}

/** Turns what a person did into a value of the question. Whatever comes in, it answers and never throws. */
export function readInput(scene: ReadScene, input: Input): Reading {
  if (input.kind === 'files') return readFiles(scene, input.files);
  if (input.kind === 'value') return readValue(scene, input.value);
  if (typeof input.text !== 'string') return problem(scene, { code: 'wrong-type' });
  const text = cleanText(input.text);
  if (text === '') return problem(scene, { code: 'required' });
  const longest = Number(scene.item.question.schema['maxLength'] ?? LONGEST);
  if (lengthOf(text) > LONGEST)
    return problem(scene, { code: 'text-too-long', params: { max: Math.min(longest, LONGEST) } });
  return readText(scene, text);
}

/** Characters as people and JSON Schema count them, not UTF-16 units. */
function lengthOf(text: string): number {
  return text.length > LONGEST ? Array.from(text).length : text.length;
}

function readText(scene: ReadScene, text: string): Reading {
  const { today } = scene.context;
  switch (scene.item.question.kind) {
    case 'choice':
      return readChoice(scene, text);
    case 'yes-no':
      return readYesOrNo(scene, text);
    case 'more':
      return readMore(scene, text);
    case 'date':
      return readDay(scene, text);
    case 'month': {
      const read = readMonth(text, today);
      return 'fault' in read ? problem(scene, read.fault) : found(read.month);
    }
    case 'integer':
      return settled(scene, readInteger(text));
    case 'resident-id':
      return settled(scene, readId(text, today));
    case 'mobile':
      return settled(scene, readMobile(text));
    case 'area':
      return areaReading(scene, readArea(scene.context.district, text, scene.path));
    case 'institution':
      return readInstitution(scene, text);
    case 'slot':
      return readTime(scene, text);
    case 'files':
      return problem(scene, { code: 'file-expected' });
    case 'text':
      return found(readLine(text));
    case 'long-text':
      return found(readLongText(text));
  }
}

/** A tap, or a value chosen among several that were possible. */
function readValue(scene: ReadScene, value: Json): Reading {
  const { question } = scene.item;
  if (Array.isArray(value)) return readFiles(scene, value);
  if (typeof value === 'object') return problem(scene, { code: 'wrong-type' });
  switch (question.kind) {
    case 'choice':
    case 'yes-no':
    case 'more':
    case 'institution': {
      const option = optionsOf(scene, scene.item, scene.path).find((one) => asText(one.value) === asText(value));
      return option ? found(option.value) : problem(scene, { code: 'choice-unknown' });
    }
    case 'area':
      return areaReading(scene, tapArea(scene.context.district, value));
    case 'slot':
      return tapSlot(scene, asText(value));
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value) ? found(value) : readInput(scene, typed(value));
    default:
      return readInput(scene, typed(value));
  }
}

function typed(value: Json): Input {
  return { kind: 'text', text: asText(value) };
}

function readFiles(scene: ReadScene, files: readonly Json[]): Reading {
  const { kind, schema } = scene.item.question;
  if (kind !== 'files') return problem(scene, { code: 'file-unexpected' });
  const different = [...new Set(files)];
  const max = Number(schema['maxItems'] ?? Number.POSITIVE_INFINITY);
  if (different.length === 0) return problem(scene, { code: 'file-expected' });
  if (different.length > max) return problem(scene, { code: 'too-many-files', params: { max } });
  return different.every((file) => typeof file === 'string')
    ? found(different)
    : problem(scene, { code: 'wrong-type' });
}

function readChoice(scene: ReadScene, text: string): Reading {
  return oneOf(scene, findMeant(text, choiceCandidates(scene, scene.item.question.values)));
}

function choiceCandidates<T extends Json>(
  { allTexts, item }: ReadScene,
  values: readonly T[],
): readonly Candidate<T>[] {
  return values.map((value) => ({
    value,
    names: [...LANGS.map((lang) => choiceLabel(allTexts[lang], item.question, value, lang)), asText(value)],
  }));
}

function readYesOrNo(scene: ReadScene, text: string): Reading {
  const options = optionsOf(scene, scene.item, scene.path);
  const shown = options.filter(({ label }) => foldWords(label) === foldWords(text));
  const said = shown.length === 1 ? shown[0]?.value : readYesNo(text);
  if (said !== undefined) return found(said);
  const meant = findMeant(
    // `没有登记` and `未登记` say what `还没登记` says.
    foldWords(text).replace(/没有(?=.)|尚?未/g, '没'),
    options.map(({ value, label }) => ({ value, names: [label] })),
  );
  return meant.length === 1 && meant[0] !== undefined ? found(meant[0]) : problem(scene, { code: 'yes-no-unknown' });
}

/** "One more?": an amount says yes or no as well. A bare 2 may be two of them, or the second button: it is asked again. */
function readMore(scene: ReadScene, text: string): Reading {
  const read = readInteger(text);
  if ('fault' in read || /^第/.test(foldWords(text))) return readYesOrNo(scene, text);
  const isUnclear = read.value > 1 && /^\d+$/.test(arabicNumerals(foldWords(text)));
  return isUnclear ? problem(scene, { code: 'yes-no-unknown' }) : found(read.value > 0);
}

function readDay(scene: ReadScene, text: string): Reading {
  const read = readDate(text, scene.context.today);
  if ('fault' in read) return problem(scene, read.fault);
  const fitting = read.days.filter((day) => scene.fits(day));
  const [first, second] = fitting;
  // Where none fits, the latest day that is past is judged, so that the person is told what is wrong with it.
  if (first === undefined)
    return found(read.days.findLast((day) => day <= scene.context.today) ?? read.days[0] ?? text);
  if (second === undefined) return found(first);
  return {
    kind: 'unsure',
    values: fitting,
    problem: { pointer: scene.item.question.pointer, code: read.doubt ?? 'choice-ambiguous' },
  };
}

function readInstitution(scene: ReadScene, text: string): Reading {
  const { institutions } = scene.context.district;
  return oneOf(
    scene,
    findMeant(
      text,
      institutions.map(({ id, name }) => ({ value: id, names: LANGS.map((lang) => name[lang]) })),
    ),
  );
}

function areaReading(scene: ReadScene, read: AreaReading | undefined): Reading {
  if (!read) return problem(scene, { code: 'area-unknown' });
  if ('narrow' in read) return { kind: 'narrow', path: read.narrow };
  return 'code' in read ? found(read.code) : oneOf(scene, read.codes);
}

function tapSlot(scene: ReadScene, value: string): Reading {
  const { service, item, walk, context } = scene;
  const institution = institutionOf(service, item.question, walk);
  if (!slotParts(value)) {
    const known = freeTimes(institution, context.freeSlots).some(({ id }) => id.startsWith(`${value}T`));
    return known ? { kind: 'narrow', path: value } : problem(scene, { code: 'slot-unknown' });
  }
  const state = findSlot(value, institution, context.freeSlots);
  return state === 'free' ? found(value) : problem(scene, { code: `slot-${state}` });
}

/** A time by its number in the list on show, or in words; within the chosen day if one is chosen. */
function readTime(scene: ReadScene, text: string): Reading {
  const { service, item, walk, context, path } = scene;
  const times = freeTimes(institutionOf(service, item.question, walk), context.freeSlots);
  const shown = optionsOf(scene, item, path).map(({ value, label }) => ({ value, names: [label] }));
  const said = readSlot(text, times, context.today);
  const [chosen] = said ? [] : findMeant(text, shown);
  if (chosen !== undefined) return tapSlot(scene, asText(chosen));
  // A number that is no place in the list is a day of the month.
  const fitting = said ?? readSlot(`${text}号`, times, context.today) ?? [];
  const here = fitting.filter((id) => path !== undefined && id.startsWith(`${path}T`));
  return fromTimes(scene, here.length > 0 ? here : fitting);
}

function fromTimes(scene: ReadScene, ids: readonly string[]): Reading {
  const [first] = ids;
  if (first === undefined) return problem(scene, { code: 'slot-unknown' });
  const days = [...new Set(ids.map((id) => id.slice(0, id.indexOf('T'))))];
  if (ids.length > 1 && days.length === 1 && days[0] !== undefined) return { kind: 'narrow', path: days[0] };
  return oneOf(scene, ids.slice(0, MOST_UNSURE));
}

/** Most answers that are offered when it is not clear which was meant. */
const MOST_UNSURE = 8;

function oneOf(scene: ReadScene, values: readonly Json[]): Reading {
  const [only] = values;
  if (only === undefined) return problem(scene, { code: 'choice-unknown' });
  if (values.length === 1) return found(only);
  const { pointer } = scene.item.question;
  return { kind: 'unsure', values: values.slice(0, MOST_UNSURE), problem: { pointer, code: 'choice-ambiguous' } };
}

function settled(scene: ReadScene, read: { readonly value: Json } | { readonly fault: ReadFault }): Reading {
  return 'fault' in read ? problem(scene, read.fault) : found(read.value);
}

function found(value: Json): Reading {
  return { kind: 'value', value };
}

function problem(scene: ReadScene, fault: ReadFault): Reading {
  return { kind: 'problem', problem: { pointer: scene.item.question.pointer, ...fault } };
}
