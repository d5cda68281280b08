const LONGEST = 80;

/** A file name fit to be shown: without folders, control and direction characters, and of a length that fits a line. */
export function cleanName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const clean = last.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu, '').replace(/\s+/g, ' ');
  return shorten(clean.replace(/^[.\s]+/, '').trim());
}

/** Keeps the end, for that says what it is. Counts characters, so that none is cut in two. */
function shorten(name: string): string {
  const letters = Array.from(name);
  if (letters.length <= LONGEST) return name;
  const ending = /\.[^.]{1,8}$/u.exec(name)?.[0] ?? '';
  return `${letters.slice(0, LONGEST - Array.from(ending).length - 1).join('')}…${ending}`;
}
