import type { Knex } from 'knex';
import { peopleIn } from '../cases/people.ts';
import type { Submission } from '../cases/types.ts';
import { foldWords } from '../forms/fold.ts';
import { insert, marks, rows, type Value } from './database.ts';
import type { Sealer } from './seal.ts';

/** Characters of a fingerprint that are kept: 96 bits, so that no two texts meet. */
const LENGTH = 16;
/** A number or a reference is also found by so many of its last characters. */
const TAIL = 4;

/** The token of two neighbouring characters of a name, or of a name of one character. */
export type TokenKind =
  | 'name'
  /** Of a whole number: telephone or paper. */
  | 'number'
  /** Of a whole number of a paper. */
  | 'paper'
  /** Of the last four characters of a number or a reference. */
  | 'tail';

export function makeToken(sealer: Sealer, kind: TokenKind, text: string): string {
  return sealer.fingerprint(`${kind} ${text}`, 'search').slice(0, LENGTH);
}

/** Everything that a case is found by. */
export function tokensOf(sealer: Sealer, { answers, reference }: Submission): ReadonlySet<string> {
  const { names, phones, papers } = peopleIn(answers);
  const numbers = [...phones, ...papers].filter((number) => number !== '');
  const tails = [...numbers, reference].map((text) => text.slice(-TAIL));
  return new Set([
    ...names.flatMap(pairsOf).map((pair) => makeToken(sealer, 'name', pair)),
    ...numbers.map((number) => makeToken(sealer, 'number', number)),
    ...papers.map((number) => makeToken(sealer, 'paper', number)),
    ...tails.map((tail) => makeToken(sealer, 'tail', tail)),
  ]);
}

/** Neighbouring characters of each word of a name; a word of one character is its own. */
export function pairsOf(name: string): readonly string[] {
  return name.split(/\s+/).flatMap((word) => {
    const letters = Array.from(foldWords(word).replaceAll(' ', ''));
    return letters.length < 2 ? letters : letters.slice(1).map((letter, index) => (letters[index] ?? '') + letter);
  });
}

/** Puts tokens in that are new and takes those away that hold no more. */
export async function writeTokens(
  sealer: Sealer,
  sql: Knex,
  after: Submission,
  before: ReadonlySet<string> = new Set(),
): Promise<void> {
  const now = tokensOf(sealer, after);
  const { reference, submittedAt } = after;
  const added = [...now].filter((token) => !before.has(token));
  const gone = [...before].filter((token) => !now.has(token));
  await insertTokens(
    sql,
    added.map((token) => [token, submittedAt, reference]),
  );
  if (gone.length > 0)
    await rows(sql, `delete from search_tokens where created_at = ? and reference = ? and token in (${marks(gone)})`, [
      submittedAt,
      reference,
      ...gone,
    ]);
}

export async function insertTokens(sql: Knex, values: readonly (readonly Value[])[]): Promise<void> {
  await insert(sql, 'search_tokens (token, created_at, reference)', values, 'on conflict do nothing');
}
