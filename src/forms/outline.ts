import { asArray, asObject, isObject, type Compiler } from './ajv.ts';
import type { BlockPlace, Condition, Guard, Outline, OutlinePlace, Source } from './plan.ts';
import { joinPointer } from './pointer.ts';
import type { Json, JsonObject, PointerPattern } from './types.ts';

/** Keywords that compose schemas or concern what lies below: they say nothing of the value itself. */
const COMPOSING = new Set([
  '$ref',
  '$defs',
  '$schema',
  '$id',
  '$comment',
  'title',
  'description',
  'properties',
  'required',
  'allOf',
  'if',
  'then',
  'else',
  'unevaluatedProperties',
  'additionalProperties',
]);

/** Levels of nesting; a schema that refers to itself ends here. */
const DEEPEST = 12;

interface Growing {
  readonly pattern: PointerPattern;
  readonly names: readonly string[];
  readonly sources: Source[];
  readonly blocks: BlockPlace[];
  kind: 'leaf' | 'object' | 'group';
}

interface Work {
  readonly root: JsonObject;
  readonly blocks: ReadonlySet<string>;
  readonly compiler: Compiler;
  readonly places: Map<PointerPattern, Growing>;
  readonly required: Map<PointerPattern, (readonly Guard[])[]>;
  readonly conditions: Condition[];
}

/** Where the walk through the schema stands. */
interface Spot {
  readonly names: readonly string[];
  readonly guards: readonly Guard[];
  readonly blocks: readonly { readonly block: string; readonly depth: number }[];
  /** Schemas entered on the way, so that one that refers to itself ends. */
  readonly depth: number;
}

/** Takes a schema apart into its places, in its own order: `$ref` first, then the other keywords as they are written. */
export function outlineSchema(root: JsonObject, blocks: ReadonlySet<string>, compiler: Compiler): Outline {
  const work: Work = { root, blocks, compiler, places: new Map(), required: new Map(), conditions: [] };
  visit(work, root, { names: [], guards: [], blocks: [], depth: 0 });
  work.places.delete('');
  const places = [...work.places].map(([pattern, place]): [PointerPattern, OutlinePlace] => [
    pattern,
    { ...place, required: work.required.get(pattern) ?? [] },
  ]);
  return { places: new Map(places), conditions: work.conditions };
}

function visit(work: Work, schema: JsonObject, spot: Spot): void {
  if (spot.depth > DEEPEST * 4) return;
  const place = placeAt(work, spot);
  const own = Object.fromEntries(Object.entries(schema).filter(([key]) => !COMPOSING.has(key)));
  const itemSchema = isObject(schema['items']) ? resolve(work, schema['items']) : undefined;
  const isGroup = itemSchema !== undefined && isObjectSchema(itemSchema);
  if (isGroup) delete own['items'];
  place.sources.push({ guards: spot.guards, schema: own, validate: work.compiler.validator(own) });
  if (isGroup) place.kind = 'group';
  else if (place.kind === 'leaf' && isObjectSchema(schema)) place.kind = 'object';
  followRef(work, schema, spot);
  for (const [key, value] of Object.entries(schema)) follow(work, schema, key, value, spot, isGroup);
}

function followRef(work: Work, schema: JsonObject, spot: Spot): void {
  const name = refName(schema['$ref']);
  const target = name === undefined ? undefined : asObject(work.root['$defs'])[name];
  if (name === undefined || !isObject(target)) return;
  const blocks = work.blocks.has(name) ? [...spot.blocks, { block: name, depth: spot.names.length }] : spot.blocks;
  visit(work, target, { ...spot, blocks, depth: spot.depth + 1 });
}

function follow(work: Work, schema: JsonObject, key: string, value: Json, spot: Spot, isGroup: boolean): void {
  if (key === 'properties')
    for (const [name, sub] of Object.entries(asObject(value))) visitBelow(work, sub, spot, name);
  else if (key === 'items' && isGroup) visitBelow(work, value, spot, '*');
  else if (key === 'required') require(work, value, spot);
  else if (key === 'allOf')
    for (const sub of asArray(value)) if (isObject(sub)) visit(work, sub, { ...spot, depth: spot.depth + 1 });
  if (key === 'if' && isObject(value)) branch(work, schema, value, spot);
}

function visitBelow(work: Work, schema: Json, spot: Spot, name: string): void {
  if (spot.names.length >= DEEPEST) return;
  if (schema !== false) visit(work, asObject(schema), { ...spot, names: [...spot.names, name], depth: spot.depth + 1 });
}

function require(work: Work, names: Json, spot: Spot): void {
  for (const name of asArray(names)) {
    if (typeof name !== 'string') continue;
    const pattern = joinPointer([...spot.names, name]);
    work.required.set(pattern, [...(work.required.get(pattern) ?? []), spot.guards]);
  }
}

function branch(work: Work, schema: JsonObject, condition: JsonObject, spot: Spot): void {
  const known: Condition = {
    index: work.conditions.length,
    names: spot.names,
    schema: condition,
    test: work.compiler.test(condition),
  };
  work.conditions.push(known);
  for (const truth of [true, false]) {
    const sub = schema[truth ? 'then' : 'else'];
    const guards = [...spot.guards, { condition: known, truth }];
    if (isObject(sub)) visit(work, sub, { ...spot, guards, depth: spot.depth + 1 });
  }
}

function placeAt(work: Work, spot: Spot): Growing {
  const pattern = joinPointer(spot.names);
  const place: Growing = work.places.get(pattern) ?? {
    pattern,
    names: spot.names,
    sources: [],
    blocks: [],
    kind: 'leaf',
  };
  work.places.set(pattern, place);
  for (const { block, depth } of spot.blocks) addBlock(place, { block, pattern: joinPointer(spot.names.slice(depth)) });
  return place;
}

function addBlock(place: Growing, found: BlockPlace): void {
  const known = place.blocks.some((one) => one.block === found.block && one.pattern === found.pattern);
  if (!known) place.blocks.push(found);
}

/** The schema with its `$ref` followed, to see what kind of thing it describes. */
function resolve(work: Work, schema: JsonObject, left = DEEPEST): JsonObject {
  const name = refName(schema['$ref']);
  const target = name === undefined ? undefined : asObject(work.root['$defs'])[name];
  return isObject(target) && left > 0 ? { ...resolve(work, target, left - 1), ...schema } : schema;
}

function isObjectSchema(schema: JsonObject): boolean {
  return schema['type'] === 'object' || 'properties' in schema;
}

/** The name in `#/$defs/<name>`; undefined for any other reference. */
export function refName(ref: Json | undefined): string | undefined {
  return typeof ref === 'string' && /^#\/\$defs\/[\w-]+$/.test(ref) ? ref.slice('#/$defs/'.length) : undefined;
}
