import { asArray, asObject, asText } from './ajv.ts';
import type { Group, Node, Outline, OutlinePlace, Plan, Slot } from './plan.ts';
import type { Json, Pointer, PointerPattern } from './types.ts';

interface Section {
  readonly id: string;
  readonly ask: readonly Pointer[];
}

interface Work {
  readonly outline: Outline;
  readonly asked: Map<PointerPattern, Slot | Group>;
  readonly parts: Set<PointerPattern>;
  readonly unknown: Pointer[];
  readonly twice: PointerPattern[];
}

/** The places of a form in the order of asking. */
export function makePlan(outline: Outline, sections: readonly Section[]): Plan {
  const work: Work = { outline, asked: new Map(), parts: new Set(), unknown: [], twice: [] };
  const nodes = sections.flatMap(({ id, ask }) => ask.flatMap((pointer) => nodesFor(work, id, pointer)));
  return { outline, nodes, asked: work.asked, unknown: work.unknown, twice: work.twice };
}

function nodesFor(work: Work, section: string, pointer: Pointer): Node[] {
  if (!work.outline.places.has(pointer) || pointer.includes('*')) {
    work.unknown.push(pointer);
    return [];
  }
  return [...partsAround(work, pointer), ...nodesAt(work, section, pointer)];
}

/** The objects that contain a place, outermost first, each named once. */
function partsAround(work: Work, pointer: Pointer): Node[] {
  const names = pointer.split('/').slice(1, -1);
  return names.flatMap((_, i) => part(work, `/${names.slice(0, i + 1).join('/')}`));
}

function part(work: Work, pattern: PointerPattern): Node[] {
  const place = work.outline.places.get(pattern);
  if (place?.kind !== 'object' || work.parts.has(pattern)) return [];
  work.parts.add(pattern);
  return [{ ...place, kind: 'part' }];
}

/** Everything to ask at a place and below it, in the schema's order. */
function nodesAt(work: Work, section: string, pattern: PointerPattern): Node[] {
  const place = work.outline.places.get(pattern);
  if (!place) return [];
  if (place.kind === 'object') return [...part(work, pattern), ...nodesBelow(work, section, pattern)];
  if (work.asked.has(pattern)) {
    work.twice.push(pattern);
    return [];
  }
  const node = place.kind === 'group' ? makeGroup(work, section, place) : makeSlot(section, place);
  work.asked.set(pattern, node);
  return [node];
}

function nodesBelow(work: Work, section: string, pattern: PointerPattern): Node[] {
  const children = [...work.outline.places.keys()].filter((one) => isChild(pattern, one));
  return children.flatMap((child) => nodesAt(work, section, child));
}

function isChild(parent: PointerPattern, pattern: PointerPattern): boolean {
  return pattern.startsWith(`${parent}/`) && !pattern.includes('/', parent.length + 1);
}

function makeSlot(section: string, place: OutlinePlace): Slot {
  return { ...place, kind: 'slot', section, questions: new Map() };
}

function makeGroup(work: Work, section: string, place: OutlinePlace): Group {
  const item = `${place.pattern}/*`;
  const nodes = nodesBelow(work, section, item);
  const depth = place.names.length;
  const conditions = work.outline.conditions.filter(
    ({ names }) => names.length > depth && place.names.every((name, i) => name === names[i]),
  );
  const more = makeSlot(section, { ...place, pattern: `${place.pattern}/-`, names: [...place.names, '-'] });
  return { ...place, kind: 'group', section, nodes, more, conditions };
}

/** Every slot of a plan in the order of asking, those of repeated groups among them. */
export function placesOf(
  nodes: readonly Node[],
): readonly { readonly pattern: PointerPattern; readonly section: string }[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'group') return placesOf(node.nodes);
    return node.kind === 'slot' ? [{ pattern: node.pattern, section: node.section }] : [];
  });
}

/** The sections of a service.json, as far as they have their shape. */
export function sectionsOf(service: Json): readonly Section[] {
  return asArray(asObject(service)['sections']).map((section) => {
    const { id, ask } = asObject(section);
    return { id: asText(id), ask: asArray(ask).filter((pointer) => typeof pointer === 'string') };
  });
}
