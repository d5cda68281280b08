import { plainNumber, plainPhone } from '../../cases/people.ts';
import { readReference } from '../../cases/reference.ts';
import type { Value } from '../database.ts';
import { makeToken, pairsOf } from '../search-tokens.ts';
import type { Sealer } from '../seal.ts';

/** A condition in SQL with the values that it binds. */
export interface Part {
  readonly sql: string;
  readonly values: readonly Value[];
}

/** Of a reference: where its beginning is known, the lowest and the highest that it can go on to. */
const LOWEST = '00-0000-0000';
const HIGHEST = 'ZZ-ZZZZ-ZZZZ';
/** More would be nobody's name. */
const MOST_PAIRS = 8;

/**
 * What a typed text can mean: names, a reference or its beginning, a number or the last four characters of one.
 * Undefined for a text that can mean nothing here.
 */
export function matchText(sealer: Sealer, text: string): Part | undefined {
  const number = plainNumber(text);
  if (number === '') return undefined;
  const parts = [...asReference(text, number), ...asNumber(sealer, text, number), ...asName(sealer, text)];
  if (parts.length === 0) return undefined;
  return { sql: parts.map(({ sql }) => sql).join(' union '), values: parts.flatMap(({ values }) => values) };
}

function asReference(text: string, number: string): readonly Part[] {
  const whole = readReference(text);
  if (whole.ok) return [between(whole.reference, whole.reference)];
  // Two letters alone are the beginning of a name as well, but a name is rarely typed in capitals.
  if (!/^[A-Z]{2}[A-Z0-9]{0,8}$/.test(number) || !isMeantAsReference(text)) return [];
  const start = [number.slice(0, 2), number.slice(2, 6), number.slice(6)].filter((part) => part !== '').join('-');
  return [between(start + LOWEST.slice(start.length), start + HIGHEST.slice(start.length))];
}

function isMeantAsReference(text: string): boolean {
  return /[\d\p{Pd}]/u.test(text) || text === text.toUpperCase();
}

function between(low: string, high: string): Part {
  return { sql: 'select reference from submissions where reference between ? and ?', values: [low, high] };
}

function asNumber(sealer: Sealer, text: string, number: string): readonly Part[] {
  if (!/^[A-Z0-9]{4,}$/.test(number)) return [];
  if (number.length === 4) return [havingAll([makeToken(sealer, 'tail', number)])];
  const phone = plainPhone(text);
  const meant = /^\+?[\d\s\p{Pd}]+$/u.test(text.normalize('NFKC').trim()) ? [phone, number] : [number];
  return [...new Set(meant)].map((one) => havingAll([makeToken(sealer, 'number', one)]));
}

function asName(sealer: Sealer, text: string): readonly Part[] {
  const words = text
    .normalize('NFKC')
    .split(/\s+/)
    .map(pairsOf)
    .filter((pairs) => pairs.length > 0);
  const pairs = [...new Set(words.flat())].filter((pair) => /^\p{L}+$/u.test(pair)).slice(0, MOST_PAIRS);
  if (pairs.length === 0) return [];
  return [havingAll(pairs.map((pair) => makeToken(sealer, 'name', pair)))];
}

function havingAll(tokens: readonly string[]): Part {
  const one = 'select reference from search_tokens where token = ?';
  const others = tokens.slice(1).map(() => `and reference in (${one})`);
  return { sql: [one, ...others].join(' '), values: tokens };
}
