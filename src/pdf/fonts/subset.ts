import type { FontSource } from './font-source.ts';
import { padded, viewOf, writeFont, type Table } from './sfnt.ts';

/** Flags of a component in a composite glyph (OpenType specification, glyf table). */
const WORDS = 0x0001;
const SCALE = 0x0008;
const MORE = 0x0020;
const TWO_SCALES = 0x0040;
const TWO_BY_TWO = 0x0080;
const COMPONENTS_AT = 10;

/**
 * A TrueType font of some of a source's glyphs, numbered as in the list. The first must be glyph 0 (.notdef).
 * A glyph may appear twice: so each code point keeps a number of its own, and copied text stays what was written.
 * Parts of composite glyphs are added behind the list.
 *
 * 1. Copy the outlines; in composite ones, renumber the parts and queue them.
 * 2. Write loca and hmtx for the new numbers; correct the counts and formats in head, hhea and maxp.
 * 3. Keep the tables that hinting needs; leave out those that a PDF does not use (cmap, name, OS/2, post).
 */
export function encodeSubset(source: FontSource, glyphs: readonly number[]): Uint8Array {
  const outlines = collectOutlines(source, glyphs);
  const made: Table[] = [
    { tag: 'glyf', bytes: joinOutlines(outlines) },
    { tag: 'head', bytes: patched(source.table('head'), 50, 1) },
    { tag: 'hhea', bytes: patched(source.table('hhea'), 34, outlines.length) },
    { tag: 'hmtx', bytes: metricsTable(source, outlines) },
    { tag: 'loca', bytes: locationTable(outlines) },
    { tag: 'maxp', bytes: patched(source.table('maxp'), 4, outlines.length) },
  ];
  const kept = ['cvt ', 'fpgm', 'prep'].flatMap((tag) => {
    const bytes = source.tables.get(tag);
    return bytes ? [{ tag, bytes }] : [];
  });
  return writeFont([...made, ...kept].sort((a, b) => (a.tag < b.tag ? -1 : 1)));
}

interface Outline {
  readonly glyph: number;
  readonly bytes: Uint8Array;
}

function collectOutlines(source: FontSource, glyphs: readonly number[]): readonly Outline[] {
  const queue = [...glyphs];
  const parts = new Map<number, number>();
  const numberOf = (part: number): number => {
    const known = parts.get(part) ?? queue.push(part) - 1;
    parts.set(part, known);
    return known;
  };
  const outlines: Outline[] = [];
  for (const glyph of queue) outlines.push({ glyph, bytes: renumbered(source.outline(glyph), numberOf) });
  return outlines;
}

/** A simple outline as it is; a composite one (negative count of contours) as a copy with its parts renumbered. */
function renumbered(outline: Uint8Array, numberOf: (part: number) => number): Uint8Array {
  if (outline.length === 0 || viewOf(outline).getInt16(0) >= 0) return outline;
  const copy = outline.slice();
  const view = viewOf(copy);
  let flags = MORE;
  for (let at = COMPONENTS_AT; flags & MORE; at += componentSize(flags)) {
    flags = view.getUint16(at);
    view.setUint16(at + 2, numberOf(view.getUint16(at + 2)));
  }
  return copy;
}

function componentSize(flags: number): number {
  const place = flags & WORDS ? 4 : 2;
  const scale = flags & SCALE ? 2 : flags & TWO_SCALES ? 4 : flags & TWO_BY_TWO ? 8 : 0;
  return 4 + place + scale;
}

function joinOutlines(outlines: readonly Outline[]): Uint8Array {
  const glyf = new Uint8Array(outlines.reduce((size, outline) => size + padded(outline.bytes.length), 0));
  let at = 0;
  for (const { bytes } of outlines) {
    glyf.set(bytes, at);
    at += padded(bytes.length);
  }
  return glyf;
}

function locationTable(outlines: readonly Outline[]): Uint8Array {
  const loca = new Uint8Array((outlines.length + 1) * 4);
  const view = viewOf(loca);
  let at = 0;
  outlines.forEach((outline, i) => {
    at += padded(outline.bytes.length);
    view.setUint32((i + 1) * 4, at);
  });
  return loca;
}

function metricsTable(source: FontSource, outlines: readonly Outline[]): Uint8Array {
  const hmtx = new Uint8Array(outlines.length * 4);
  const view = viewOf(hmtx);
  outlines.forEach(({ glyph }, i) => {
    view.setUint16(i * 4, source.advance(glyph));
    view.setInt16(i * 4 + 2, source.bearing(glyph));
  });
  return hmtx;
}

function patched(table: Uint8Array, at: number, value: number): Uint8Array {
  const copy = table.slice();
  viewOf(copy).setUint16(at, value);
  return copy;
}
