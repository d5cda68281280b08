import { ANNOTATIONS, asArray, asObject, FORMATS, isObject, makeAjv, makeCompiler } from '../ajv.ts';
import { compileForm } from '../compile-form.ts';
import { refName } from '../outline.ts';
import { escapeName } from '../pointer.ts';
import type { Json, JsonObject, Pointer, ServiceSource } from '../types.ts';
import { listed, quote, schemaFault, type Fault } from './fault.ts';
import { isEndless, partsOf, type Part } from './schema-parts.ts';

const KEYWORDS = new Set<string>([
  ...['type', 'properties', 'required', 'enum', 'const', 'format', 'pattern', 'minLength', 'maxLength'],
  ...['minimum', 'maximum', 'items', 'minItems', 'maxItems', 'uniqueItems', '$ref', 'allOf', 'if', 'then', 'else'],
  ...['title', 'description', '$comment', ...ANNOTATIONS],
]);
const AT_ROOT = new Set(['$schema', '$defs', 'unevaluatedProperties']);
const IN_TESTS = new Set(['anyOf', 'oneOf', 'not', 'contains']);
const ALTERNATIVES = new Set(['anyOf', 'oneOf', 'not']);
const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

/** Keywords that hold other schemas: taken out, what is left says something of the value itself. */
const HOLDERS = ['$ref', 'properties', 'allOf', 'if', 'then', 'else', 'items', '$defs', 'unevaluatedProperties'];

/** Faults that keep a form's schema from being taken apart. With none, its references end. */
export function schemaFaults(source: ServiceSource): readonly Fault[] {
  const root = source.schema;
  if (!isObject(root)) return [schemaFault(source, '', 'This must be a JSON Schema: an object.')];
  const { $schema: _dialect, ...schema } = root;
  const faults = [
    ...rootFaults(root),
    ...partsOf(root).flatMap((part) => partFaults(part, root)),
    ...metaFaults(schema),
  ];
  return faults.map(([at, message]) => schemaFault(source, at, message));
}

/** Faults of a JSON Schema that only tests answers: the `if` of a notice. */
export function testFaults(test: Json, definitions: JsonObject): readonly Found[] {
  return [
    ...partsOf(test, '', 'test').flatMap((part) => partFaults(part, { $defs: definitions })),
    ...metaFaults(test),
  ];
}

/** Faults that show only when the form is compiled: a pattern that is no regular expression, keywords at odds. */
export function compileFaults(source: ServiceSource): readonly Fault[] {
  const reason = reasonAgainst(() => compileForm(source));
  if (reason === undefined) return [];
  const compiler = makeCompiler(asObject(asObject(source.schema)['$defs']));
  const found = partsOf(source.schema).flatMap(({ at, schema, role }) => {
    const own = Object.fromEntries(Object.entries(asObject(schema)).filter(([key]) => !HOLDERS.includes(key)));
    const why = role === 'test' ? undefined : reasonAgainst(() => compiler.validator(own));
    return why === undefined ? [] : [schemaFault(source, at, `This part of the schema cannot be compiled: ${why}.`)];
  });
  return found.length > 0 ? found : [schemaFault(source, '', `The form cannot be compiled: ${reason}.`)];
}

/** Where, and what is wrong there. */
export type Found = readonly [at: Pointer, message: string];

function rootFaults(root: JsonObject): Found[] {
  const found: Found[] = [];
  if (root['type'] !== 'object') found.push(['/type', 'The form itself must be of "type": "object".']);
  if (root['unevaluatedProperties'] !== false)
    found.push([
      '/unevaluatedProperties',
      'Set "unevaluatedProperties": false here, so that unknown fields are refused.',
    ]);
  if (root['$schema'] !== undefined && root['$schema'] !== DIALECT)
    found.push(['/$schema', `"$schema" must be "${DIALECT}".`]);
  if (isEndless(root))
    found.push(['/$defs', 'The references ("$ref") lead in a circle or to far too much: a form must end.']);
  return found;
}

function partFaults({ at, schema, role }: Part, root: JsonObject): Found[] {
  if (!isObject(schema)) return [[at, `${quote(schema)} is not right here: a schema is an object.`]];
  return [
    ...Object.keys(schema).flatMap((key) => keywordFault(`${at}/${escapeName(key)}`, key, role)),
    ...nameFaults(at, schema),
    ...referenceFault(at, schema, root),
    ...formatFault(at, schema),
    ...branchFaults(at, schema, role),
    ...(role === 'test' ? presenceFaults(at, schema) : []),
  ];
}

function keywordFault(at: Pointer, key: string, role: Part['role']): Found[] {
  if (KEYWORDS.has(key) || (role === 'root' && AT_ROOT.has(key)) || (role === 'test' && IN_TESTS.has(key))) return [];
  if (ALTERNATIVES.has(key))
    return [[at, `"${key}" cannot stand around questions: write "if"/"then"/"else" on an earlier answer instead.`]];
  if (AT_ROOT.has(key)) return [[at, `"${key}" may stand at the root of the form only.`]];
  return [
    [at, `The form engine does not know the keyword "${key}": see docs/add-a-service.md for those that it knows.`],
  ];
}

function nameFaults(at: Pointer, schema: JsonObject): Found[] {
  return Object.keys(asObject(schema['properties']))
    .filter((name) => !/^[A-Za-z][A-Za-z0-9_]*$/.test(name))
    .map((name) => [
      `${at}/properties/${escapeName(name)}`,
      `The field name ${quote(name)} must be of Latin letters, digits and underscores, and begin with a letter.`,
    ]);
}

function referenceFault(at: Pointer, schema: JsonObject, root: JsonObject): Found[] {
  const ref = schema['$ref'];
  if (ref === undefined) return [];
  const name = refName(ref);
  if (name === undefined) return [[`${at}/$ref`, `${quote(ref)} must be of the form "#/$defs/<name>".`]];
  if (Object.hasOwn(asObject(root['$defs']), name)) return [];
  return [[`${at}/$ref`, `There is no "${name}" in "$defs", and no services/shared/${name}.schema.json.`]];
}

function formatFault(at: Pointer, { format }: JsonObject): Found[] {
  if (format === undefined || (typeof format === 'string' && Object.hasOwn(FORMATS, format))) return [];
  return [[`${at}/format`, `The format ${quote(format)} is not known: use ${listed(Object.keys(FORMATS))}.`]];
}

function branchFaults(at: Pointer, schema: JsonObject, role: Part['role']): Found[] {
  const has = (key: string) => schema[key] !== undefined;
  if (role === 'test') return has('if') ? [[`${at}/if`, 'An "if" cannot stand within an "if".']] : [];
  if (has('if') && !has('then') && !has('else')) return [[`${at}/if`, 'This "if" has neither "then" nor "else".']];
  const lost = ['then', 'else'].filter((key) => has(key) && !has('if'));
  return lost.map((key) => [`${at}/${key}`, `This "${key}" has no "if" beside it.`]);
}

/** A test of a field that is not there is true: unless the field is required, an unanswered question takes the branch. */
function presenceFaults(at: Pointer, schema: JsonObject): Found[] {
  const required = asArray(schema['required']);
  const missing = Object.keys(asObject(schema['properties'])).filter((name) => !required.includes(name));
  return missing.map((name) => [
    `${at}/properties/${escapeName(name)}`,
    `This "if" looks at "${name}" without "required": ["${name}"] beside it, so it would hold before "${name}" is answered.`,
  ]);
}

const ajv = makeAjv({ meta: true });

function metaFaults(schema: Json): Found[] {
  const reason = reasonAgainst(() => ajv.validateSchema(asObject(schema)));
  if (reason !== undefined) return [['', `This is no JSON Schema 2020-12: ${reason}.`]];
  const errors = (ajv.errors ?? []).filter(({ keyword }) => keyword !== 'if' && keyword !== 'anyOf');
  return [...new Map(errors.map((error) => [error.instancePath, error])).values()].map(({ instancePath, message }) => [
    instancePath,
    `This is not JSON Schema 2020-12: it ${message ?? 'is of the wrong kind'}.`,
  ]);
}

/** Ajv answers with an exception what it cannot compile. */
function reasonAgainst(compile: () => unknown): string | undefined {
  try {
    compile();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message.replace(/\.$/, '') : 'for a reason that it does not say';
  }
}
