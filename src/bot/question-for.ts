import { asObject } from '../forms/ajv.ts';
import type { Item, Pointer, Question } from '../forms/types.ts';
import { resolveSibling } from '../forms/walk.ts';

/**
 * The question at which something about a pointer can be put right: its own, the one that it is derived from, "one more?"
 * for a group, else the first inside it. Undefined where none is asked.
 */
export function questionFor(all: readonly Item[], askable: readonly Item[], pointer: Pointer): Item | undefined {
  const question = all.find((item) => item.question.pointer === pointer)?.question;
  const source = (question && sourceOf(question)) ?? pointer;
  return (
    askable.find((item) => item.question.pointer === pointer) ??
    askable.find((item) => item.question.pointer === source) ??
    askable.find((item) => item.question.pointer === `${pointer}/-`) ??
    askable.find((item) => item.question.pointer.startsWith(`${pointer}/`))
  );
}

/** The pointer of the question that this one's answer is derived from, if it is. */
export function sourceOf({ schema, pointer }: Question): Pointer | undefined {
  const { from } = asObject(schema['x-derive']);
  return typeof from === 'string' ? resolveSibling(pointer, from) : undefined;
}
