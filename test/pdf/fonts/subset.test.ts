import { readFileSync } from 'node:fs';
import * as fontkit from 'fontkit';
import { describe, expect, it } from 'vitest';
import { FontSource } from '../../../src/pdf/fonts/font-source.ts';
import { FONT_FILES } from '../../../src/pdf/fonts/load-fonts.ts';
import { readTables } from '../../../src/pdf/fonts/sfnt.ts';
import { encodeSubset } from '../../../src/pdf/fonts/subset.ts';

const file = readFileSync(FONT_FILES.regular);
const source = new FontSource('NotoSansSC-Regular', file);
const whole = fontkit.create(file) as fontkit.Font;
const codePoints = Array.from('受理回执 ABC。，张示梅𬭎', (character) => character.codePointAt(0) ?? 0);
// Read at once: fontkit mixes up the widths of two fonts that are open together.
const originals = codePoints.map((codePoint) => {
  const glyph = whole.glyphForCodePoint(codePoint);
  return { width: glyph.advanceWidth, outline: glyph.path.toSVG() };
});
const subset = encodeSubset(source, [0, ...codePoints.map(source.glyphOf)]);

/** Sum of big-endian words, written out again here so that the code under test cannot agree with itself. */
function sum(bytes: Uint8Array): number {
  const whole = Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
  let total = 0n;
  for (let at = 0; at < whole.length; at += 4) total += BigInt(whole.readUInt32BE(at));
  return Number(total & 0xffffffffn);
}

describe('a subset of a font', () => {
  it('has the outlines and widths of the font that it was taken from', () => {
    const font = fontkit.create(Buffer.from(subset)) as fontkit.Font;
    const taken = codePoints.map((_, i) => {
      const glyph = font.getGlyph(i + 1);
      return { width: glyph.advanceWidth, outline: glyph.path.toSVG() };
    });
    expect(taken).toEqual(originals);
    expect(font.numGlyphs).toBe(codePoints.length + 1);
  });

  it('names the right checksum of every table and of the whole file', () => {
    const view = Buffer.from(subset);
    const records = Array.from({ length: view.readUInt16BE(4) }, (_, i) => 12 + i * 16);
    for (const at of records) {
      const table = Buffer.from(
        view.subarray(view.readUInt32BE(at + 8), view.readUInt32BE(at + 8) + view.readUInt32BE(at + 12)),
      );
      if (view.toString('latin1', at, at + 4) === 'head') table.writeUInt32BE(0, 8);
      expect(view.readUInt32BE(at + 4)).toBe(sum(table));
    }
    const head = view.readUInt32BE(
      records.map((at) => ({ tag: view.toString('latin1', at, at + 4), at })).find(({ tag }) => tag === 'head')?.at ??
        0,
    );
    expect(head).not.toBe(0);
    expect(sum(subset)).toBe(0xb1b0afba);
  });

  it('lists its tables in the order of their tags, each at a multiple of four bytes', () => {
    const tags = [...readTables(subset).keys()];
    expect(tags).toEqual([...tags].sort());
    expect(tags).toEqual(expect.arrayContaining(['glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp']));
    for (const table of readTables(subset).values()) expect(table.byteOffset % 4).toBe(subset.byteOffset % 4);
  });

  it('takes the parts of composite glyphs along', () => {
    const symbols = new FontSource('NotoSansSymbols2-Regular', readFileSync(FONT_FILES.symbols));
    const original = fontkit.create(readFileSync(FONT_FILES.symbols)) as fontkit.Font;
    const composite = Array.from({ length: original.numGlyphs }, (_, glyph) => glyph).filter((glyph) => {
      const outline = symbols.outline(glyph);
      return outline.length > 0 && (outline[0] ?? 0) >= 0x80;
    });
    expect(composite.length).toBeGreaterThan(0);
    const taken = fontkit.create(Buffer.from(encodeSubset(symbols, [0, ...composite]))) as fontkit.Font;
    composite.forEach((glyph, i) => {
      expect(taken.getGlyph(i + 1).path.toSVG()).toBe(original.getGlyph(glyph).path.toSVG());
    });
    expect(taken.numGlyphs).toBeGreaterThan(composite.length + 1);
  });

  it('gives one glyph two numbers where it is asked for twice', () => {
    const [glyph = 0] = codePoints.map(source.glyphOf);
    const font = fontkit.create(Buffer.from(encodeSubset(source, [0, glyph, glyph]))) as fontkit.Font;
    expect(font.getGlyph(2).path.toSVG()).toBe(font.getGlyph(1).path.toSVG());
  });
});

describe('a font source', () => {
  it.each(['regular', 'bold', 'symbols', 'title'] as const)('finds the same glyphs as another library (%s)', (name) => {
    const bytes = readFileSync(FONT_FILES[name]);
    const own = new FontSource(name, bytes);
    const other = fontkit.create(bytes) as fontkit.Font;
    const every = Array.from({ length: 0x30000 }, (_, codePoint) => codePoint);
    const unlike = every.filter(
      (codePoint) =>
        own.glyphOf(codePoint) !== (other.hasGlyphForCodePoint(codePoint) ? other.glyphForCodePoint(codePoint).id : 0),
    );
    expect(unlike).toEqual([]);
  });

  it('refuses a font without TrueType outlines', () => {
    const wrong = Buffer.alloc(12);
    wrong.write('OTTO', 0, 'latin1');
    expect(() => new FontSource('wrong', wrong)).toThrow(/glyf/);
  });
});
