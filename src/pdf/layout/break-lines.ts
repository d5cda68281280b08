/**
 * Chinese and Latin line breaking, as far as forms and receipts need it (after Unicode UAX #14 and 通用中文排版 practice):
 * between any two Han characters, between words, never before closing or after opening punctuation.
 */

/** Characters that a reader does not see and a PDF has no glyph for: joiners, variation selectors, controls. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu;
const NEW_LINE = /\r\n?|[\n\v\f\u0085\u2028\u2029]/;
const NO_START = /[\p{Pe}\p{Pf}\p{M},.;:!?%，。、；：！？…—～·‧％‰℃°々ー]/u;
const NO_END = /[\p{Ps}\p{Pi}￥¥$＄#＃]/u;
const FIRST_WIDE = 0x2e80;
/** Nearly every text: letters, digits, common Han characters and their punctuation, all of them visible and on one line. */
const PLAIN = /^[ -~、-】\u4e00-\u9fff！-～]*$/;

/**
 * Breaks a text into lines that are at most `room` wide. `width` measures one code point in the same unit.
 * A word wider than the room is cut. Always returns at least one line; no visible character is lost.
 */
export function breakLines(text: string, room: number, width: (codePoint: number) => number): readonly string[] {
  if (PLAIN.test(text) && fits(text, room, width)) return [text.trimEnd()];
  return text.split(NEW_LINE).flatMap((line) => breakLine(visible(line), room, width));
}

/** The text without characters that cannot be seen; tabs become spaces. */
export function visible(text: string): string {
  return text.replaceAll('\t', ' ').replace(INVISIBLE, '');
}

function fits(text: string, room: number, width: (codePoint: number) => number): boolean {
  let used = 0;
  for (let i = 0; i < text.length && used <= room; i++) used += width(text.charCodeAt(i));
  return used <= room;
}

function breakLine(text: string, room: number, width: (codePoint: number) => number): readonly string[] {
  const lines: string[] = [];
  let start = 0;
  let breakAt = 0;
  let used = 0;
  let usedToBreak = 0;
  let before = '';
  let at = 0;
  for (const character of text) {
    if (at > start && canBreak(before, character)) [breakAt, usedToBreak] = [at, used];
    const wide = width(character.codePointAt(0) ?? 0);
    // A space may hang over the edge: nobody sees it.
    while (used + wide > room && at > start && character !== ' ') {
      const end = breakAt > start ? breakAt : at;
      lines.push(text.slice(start, end).trimEnd());
      used = end === at ? 0 : used - usedToBreak;
      start = end;
    }
    used += wide;
    at += character.length;
    before = character;
  }
  return [...lines, text.slice(start).trimEnd()];
}

function canBreak(before: string, after: string): boolean {
  if (after === ' ' || NO_START.test(after) || NO_END.test(before)) return false;
  return before === ' ' || isWide(before) || isWide(after);
}

function isWide(character: string): boolean {
  return (character.codePointAt(0) ?? 0) >= FIRST_WIDE;
}
