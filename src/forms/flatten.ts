import { isObject } from './ajv.ts';
import type { Outline } from './plan.ts';
import { escapeName } from './pointer.ts';
import type { Answers, GroupState, Json, JsonObject, Pointer, PointerPattern } from './types.ts';

interface Flat {
  readonly values: Record<Pointer, Json>;
  readonly groups: Record<Pointer, GroupState>;
}

/**
 * Nested answers as flat ones. What the schema does not know, or knows in another shape, is kept whole under its pointer,
 * so that a check can name it.
 */
export function flattenAnswers(outline: Outline, answers: JsonObject): Answers {
  const flat: Flat = { values: {}, groups: {} };
  for (const [name, value] of Object.entries(isObject(answers) ? answers : {}))
    flatten(outline, flat, `/${escapeName(name)}`, `/${escapeName(name)}`, value);
  return { values: flat.values, skipped: {}, groups: flat.groups };
}

function flatten(outline: Outline, flat: Flat, pattern: PointerPattern, pointer: Pointer, value: Json): void {
  const kind = outline.places.get(pattern)?.kind;
  if (kind === 'object' && isObject(value)) {
    for (const [name, sub] of Object.entries(value))
      flatten(outline, flat, `${pattern}/${escapeName(name)}`, `${pointer}/${escapeName(name)}`, sub);
  } else if (kind === 'group' && Array.isArray(value)) {
    const items = value as readonly Json[];
    flat.groups[pointer] = { count: items.length, closed: true };
    items.forEach((item, index) => {
      flatten(outline, flat, `${pattern}/*`, `${pointer}/${index}`, item);
    });
  } else flat.values[pointer] = value;
}
