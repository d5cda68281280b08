import type { Json, JsonObject } from '../forms/types.ts';

/** The attachments that answers name: ids of 64 hexadecimal digits, which no other answer looks like. */
export function filesIn(answers: JsonObject): readonly string[] {
  return [...new Set(Object.values(answers).flatMap(idsIn))];
}

function idsIn(value: Json): readonly string[] {
  if (typeof value === 'string') return /^[0-9a-f]{64}$/.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value as JsonObject).flatMap(idsIn) : [];
}
