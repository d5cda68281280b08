import { asObject } from './ajv.ts';
import type { Outline } from './plan.ts';
import type { Json, JsonObject, Lang, PointerPattern, ServiceSource } from './types.ts';

/** Everything that is said about one field, in one language. */
type FieldTexts = JsonObject;

/** The words of a form in one language: the service's own, laid over those of its blocks. */
export interface FormTexts {
  readonly field: (pattern: PointerPattern) => FieldTexts;
  readonly problem: (code: string) => JsonObject | undefined;
  readonly service: JsonObject;
}

const NOTHING: FieldTexts = {};

/** Lays the texts over each other once: innermost block first, the service last, field by field and choice by choice. */
export function makeTexts(source: ServiceSource, outline: Outline, lang: Lang): FormTexts {
  const service = asObject(source.texts[lang]);
  const blocks = Object.entries(source.blocks).map(([name, texts]): [string, JsonObject] => [
    name,
    asObject(texts[lang]),
  ]);
  const byName = new Map(blocks);
  const fields = new Map<PointerPattern, FieldTexts>();
  for (const place of outline.places.values()) {
    const inBlocks = place.blocks.map(({ block, pattern }) => questionIn(byName.get(block), pattern)).reverse();
    fields.set(place.pattern, layOver([...inBlocks, questionIn(service, place.pattern)]));
  }
  const problems = [...blocks.map(([, texts]) => texts), service].map((texts) => asObject(texts['problems']));
  return {
    service,
    field: (pattern) => fields.get(pattern) ?? NOTHING,
    problem: (code) => problems.flatMap((known) => (Object.hasOwn(known, code) ? [asObject(known[code])] : [])).at(-1),
  };
}

function questionIn(texts: JsonObject | undefined, pattern: PointerPattern): JsonObject {
  const questions = asObject(texts?.['questions']);
  return Object.hasOwn(questions, pattern) ? asObject(questions[pattern]) : {};
}

function layOver(layers: readonly JsonObject[]): FieldTexts {
  const together = (name: string): JsonObject =>
    Object.assign({}, ...layers.map((one) => asObject(one[name]))) as JsonObject;
  const all = Object.assign({}, ...layers) as Record<string, Json>;
  if ('choices' in all) all['choices'] = together('choices');
  if ('choiceHints' in all) all['choiceHints'] = together('choiceHints');
  return all;
}

/** A text of a field; undefined where there is none. */
export function textOf(texts: JsonObject, name: string): string | undefined {
  const text = texts[name];
  return typeof text === 'string' ? text : undefined;
}

/** A list of texts; a single text is a list of one. */
export function listOf(texts: JsonObject, name: string): readonly string[] | undefined {
  const list = texts[name];
  if (typeof list === 'string') return [list];
  return Array.isArray(list) ? list.map(String) : undefined;
}
