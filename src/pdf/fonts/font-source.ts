import { readCharacterMap, type CharacterMap } from './character-map.ts';
import { readTables, viewOf } from './sfnt.ts';

/** What a PDF says of a font as a whole, in units of the em square. */
export interface FontMetrics {
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly bounds: readonly [number, number, number, number];
}

/**
 * One TrueType font file, parsed once and read in place: a glyph costs nothing until a document needs it.
 * Example: `source.glyphOf(0x5f20)` is the glyph of 张, `source.outline(glyph)` its outline.
 */
export class FontSource {
  /** PostScript name: how the PDF calls it. */
  readonly name: string;
  readonly metrics: FontMetrics;
  readonly tables: ReadonlyMap<string, Uint8Array>;
  readonly glyphOf: CharacterMap;
  readonly #glyf: Uint8Array;
  readonly #loca: DataView;
  readonly #longLoca: boolean;
  readonly #hmtx: DataView;
  readonly #longMetrics: number;

  constructor(name: string, file: Uint8Array) {
    this.name = name;
    this.tables = readTables(file);
    this.metrics = readMetrics(this.tables);
    this.glyphOf = readCharacterMap(this.table('cmap'));
    this.#glyf = this.table('glyf');
    this.#loca = viewOf(this.table('loca'));
    this.#longLoca = viewOf(this.table('head')).getInt16(50) === 1;
    this.#hmtx = viewOf(this.table('hmtx'));
    this.#longMetrics = viewOf(this.table('hhea')).getUint16(34);
  }

  /** A table's bytes. Throws when a table that every font has is not there. */
  table(tag: string): Uint8Array {
    const table = this.tables.get(tag);
    if (!table) throw new Error(`The font ${this.name} has no table ${tag}.`);
    return table;
  }

  /** The outline of a glyph as it stands in the file; empty for a space. */
  outline(glyph: number): Uint8Array {
    const at = (i: number): number => (this.#longLoca ? this.#loca.getUint32(i * 4) : this.#loca.getUint16(i * 2) * 2);
    return this.#glyf.subarray(at(glyph), at(glyph + 1));
  }

  /** Advance width in units of the em square. */
  advance(glyph: number): number {
    return this.#hmtx.getUint16(Math.min(glyph, this.#longMetrics - 1) * 4);
  }

  /** Left side bearing in units of the em square. */
  bearing(glyph: number): number {
    const beyond = glyph - this.#longMetrics;
    return this.#hmtx.getInt16(beyond < 0 ? glyph * 4 + 2 : this.#longMetrics * 4 + beyond * 2);
  }
}

function readMetrics(tables: ReadonlyMap<string, Uint8Array>): FontMetrics {
  const head = viewOf(tables.get('head') ?? new Uint8Array(54));
  const hhea = viewOf(tables.get('hhea') ?? new Uint8Array(36));
  const os2 = viewOf(tables.get('OS/2') ?? new Uint8Array(0));
  const ascent = hhea.getInt16(4);
  return {
    unitsPerEm: head.getUint16(18),
    ascent,
    descent: hhea.getInt16(6),
    capHeight: os2.byteLength >= 90 && os2.getUint16(0) >= 2 ? os2.getInt16(88) : ascent,
    bounds: [head.getInt16(36), head.getInt16(38), head.getInt16(40), head.getInt16(42)],
  };
}
