import { asArray, asObject } from './ajv.ts';
import type { Source } from './plan.ts';
import type { Json, JsonObject, QuestionKind } from './types.ts';

type Merge = (before: Json, now: Json) => Json;

const larger: Merge = (a, b) => Math.max(Number(a), Number(b));
const smaller: Merge = (a, b) => Math.min(Number(a), Number(b));

/** How a keyword of several sources becomes one; the last one counts for every other keyword. */
const merges: Readonly<Record<string, Merge>> = {
  enum: (a, b) => asArray(a).filter((value) => asArray(b).includes(value)),
  minimum: larger,
  minLength: larger,
  minItems: larger,
  maximum: smaller,
  maxLength: smaller,
  maxItems: smaller,
  items: (a, b) => ({ ...asObject(a), ...asObject(b) }),
};

/** The schema that a value must satisfy when all these sources apply. A `const` counts as a choice of one. */
export function mergeSources(sources: readonly Source[]): JsonObject {
  const merged: Record<string, Json> = {};
  for (const { schema } of sources)
    for (const [key, value] of Object.entries(withEnum(schema))) {
      const before = merged[key];
      merged[key] = before === undefined ? value : (merges[key]?.(before, value) ?? value);
    }
  return merged;
}

function withEnum({ const: only, ...schema }: JsonObject): JsonObject {
  return only === undefined ? schema : { ...schema, enum: [only] };
}

const formats: Readonly<Record<string, QuestionKind>> = {
  date: 'date',
  'year-month': 'month',
  'resident-id': 'resident-id',
  mobile: 'mobile',
  area: 'area',
  institution: 'institution',
  slot: 'slot',
};

/** Longest text that is asked for in one line. */
const LINE = 120;

/** How a schema is asked; undefined for one that cannot be asked. */
export function kindOf(schema: JsonObject): QuestionKind | undefined {
  const { type, format } = schema;
  if (type === 'boolean') return 'yes-no';
  if (choicesOf(schema).length > 0) return 'choice';
  if (type === 'integer') return 'integer';
  if (type === 'array') return asObject(schema['items'])['format'] === 'attachment' ? 'files' : undefined;
  if (type !== 'string') return undefined;
  if (format !== undefined) return typeof format === 'string' ? formats[format] : undefined;
  return Number(schema['maxLength'] ?? 0) > LINE ? 'long-text' : 'text';
}

/** The values of a choice, in the schema's order. */
export function choicesOf(schema: JsonObject): readonly (string | number)[] {
  return asArray(schema['enum']).filter((value) => typeof value === 'string' || typeof value === 'number');
}
