import { asArray, asObject, isObject } from '../ajv.ts';
import { refName } from '../outline.ts';
import { escapeName, joinPointer } from '../pointer.ts';
import type { Json, JsonObject, Pointer, PointerPattern } from '../types.ts';

/** A schema within the form's schema. */
export interface Part {
  /** Where it stands in the file. */
  readonly at: Pointer;
  readonly schema: Json;
  /** `test`: within an `if`, where it only looks at answers. */
  readonly role: 'root' | 'field' | 'test';
}

const ONE = ['if', 'then', 'else', 'items', 'not', 'contains'] as const;
const LISTS = ['allOf', 'anyOf', 'oneOf'] as const;
const NAMED = ['properties', '$defs'] as const;

/** The schema and every schema in it, as they are written; references are not followed. */
export function partsOf(schema: Json, at: Pointer = '', role: Part['role'] = 'root'): readonly Part[] {
  const object = asObject(schema);
  const below = role === 'root' ? 'field' : role;
  const one = ONE.flatMap((key) => {
    const sub = object[key];
    return sub === undefined ? [] : partsOf(sub, `${at}/${key}`, key === 'if' ? 'test' : below);
  });
  const lists = LISTS.flatMap((key) =>
    asArray(object[key]).flatMap((sub, i) => partsOf(sub, `${at}/${key}/${i}`, below)),
  );
  const named = NAMED.flatMap((key) =>
    Object.entries(asObject(object[key])).flatMap(([name, sub]) =>
      partsOf(sub, `${at}/${key}/${escapeName(name)}`, below),
    ),
  );
  return [{ at, schema, role }, ...one, ...lists, ...named];
}

/** What a schema says of one place of the answers, and where in the file it says so. */
export interface Declaration {
  readonly pattern: PointerPattern;
  readonly names: readonly string[];
  readonly at: Pointer;
  readonly schema: JsonObject;
}

/** Every declaration of every place, references followed. Only for a schema whose references end. */
export function declarationsOf(root: JsonObject): readonly Declaration[] {
  const found: Declaration[] = [];
  visit(root, root, '', [], found);
  return found;
}

function visit(root: JsonObject, schema: Json, at: Pointer, names: readonly string[], found: Declaration[]): void {
  if (!isObject(schema)) return;
  found.push({ pattern: joinPointer(names), names, at, schema });
  const name = refName(schema['$ref']);
  if (name !== undefined) visit(root, asObject(root['$defs'])[name] ?? null, `/$defs/${name}`, names, found);
  for (const [key, sub] of Object.entries(asObject(schema['properties'])))
    visit(root, sub, `${at}/properties/${escapeName(key)}`, [...names, key], found);
  if (schema['items'] !== undefined) visit(root, schema['items'], `${at}/items`, [...names, '*'], found);
  asArray(schema['allOf']).forEach((sub, i) => {
    visit(root, sub, `${at}/allOf/${i}`, names, found);
  });
  for (const key of ['then', 'else'])
    if (schema[key] !== undefined) visit(root, schema[key], `${at}/${key}`, names, found);
}

/** Schemas that a form comes to when its references are followed; more than this cannot be asked in a sitting. */
const MOST_PARTS = 5000;

/** Whether references lead in a circle, or to more than a form can be. */
export function isEndless(root: JsonObject): boolean {
  const definitions = asObject(root['$defs']);
  const sizes = new Map<string, number>();
  const sizeOf = (schema: Json): number => {
    const targets = partsOf(schema).flatMap((part) => {
      const name = refName(asObject(part.schema)['$ref']);
      return name === undefined ? [] : [name];
    });
    return targets.reduce((sum, name) => sum + sizeOfDefinition(name), partsOf(schema).length);
  };
  const sizeOfDefinition = (name: string): number => {
    const known = sizes.get(name);
    if (known !== undefined) return known;
    // Until it is known, it counts as endless: whoever comes back to it has gone in a circle.
    sizes.set(name, Number.POSITIVE_INFINITY);
    const size = Object.hasOwn(definitions, name) ? sizeOf(definitions[name] ?? null) : 1;
    sizes.set(name, size);
    return size;
  };
  const { $defs: _definitions, ...own } = root;
  return sizeOf(own) > MOST_PARTS || Object.keys(definitions).some((name) => sizeOfDefinition(name) > MOST_PARTS);
}

/** A path that a test looks at, as names from where the test stands, and where in the test it says so. */
export interface Look {
  readonly names: readonly string[];
  readonly at: Pointer;
}

/** The innermost places that a test looks at. */
export function looksOf(test: Json, names: readonly string[] = [], at: Pointer = ''): readonly Look[] {
  const schema = asObject(test);
  const properties = asObject(schema['properties']);
  const within = Object.entries(properties).flatMap(([name, sub]) => {
    const place = { names: [...names, name], at: `${at}/properties/${escapeName(name)}` };
    const deeper = looksOf(sub, place.names, place.at);
    return deeper.length > 0 ? deeper : [place];
  });
  const present = asArray(schema['required']).flatMap((name, i) =>
    typeof name === 'string' && !Object.hasOwn(properties, name)
      ? [{ names: [...names, name], at: `${at}/required/${i}` }]
      : [],
  );
  const items = (['items', 'contains'] as const).flatMap((key) =>
    schema[key] === undefined ? [] : looksOf(schema[key], [...names, '*'], `${at}/${key}`),
  );
  const lists = LISTS.flatMap((key) =>
    asArray(schema[key]).flatMap((sub, i) => looksOf(sub, names, `${at}/${key}/${i}`)),
  );
  const not = schema['not'] === undefined ? [] : looksOf(schema['not'], names, `${at}/not`);
  return dropRepeats([...within, ...present, ...items, ...lists, ...not]);
}

/** `required` beside a list of alternatives names what they look into: the deeper look counts. */
function dropRepeats(looks: readonly Look[]): readonly Look[] {
  const keys = looks.map(({ names }) => `${joinPointer(names)}/`);
  return looks.filter((_, i) => !keys.some((key, j) => j !== i && key !== keys[i] && key.startsWith(keys[i] ?? '')));
}
