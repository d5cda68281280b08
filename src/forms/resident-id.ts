import { parsePlainDate } from './plain-date.ts';
import type { PlainDate } from './types.ts';

/** Weights and check characters of GB 11643-1999 (ISO 7064 MOD 11-2). */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK = '10X98765432';

export interface IdProblem {
  readonly code: 'id-length' | 'id-fifteen' | 'id-characters' | 'id-birth-date' | 'id-check-digit';
  readonly params?: Readonly<Record<string, number>>;
}

/**
 * What is wrong with a number of GB 11643-1999, in the order in which a person can put it right; undefined when nothing is.
 * The residence permits of Hong Kong, Macau and Taiwan residents (81, 82, 83) follow the same rules.
 */
export function idProblem(id: string, today?: PlainDate): IdProblem | undefined {
  if (/[^0-9X]/.test(id) || id.slice(0, -1).includes('X')) return { code: 'id-characters' };
  if (id.length === 15) return { code: 'id-fifteen' };
  if (id.length !== 18) return { code: 'id-length', params: { length: id.length } };
  const birthDate = birthDateOf(id);
  if (birthDate === undefined || birthDate < '1900-01-01' || (today !== undefined && birthDate > today))
    return { code: 'id-birth-date' };
  return checkCharacter(id) === id[17] ? undefined : { code: 'id-check-digit' };
}

/** The last character that belongs to the first 17 digits. */
export function checkCharacter(id: string): string {
  return CHECK.charAt(WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(id[i]), 0) % 11);
}

/** A sibling's value that an ID number gives: `1996-03-12`, `female` or `male`; undefined when it is no valid number. */
export function deriveFromId(by: 'birth-date' | 'sex', id: unknown): string | undefined {
  if (typeof id !== 'string' || id.length !== 18 || idProblem(id)) return undefined;
  if (by === 'birth-date') return birthDateOf(id);
  return Number(id[16]) % 2 === 1 ? 'male' : 'female';
}

function birthDateOf(id: string): PlainDate | undefined {
  return parsePlainDate(`${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`);
}
