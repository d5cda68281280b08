import type { Validator } from './ajv.ts';
import type { JsonObject, Pointer, PointerPattern, Question } from './types.ts';

/** An `if` of the schema at the place of the answers that it looks at. `names` may contain `*`. */
export interface Condition {
  /** Its place in the list of all conditions, where one pass notes its outcome. */
  readonly index: number;
  readonly names: readonly string[];
  readonly schema: JsonObject;
  readonly test: (value: unknown) => boolean;
}

/** A condition with the outcome under which a part of the schema applies. */
export interface Guard {
  readonly condition: Condition;
  readonly truth: boolean;
}

/** One part of the schema that says something of a place, and when it does. */
export interface Source {
  readonly guards: readonly Guard[];
  /** Its keywords for the value itself; what composes schemas is taken out. */
  readonly schema: JsonObject;
  readonly validate: Validator;
}

/** A place of the answers, and everything that the schema says of it. */
export interface Place {
  readonly pattern: PointerPattern;
  /** Names from the root; `*` for an index. */
  readonly names: readonly string[];
  readonly sources: readonly Source[];
  /** It is required when the guards of one entry all hold and what contains it is there. */
  readonly required: readonly (readonly Guard[])[];
}

/** Something to ask. */
export interface Slot extends Place {
  readonly kind: 'slot';
  readonly section: string;
  /** Questions by the sources that apply and whether an answer is required. */
  readonly questions: Map<string | number, Question>;
}

/** A repeated group: its nodes are walked for each item. */
export interface Group extends Place {
  readonly kind: 'group';
  readonly section: string;
  readonly nodes: readonly Node[];
  readonly more: Slot;
  /** Conditions inside an item: their outcomes are forgotten with each new item. */
  readonly conditions: readonly Condition[];
}

/** An object: nothing to ask, but it must be there when the schema requires it. */
export interface Part extends Place {
  readonly kind: 'part';
}

export type Node = Slot | Group | Part;

/** A block of services/shared, and where in it a place lies. */
export interface BlockPlace {
  readonly block: string;
  readonly pattern: PointerPattern;
}

/** A schema taken apart: everything about its places, in the schema's order. */
export interface Outline {
  readonly places: ReadonlyMap<PointerPattern, OutlinePlace>;
  readonly conditions: readonly Condition[];
}

export interface OutlinePlace extends Place {
  readonly kind: 'leaf' | 'object' | 'group';
  /** Outermost block first. */
  readonly blocks: readonly BlockPlace[];
}

/** What one forward pass follows. */
export interface Plan {
  readonly outline: Outline;
  readonly nodes: readonly Node[];
  /** Every slot and group by pattern. */
  readonly asked: ReadonlyMap<PointerPattern, Slot | Group>;
  /** Pointers of `ask` that name no place of the schema. */
  readonly unknown: readonly Pointer[];
  /** Patterns that two entries of `ask` reach. */
  readonly twice: readonly PointerPattern[];
}
