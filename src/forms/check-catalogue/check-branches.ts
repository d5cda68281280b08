import { asArray } from '../ajv.ts';
import type { Guard } from '../plan.ts';
import { bindPattern, getPointer, joinPointer } from '../pointer.ts';
import type { Json, JsonObject, Pointer } from '../types.ts';
import { schemaFault, type Fault } from './fault.ts';
import type { Subject } from './subject.ts';

/** The branches of a form, by where they stand in its schema, and whether any of the accepted answers takes each. */
export interface Branches {
  readonly subject: Subject;
  readonly taken: ReadonlyMap<Pointer, boolean>;
}

/**
 * Branches that no valid example takes. A branch of a shared block needs one example in any of the services that use it:
 * not everybody can have every kind of document.
 */
export function branchFaults(all: readonly Branches[]): readonly Fault[] {
  const faults = all.flatMap(({ subject, taken }) =>
    [...taken.keys()].map((at) => ({
      isTaken: taken.get(at) === true,
      fault: schemaFault(subject.source, at, 'No valid example takes this branch: add one that does.'),
    })),
  );
  const keyOf = ({ file, pointer }: Fault) => `${file} ${pointer}`;
  const shown = new Set(faults.filter(({ isTaken }) => isTaken).map(({ fault }) => keyOf(fault)));
  return faults.map(({ fault }) => fault).filter((fault) => !shown.has(keyOf(fault)));
}

/** Looks which branches the completed answers of the valid examples take. */
export function branchesOf(subject: Subject, accepted: readonly JsonObject[]): Branches {
  const taken = new Map<Pointer, boolean>();
  for (const guards of guardsIn(subject)) {
    const at = placeOf(subject, guards);
    if (at !== undefined) taken.set(at, taken.get(at) === true || accepted.some((answers) => isTaken(guards, answers)));
  }
  return { subject, taken };
}

/** Every list of guards that some part of the form stands behind. */
function guardsIn({ outline }: Subject): readonly (readonly Guard[])[] {
  const lists = [...outline.places.values()].flatMap(({ sources, required }) => [
    ...sources.map(({ guards }) => guards),
    ...required,
  ]);
  const known = new Map<string, readonly Guard[]>();
  for (const guards of lists)
    known.set(guards.map(({ condition, truth }) => `${condition.index}${truth}`).join(), guards);
  return [...known.values()].filter((guards) => guards.length > 0);
}

function placeOf({ declarations }: Subject, guards: readonly Guard[]): Pointer | undefined {
  const last = guards.at(-1);
  const found = last && declarations.find(({ schema }) => schema['if'] === last.condition.schema);
  return found && `${found.at}/${last.truth ? 'then' : 'else'}`;
}

function isTaken(guards: readonly Guard[], answers: JsonObject): boolean {
  const deepest = guards.map(({ condition }) => condition.names).reduce((a, b) => (b.length > a.length ? b : a), []);
  return indicesAt(answers, deepest).some((indices) =>
    guards.every(({ condition, truth }) => {
      const value = getPointer(answers, bindPattern(joinPointer(condition.names), indices));
      return value !== undefined && condition.test(value) === truth;
    }),
  );
}

/** Every way to put indices for the stars of a place. */
function indicesAt(
  answers: Json,
  names: readonly string[],
  before: readonly number[] = [],
): readonly (readonly number[])[] {
  const star = names.indexOf('*');
  if (star < 0) return [before];
  const items = asArray(getPointer(answers, joinPointer(names.slice(0, star))));
  return items.flatMap((item, i) => indicesAt(item, names.slice(star + 1), [...before, i]));
}
