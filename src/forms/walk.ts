import { asObject, asText } from './ajv.ts';
import { choicesOf, kindOf, mergeSources } from './effective-schema.ts';
import type { Group, Guard, Node, Part, Place, Plan, Slot, Source } from './plan.ts';
import { bindPattern, joinPointer, splitPointer } from './pointer.ts';
import { deriveFromId } from './resident-id.ts';
import type { Answers, Item, Json, JsonObject, Pointer, Question, Walk } from './types.ts';

/** An object or array of the answers while it is built. */
type Built = Record<string, unknown>;

/** Whether a kept answer still answers its question, beside the relevant answers so far. */
export type StillFits = (question: Question, value: Json, answers: JsonObject) => boolean;

/** One forward pass under way. */
interface Pass {
  readonly answers: Answers;
  readonly stillFits: StillFits | undefined;
  readonly root: Built;
  readonly items: Item[];
  /** What each condition said: 0 not asked yet, 1 true, 2 false. An `if` looks only at what comes before it matters. */
  readonly outcomes: Uint8Array;
  /** The indices of the items around the current place, outermost first. */
  readonly indices: number[];
}

/** Items of a group that sets no `maxItems`. */
const MOST_ITEMS = 20;

const NOTHING: Json = {};

/**
 * One forward pass: what is relevant, what is known of it, and the relevant answers as the schema nests them. With
 * `stillFits`, an answer that a change of mind has made unfit is asked again, and so is a group closed with too few items;
 * without it, everything given is taken as it is, to be judged.
 */
export function walkForm(plan: Plan, answers: Answers, stillFits?: StillFits): Walk {
  const outcomes = new Uint8Array(plan.outline.conditions.length);
  const pass: Pass = { answers, stillFits, root: {}, items: [], outcomes, indices: [] };
  for (const node of plan.nodes) walkNode(pass, node);
  return { items: pass.items, answers: pass.root as JsonObject };
}

function walkNode(pass: Pass, node: Node): void {
  if (node.kind === 'slot') walkSlot(pass, node);
  else if (node.kind === 'group') walkGroup(pass, node);
  else walkPart(pass, node);
}

/**
 * An object that must be there is there, even with nothing in it. Its own branches look at fields that are still to
 * come, so what conditions say here is not noted.
 */
function walkPart(pass: Pass, part: Part): void {
  const glance: Pass = { ...pass, outcomes: pass.outcomes.slice() };
  if (activeMask(glance, part) !== 0 && isRequired(glance, part)) ensure(pass, part.names, part.names.length);
}

function walkSlot(pass: Pass, slot: Slot): void {
  const mask = activeMask(pass, slot);
  if (mask === 0) return;
  const question = questionOf(pass, slot, mask, isRequired(pass, slot));
  const item = derivedItem(pass, slot, question) ?? knownItem(pass, question);
  pass.items.push(item);
  const key = slot.names[slot.names.length - 1];
  if (item.value !== undefined && key !== undefined) ensure(pass, slot.names, slot.names.length - 1)[key] = item.value;
}

function knownItem({ answers, stillFits, root }: Pass, question: Question): Item {
  const value = answers.values[question.pointer];
  if (value !== undefined && stillFits?.(question, value, root as JsonObject) !== false)
    return { question, state: 'answered', value };
  const skipped = !question.required && answers.skipped[question.pointer] === true;
  return { question, state: skipped ? 'skipped' : 'open' };
}

function derivedItem(pass: Pass, slot: Slot, question: Question): Item | undefined {
  const derive = question.schema['x-derive'];
  if (derive === undefined) return undefined;
  const { from, by } = asObject(derive);
  const beside = find(pass, slot.names, slot.names.length - 1);
  const value = deriveFromId(by === 'sex' ? 'sex' : 'birth-date', beside?.[asText(from)]);
  return value === undefined ? undefined : { question, state: 'derived', value };
}

function walkGroup(pass: Pass, group: Group): void {
  const mask = activeMask(pass, group);
  if (mask === 0) return;
  const required = isRequired(pass, group);
  const question = questionOf(pass, group.more, mask, required);
  const known = pass.answers.groups[bindPattern(group.pattern, pass.indices)];
  const least = Number(question.schema['minItems'] ?? 0);
  const most = Number(question.schema['maxItems'] ?? MOST_ITEMS);
  const begun = known?.count ?? 0;
  const closed = known?.closed === true && (begun >= least || !pass.stillFits);
  const count = Math.min(most, closed || !(required || begun > 0) ? begun : Math.max(begun, least));
  if (count > 0 || (closed && least === 0)) {
    const items: Built[] = Array.from({ length: count }, () => ({}));
    const key = group.names[group.names.length - 1];
    if (key !== undefined) ensure(pass, group.names, group.names.length - 1)[key] = items;
  }
  for (let index = 0; index < count; index++) walkItem(pass, group, index);
  if (count < most) pass.items.push({ question, state: closed ? 'answered' : 'open', value: count });
}

function walkItem(pass: Pass, group: Group, index: number): void {
  for (const condition of group.conditions) pass.outcomes[condition.index] = 0;
  pass.indices.push(index);
  for (const node of group.nodes) walkNode(pass, node);
  pass.indices.pop();
}

/** The sources that apply, as bits. */
function activeMask(pass: Pass, place: Place): number {
  let mask = 0;
  for (let i = 0; i < place.sources.length; i++) {
    const source = place.sources[i];
    if (source && holds(pass, source.guards)) mask |= 1 << i;
  }
  return mask;
}

function isRequired(pass: Pass, { required, names }: Part | Slot | Group): boolean {
  return required.some((guards) => holds(pass, guards)) && find(pass, names, names.length - 1) !== undefined;
}

function holds(pass: Pass, guards: readonly Guard[]): boolean {
  for (const guard of guards) if (outcome(pass, guard) !== guard.truth) return false;
  return true;
}

function outcome(pass: Pass, { condition }: Guard): boolean {
  const known = pass.outcomes[condition.index];
  if (known) return known === 1;
  const truth = condition.test(find(pass, condition.names, condition.names.length) ?? NOTHING);
  pass.outcomes[condition.index] = truth ? 1 : 2;
  return truth;
}

/** What is built at the first `length` names; undefined while it is not there. */
function find(pass: Pass, names: readonly string[], length: number): Built | undefined {
  let value: Built | undefined = pass.root;
  let star = 0;
  for (let i = 0; i < length && value; i++) {
    const name = names[i] ?? '';
    value = value[name === '*' ? (pass.indices[star++] ?? 0) : name] as Built | undefined;
  }
  return value;
}

/** The same, with the objects on the way made. Arrays are always there before their items. */
function ensure(pass: Pass, names: readonly string[], length: number): Built {
  let value = pass.root;
  let star = 0;
  for (let i = 0; i < length; i++) {
    const name = names[i] ?? '';
    value = (value[name === '*' ? (pass.indices[star++] ?? 0) : name] ??= {}) as Built;
  }
  return value;
}

/** The question for what applies now; the same object for the same circumstances. */
function questionOf(pass: Pass, slot: Slot, mask: number, required: boolean): Question {
  const variant = mask * 2 + (required ? 1 : 0);
  const key = pass.indices.length === 0 ? variant : `${pass.indices.join(' ')}:${variant}`;
  const known = slot.questions.get(key);
  if (known) return known;
  const active = slot.sources.filter((_, i) => (mask & (1 << i)) !== 0);
  const made = makeQuestion(slot, active, bindPattern(slot.pattern, pass.indices), required, pass.indices);
  slot.questions.set(key, made);
  applied.set(made, { active, varies: slot.sources.length > 1 });
  return made;
}

/** What applied when a question was made, and whether something else may apply under other circumstances. */
const applied = new WeakMap<Question, { readonly active: readonly Source[]; readonly varies: boolean }>();

/** The parts of the schema that a question's answer must satisfy; none for a question of another form. */
export function sourcesOf(question: Question): readonly Source[] {
  return applied.get(question)?.active ?? [];
}

/** Whether the schema of a question's answer depends on other answers. */
export function varies(question: Question): boolean {
  return applied.get(question)?.varies === true;
}

/** A question as it stands when these sources apply. A schema that cannot be asked is taken as a text: the check names it. */
function makeQuestion(
  slot: Slot,
  active: readonly Source[],
  pointer: Pointer,
  required: boolean,
  indices: readonly number[],
): Question {
  const schema = mergeSources(active);
  const kind = slot.pattern.endsWith('/-') ? 'more' : (kindOf(schema) ?? 'text');
  const same = schema['x-same-as'];
  return {
    pointer,
    pattern: slot.pattern,
    kind,
    section: slot.section,
    required,
    schema,
    values: kind === 'choice' ? choicesOf(schema) : [],
    ...(typeof same === 'string' ? { sameAs: bindPattern(resolveSibling(slot.pattern, same), indices) } : {}),
    sensitive: schema['x-sensitive'] === true,
  };
}

/** A sibling's name, or a pointer from the root, as a pattern. */
export function resolveSibling(pattern: string, name: string): string {
  return name.startsWith('/') ? name : joinPointer([...splitPointer(pattern).slice(0, -1), name]);
}
