import type { Words } from '../../bot/types.ts';
import type { Left } from './jobs.ts';

/** Why a paper was not made, as a sentence. */
export function leftWords(t: Words, { why, characters = [] }: Omit<Left, 'reference'>): string {
  return t(`desk-papers:left.${why}`, { characters: characters.map(named).join(t('desk-papers:and')) });
}

/** `𠮷 (U+20BB7)`: who has no font for it sees at least its number. */
function named(character: string): string {
  return `${character} (U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()})`;
}
