import { escapeName } from '../../forms/pointer.ts';
import type { Json, JsonObject, PointerPattern } from '../../forms/types.ts';

/** A place in the answers that a label belongs to. */
export interface FormField {
  readonly pointer: PointerPattern;
  readonly pattern: PointerPattern;
  readonly schema: JsonObject;
}

/** Items named one by one where a group sets no `maxItems`. */
const ITEMS_NAMED = 10;
/** Levels of nesting; a schema that refers to itself ends here. */
const DEEPEST = 12;

/**
 * Every field of a form and every repeated group: a field within a group once with `*` and once for each possible index.
 * Branches count whether they apply or not; what several of them say of one field is put together.
 */
export function formFields(schema: JsonObject): readonly FormField[] {
  const found = new Map<string, FormField>();
  visit({ pointer: '', pattern: '', schema }, schema, DEEPEST, (field) => {
    const before = found.get(field.pointer);
    found.set(field.pointer, before ? { ...field, schema: merge(before.schema, field.schema) } : field);
  });
  return [...found.values()];
}

function visit(place: FormField, root: JsonObject, left: number, tell: (field: FormField) => void): void {
  const sources = left === 0 ? [] : sourcesOf(place.schema, root, left);
  const properties = sources.flatMap((source) => Object.entries(asObject(source.properties) ?? {}));
  for (const [name, value] of properties) {
    const key = `/${escapeName(name)}`;
    const child = asObject(value);
    if (child)
      visit({ pointer: place.pointer + key, pattern: place.pattern + key, schema: child }, root, left - 1, tell);
  }
  if (properties.length > 0 || place.pointer === '') return;
  const merged = sources.reduce(merge, {});
  if (merged.type !== 'object') tell({ ...place, schema: merged });
  for (const item of itemsOf({ ...place, schema: merged }, root)) visit(item, root, left - 1, tell);
}

/** What two branches say of one field: the later one speaks, but a value that either allows is a value. */
function merge(one: JsonObject, other: JsonObject): JsonObject {
  const values = [one.enum, other.enum].flatMap((list) => (Array.isArray(list) ? (list as readonly Json[]) : []));
  return { ...one, ...other, ...(values.length > 0 ? { enum: [...new Set(values)] } : {}) };
}

/** The items of a repeated group, with `*` and by index; none for a list of files. */
function itemsOf({ pointer, pattern, schema }: FormField, root: JsonObject): FormField[] {
  const items = asObject(schema.items);
  if (!items || !sourcesOf(items, root, DEEPEST).some((source) => source.properties !== undefined)) return [];
  const count = typeof schema.maxItems === 'number' ? schema.maxItems : ITEMS_NAMED;
  const indexes = pointer === pattern ? ['*', ...Array.from({ length: count }, (_, index) => String(index))] : ['*'];
  return indexes.map((index) => ({ pointer: `${pointer}/${index}`, pattern: `${pattern}/*`, schema: items }));
}

/** A schema with all that applies beside it: references, `allOf`, and the branches of its conditions. */
function sourcesOf(schema: JsonObject, root: JsonObject, left: number): JsonObject[] {
  if (left === 0) return [];
  const all = Array.isArray(schema.allOf) ? (schema.allOf as readonly Json[]) : [];
  const beside = [resolve(schema.$ref, root), ...all, schema.then, schema.else].map(asObject);
  return [...beside.flatMap((one) => (one ? sourcesOf(one, root, left - 1) : [])), schema];
}

function resolve(reference: Json | undefined, root: JsonObject): Json | undefined {
  if (typeof reference !== 'string' || !reference.startsWith('#/$defs/')) return undefined;
  return asObject(root.$defs)?.[reference.slice('#/$defs/'.length)];
}

function asObject(value: Json | undefined): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
}
