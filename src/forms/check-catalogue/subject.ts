import { asObject, makeCompiler, type Compiler } from '../ajv.ts';
import { kindOf, mergeSources } from '../effective-schema.ts';
import { makePlan, sectionsOf } from '../make-plan.ts';
import { outlineSchema } from '../outline.ts';
import type { Node, Outline, OutlinePlace, Plan } from '../plan.ts';
import { joinPointer } from '../pointer.ts';
import type { JsonObject, Pointer, PointerPattern, QuestionKind, ServiceSource } from '../types.ts';
import { declarationsOf, type Declaration } from './schema-parts.ts';

/** A service whose schema could be taken apart, ready to be judged. */
export interface Subject {
  readonly source: ServiceSource;
  readonly service: JsonObject;
  readonly schema: JsonObject;
  readonly outline: Outline;
  readonly plan: Plan;
  readonly declarations: readonly Declaration[];
  /** First and last place in the order of asking of every slot and group. */
  readonly ranks: ReadonlyMap<PointerPattern, Rank>;
}

export interface Rank {
  readonly first: number;
  readonly last: number;
}

export function makeSubject(source: ServiceSource): Subject {
  const schema = asObject(source.schema);
  const outline = outlineSchema(schema, new Set(Object.keys(source.blocks)), lazyCompiler(asObject(schema['$defs'])));
  const plan = makePlan(outline, sectionsOf(source.service));
  const ranks = new Map<PointerPattern, Rank>();
  rank(plan.nodes, ranks, 0);
  const declarations = declarationsOf(schema);
  return { source, service: asObject(source.service), schema, outline, plan, declarations, ranks };
}

/** Few tests are ever made here, and no answer is judged: nothing is compiled before it is needed. */
function lazyCompiler(definitions: JsonObject): Compiler {
  let compiler: Compiler | undefined;
  return {
    validator: () => () => [],
    test: (schema) => (value) => (compiler ??= makeCompiler(definitions)).test(schema)(value),
  };
}

function rank(nodes: readonly Node[], ranks: Map<PointerPattern, Rank>, from: number): number {
  let next = from;
  for (const node of nodes) {
    if (node.kind === 'part') continue;
    const first = next++;
    if (node.kind === 'group') next = rank(node.nodes, ranks, next);
    ranks.set(node.pattern, { first, last: next - 1 });
  }
  return next;
}

/** When a place is asked; for an object, from its first field to its last. Undefined when it is never asked. */
export function rankOf({ ranks }: Subject, pattern: PointerPattern): Rank | undefined {
  const own = ranks.get(pattern);
  if (own) return own;
  const below = [...ranks].filter(([one]) => one.startsWith(`${pattern}/`)).map(([, range]) => range);
  if (below.length === 0) return undefined;
  return { first: Math.min(...below.map(({ first }) => first)), last: Math.max(...below.map(({ last }) => last)) };
}

export type PlaceKind = QuestionKind | 'object' | 'group';

/** How a place is asked, as far as one answer can say it; undefined for what cannot be asked. */
export function kindAt({ outline }: Subject, pattern: PointerPattern): PlaceKind | undefined {
  const place = outline.places.get(pattern);
  if (!place) return undefined;
  return place.kind === 'leaf' ? kindOfLeaf(place) : place.kind;
}

function kindOfLeaf(place: OutlinePlace): QuestionKind | undefined {
  const each = place.sources.map(({ schema }) => kindOf(schema));
  return kindOf(mergeSources(place.sources)) ?? each.find((kind) => kind !== undefined);
}

/** Where the schema first declares a place. */
export function declaredAt({ declarations }: Subject, pattern: PointerPattern): Pointer {
  return declarations.find((one) => one.pattern === pattern)?.at ?? '';
}

/** The fields that are answered one by one, as opposed to the objects and groups around them. */
export function leavesOf({ outline }: Subject): readonly OutlinePlace[] {
  return [...outline.places.values()].filter(({ kind }) => kind === 'leaf');
}

/** The patterns around a place, outermost first. */
export function around(names: readonly string[]): readonly PointerPattern[] {
  return names.slice(0, -1).map((_, i) => joinPointer(names.slice(0, i + 1)));
}
