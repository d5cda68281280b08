/**
 * Telegram allows 64 bytes behind a button. An answer's button begins with `d.`, 8 characters of the draft, up to 4 of the
 * step, up to 8 of the revision and a letter, each followed by a dot.
 */
const BUTTON = 64;
const STAMP = 'd.'.length + 9 + 5 + 9 + 2;

/** Bytes that are left for the value of a choice. */
export const LONGEST_VALUE = BUTTON - STAMP;

/** A bookable time is `<institution>@2026-12-01T08:30`. */
export const LONGEST_INSTITUTION = LONGEST_VALUE - '@2026-12-01T08:30'.length;

export function fitsButton(value: string): boolean {
  return utf8Length(value) <= LONGEST_VALUE;
}

function utf8Length(text: string): number {
  let length = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return length;
}
