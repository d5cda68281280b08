import type { ActProblem } from '../action.ts';

/** Shortest and longest, in characters. */
export interface Length {
  readonly min: number;
  readonly max: number;
}

export type WordsRead =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problems: readonly ActProblem[] };

const SENTENCES: Length = { min: 4, max: 500 };

/** Reads a field of free words: line breaks made alike, nothing around it, and neither blank nor endless. */
export function readWords(field: string, typed: string, { min, max }: Length = SENTENCES): WordsRead {
  const text = typed.replace(/\r\n?/g, '\n').trim();
  const { length } = Array.from(text);
  if (length >= min && length <= max) return { ok: true, text };
  const code = length === 0 ? 'required' : length < min ? 'too-short' : 'too-long';
  return { ok: false, problems: [{ code, field }] };
}
