import { Converter } from 'opencc-js/t2cn';

/** Most characters of one typed answer. */
export const LONGEST = 4000;

const simplify = Converter({ from: 't', to: 'cn' }) as (text: string) => string;

/** Joins two pictures into one: a family. Anywhere else it only hides. */
const STRAY_JOINER =
  /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d|\u200d(?!\p{Extended_Pictographic})/gu;

/**
 * Takes away what cannot be seen or written down: control and zero-width characters, lone surrogates, spaces at both ends.
 * Line ends become `\n`. What can be read stays as it was typed; of a very long text, the beginning.
 */
export function cleanText(text: string): string {
  return text
    .slice(0, LONGEST * 2 + 2)
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cs}\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
    .replace(STRAY_JOINER, '')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim();
}

/** Half-width digits and letters for full-width ones, a plain space for every other: for text that is kept. */
export function narrowLetters(text: string): string {
  return text.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, half).replace(/[\u00a0\u3000\t]/g, ' ');
}

/** Half-width for every full-width character: for text that is read as something else. */
export function narrow(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, half).replace(/[\u00a0\u3000\t]/g, ' ');
}

/** Words made comparable: half-width, simplified, lower case, without punctuation, single spaces between Latin words only. */
export function foldWords(text: string): string {
  return simplify(narrow(text).normalize('NFKC'))
    .toLowerCase()
    .replace(/[\p{P}\p{S}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ?(\p{Script=Han}) ?/gu, '$1')
    .trim();
}

/** Traditional characters as simplified ones, for reading dates and numbers. */
export function toSimplified(text: string): string {
  return simplify(text);
}

function half(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) - 0xfee0);
}
