import { Ajv2020, type AnySchemaObject, type ErrorObject } from 'ajv/dist/2020.js';
import { asObject } from '../ajv.ts';
import type { Json, JsonObject } from '../types.ts';
import { listed, quote, type Fault } from './fault.ts';

/** Judges a file by the schema of its kind. A part's `description` says what right looks like: "must be …". */
export function makeShapeCheck(schema: AnySchemaObject): (value: Json, file: string) => readonly Fault[] {
  const validate = new Ajv2020({
    allErrors: true,
    verbose: true,
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
    // The shapes are our own: judging them by the schema of schemas would take longer than judging files by them.
    meta: false,
    validateSchema: false,
  }).compile(schema);
  return (value, file) => {
    if (validate(value)) return [];
    return (validate.errors ?? []).flatMap((error) => {
      const message = sentence(error);
      return message === undefined ? [] : [{ file, pointer: error.instancePath, message }];
    });
  };
}

function sentence({ keyword, params, parentSchema, data, message }: ErrorObject): string | undefined {
  const parent = asObject(parentSchema);
  if (keyword === 'if') return undefined;
  if (keyword === 'required') return lacks(String(params['missingProperty']), parent);
  if (keyword === 'additionalProperties' || keyword === 'propertyNames')
    return unknown(String(params['additionalProperty'] ?? params['propertyName']), parent);
  const right = parent['description'];
  const wanted = typeof right === 'string' ? `must be ${right}` : (message ?? 'is not of its shape');
  return `${quote(data as Json)} is not right here: it ${wanted}.`;
}

function lacks(name: string, parent: JsonObject): string {
  const right = asObject(asObject(parent['properties'])[name])['description'];
  return typeof right === 'string' ? `"${name}" is missing: it must be ${right}.` : `"${name}" is missing.`;
}

function unknown(name: string, parent: JsonObject): string {
  const known = Object.keys(asObject(parent['properties']));
  const right = known.length > 0 ? `: known here are ${listed(known)}` : '';
  return `"${name}" is not a name that is known here${right}.`;
}
