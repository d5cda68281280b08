/** Words made comparable: full-width to half-width, no spaces or punctuation, lower case. */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '');
}

/** Whether folded words are one of a list of words with spaces between them. */
export function isOneOf(words: string, folded: string): boolean {
  const known = lists.get(words) ?? new Set(words.split(' ').map(foldText));
  lists.set(words, known);
  return folded !== '' && known.has(folded);
}

/** The lists of the locales, folded once: they are compared with every text that comes in. */
const lists = new Map<string, ReadonlySet<string>>();
