import type { Json, JsonObject, Pointer, PointerPattern } from './types.ts';

/** The unescaped names along a JSON Pointer (RFC 6901); none for the whole document. */
export function splitPointer(pointer: Pointer): readonly string[] {
  if (pointer === '') return [];
  return pointer.slice(1).split('/').map(unescapeName);
}

export function joinPointer(names: readonly string[]): Pointer {
  return names.map((name) => `/${escapeName(name)}`).join('');
}

export function escapeName(name: string): string {
  return name.includes('~') || name.includes('/') ? name.replaceAll('~', '~0').replaceAll('/', '~1') : name;
}

function unescapeName(name: string): string {
  return name.includes('~') ? name.replaceAll('~1', '/').replaceAll('~0', '~') : name;
}

/** The pointer of what contains this place; '' for a place at the top and for the document itself. */
export function parentOf(pointer: Pointer): Pointer {
  return pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')));
}

/** The value at a place; undefined where there is none. Sees own properties only. */
export function getPointer(document: Json, pointer: Pointer): Json | undefined {
  let value: Json | undefined = document;
  for (const name of splitPointer(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    if (Array.isArray(value) && !isIndex(name)) return undefined;
    value = (value as JsonObject)[name];
  }
  return value;
}

/** A copy of the document with the value at the place; objects on the way are made, items of arrays put in at their index. */
export function setPointer(document: JsonObject, pointer: Pointer, value: Json): JsonObject {
  return put(document, splitPointer(pointer), value) as JsonObject;
}

function put(document: Json | undefined, names: readonly string[], value: Json): Json {
  const [name, ...rest] = names;
  if (name === undefined) return value;
  if (Array.isArray(document) && isIndex(name)) {
    const items = document as readonly Json[];
    const index = Number(name);
    return [...items.slice(0, index), put(items[index], rest, value), ...items.slice(index + 1)];
  }
  const object = typeof document === 'object' && document !== null && !Array.isArray(document) ? document : {};
  const below = Object.hasOwn(object, name) ? (object as JsonObject)[name] : undefined;
  return { ...(object as JsonObject), [name]: put(below, rest, value) };
}

/** Whether a pointer is one of those that a pattern stands for: `*` is any index. */
export function matchesPattern(pattern: PointerPattern, pointer: Pointer): boolean {
  if (!pattern.includes('*')) return pattern === pointer;
  const wanted = pattern.split('/');
  const given = pointer.split('/');
  return wanted.length === given.length && wanted.every((name, i) => matchesName(name, given[i] ?? ''));
}

function matchesName(wanted: string, given: string): boolean {
  return wanted === given || (wanted === '*' && isIndex(given));
}

/** The pattern of a pointer: every index becomes `*`. Field names are never numbers. */
export function patternOf(pointer: Pointer): PointerPattern {
  return /\/\d/.test(pointer)
    ? pointer
        .split('/')
        .map((name) => (isIndex(name) ? '*' : name))
        .join('/')
    : pointer;
}

/** The indices in a pointer, outermost first. */
export function indicesOf(pointer: Pointer): readonly number[] {
  return pointer.split('/').filter(isIndex).map(Number);
}

/** Puts indices in the place of the stars, outermost first; a star without an index stays. */
export function bindPattern(pattern: PointerPattern, indices: readonly number[]): Pointer {
  if (!pattern.includes('*')) return pattern;
  let next = 0;
  return pattern
    .split('/')
    .map((name) => (name === '*' ? String(indices[next++] ?? '*') : name))
    .join('/');
}

export function isIndex(name: string): boolean {
  return /^(0|[1-9]\d{0,8})$/.test(name);
}
