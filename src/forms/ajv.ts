import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { parsePlainDate } from './plain-date.ts';
import { deriveFromId } from './resident-id.ts';
import type { Json, JsonObject } from './types.ts';

/** Judges a value: the errors of JSON Schema, none when it is valid. */
export type Validator = (value: unknown) => readonly ErrorObject[];

/** Annotations of our own, in a field's schema. */
export const ANNOTATIONS = ['x-derive', 'x-same-as', 'x-sensitive'] as const;

const slot = /^[a-z0-9-]{1,24}@(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d$/;

/** The formats that a field may have, and what a value of each looks like. */
export const FORMATS: Readonly<Record<string, (text: string) => boolean>> = {
  date: (text) => parsePlainDate(text) !== undefined,
  'year-month': (text) => /^\d{4}-(0[1-9]|1[0-2])$/.test(text),
  'resident-id': (text) => deriveFromId('sex', text) !== undefined,
  mobile: (text) => /^1[3-9]\d{9}$/.test(text),
  area: (text) => /^\d{12}$/.test(text),
  institution: (text) => /^[a-z0-9-]{1,24}$/.test(text),
  slot: (text) => parsePlainDate(slot.exec(text)?.[1]) !== undefined,
  attachment: (text) => /^[0-9a-f]{64}$/.test(text),
};

/**
 * An Ajv that knows our formats and annotations; anything else that it does not know is refused.
 * @param options.meta with the schema of schemas, to judge schemas by. Compiling it takes longer than most forms do.
 */
export function makeAjv({ meta = false }: { readonly meta?: boolean } = {}): Ajv2020 {
  // A branch of an `if` leaves the types and properties to the schema around it: these two modes would refuse it.
  const ajv = new Ajv2020({
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allErrors: true,
    validateSchema: false,
    meta,
  });
  for (const keyword of ANNOTATIONS) ajv.addKeyword({ keyword });
  for (const [name, validate] of Object.entries(FORMATS)) ajv.addFormat(name, { type: 'string', validate });
  return ajv;
}

/** Compiles the parts of one schema, each different part once; `$ref` finds the schema's `$defs`. */
export interface Compiler {
  readonly validator: (schema: Json) => Validator;
  readonly test: (schema: Json) => (value: unknown) => boolean;
}

/** The check of a service and its form compile the same parts: whoever brings the same `$defs` shares what is compiled. */
const compilers = new WeakMap<JsonObject, Compiler>();

export function makeCompiler(definitions: JsonObject): Compiler {
  const compiler = compilers.get(definitions) ?? newCompiler(definitions);
  compilers.set(definitions, compiler);
  return compiler;
}

function newCompiler(definitions: JsonObject): Compiler {
  const ajv = makeAjv();
  const known = new Map<string, ValidateFunction>();
  const compile = (schema: Json): ValidateFunction => {
    const key = JSON.stringify(schema);
    const found = known.get(key) ?? ajv.compile(standalone(schema, definitions));
    known.set(key, found);
    return found;
  };
  return {
    test: compile,
    validator: (schema) => {
      const validate = compile(schema);
      return (value) => (validate(value) ? [] : (validate.errors ?? []));
    },
  };
}

/** A part of a schema that stands alone: definitions come along only where it refers to them. */
function standalone(schema: Json, definitions: JsonObject): JsonObject | boolean {
  if (typeof schema === 'boolean') return schema;
  const object = asObject(schema);
  return JSON.stringify(object).includes('"$ref"') ? { ...object, $defs: definitions } : object;
}

/** The value as an object, an empty one if it is something else. */
export function asObject(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

/** The value as a text: what a person would write for a text, a number or a boolean; '' where there is none. */
export function asText(value: Json | undefined): string {
  return typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as an array, an empty one if it is something else. */
export function asArray(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}
