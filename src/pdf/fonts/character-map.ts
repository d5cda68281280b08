import { viewOf } from './sfnt.ts';

/** The glyph of a code point; 0 when the font has none. */
export type CharacterMap = (codePoint: number) => number;

/**
 * Reads a cmap table: format 12 (all of Unicode) where there is one, else format 4 (the first 65,536 code points).
 * Throws when it has neither: such a font is not made for Unicode.
 */
export function readCharacterMap(cmap: Uint8Array): CharacterMap {
  const view = viewOf(cmap);
  const offsets = Array.from({ length: view.getUint16(2) }, (_, i) => view.getUint32(4 + i * 8 + 4));
  const full = offsets.find((at) => view.getUint16(at) === 12);
  if (full !== undefined) return segmentedCoverage(view, full);
  const basic = offsets.find((at) => view.getUint16(at) === 4);
  if (basic !== undefined) return segmentMapping(view, basic);
  throw new Error('The font has no Unicode character map (cmap format 4 or 12).');
}

/** Format 12: groups of first code point, last code point, first glyph. */
function segmentedCoverage(view: DataView, at: number): CharacterMap {
  const groups = view.getUint32(at + 12);
  const group = (i: number): number => at + 16 + i * 12;
  return (codePoint) => {
    const i = firstIndex(groups, (n) => view.getUint32(group(n) + 4) >= codePoint);
    if (i === groups) return 0;
    const first = view.getUint32(group(i));
    return codePoint < first ? 0 : view.getUint32(group(i) + 8) + codePoint - first;
  };
}

/** Format 4: parallel arrays of last code unit, first code unit, delta, and an offset into an array of glyphs (0: delta only). */
function segmentMapping(view: DataView, at: number): CharacterMap {
  const segments = view.getUint16(at + 6) / 2;
  const [ends, starts, deltas, offsets] = [14, 16 + segments * 2, 16 + segments * 4, 16 + segments * 6].map(
    (n) => at + n,
  ) as [number, number, number, number];
  return (codePoint) => {
    const i = firstIndex(segments, (n) => view.getUint16(ends + n * 2) >= codePoint);
    if (i === segments || codePoint > 0xffff) return 0;
    const first = view.getUint16(starts + i * 2);
    if (codePoint < first) return 0;
    const delta = view.getUint16(deltas + i * 2);
    const offset = view.getUint16(offsets + i * 2);
    if (offset === 0) return (codePoint + delta) & 0xffff;
    const glyph = view.getUint16(offsets + i * 2 + offset + (codePoint - first) * 2);
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  };
}

/** The first of 0 … count−1 for which a monotone test holds; count when none does. */
function firstIndex(count: number, holds: (i: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
