import { constants, deflateSync } from 'node:zlib';
import type { Face, PlacedGlyph } from './face.ts';
import type { FontSource } from './font-source.ts';
import { encodeSubset } from './subset.ts';
import { hex, toUnicodeMap } from './to-unicode.ts';

type Reference = PDFKit.PDFKitReference;

/** A stretch of text in one font: the font's name in the page's resources and the glyph numbers as hexadecimal digits. */
export interface Run {
  readonly font: string;
  readonly codes: string;
}

/** A font of one document while the document grows. */
interface Growing {
  readonly source: FontSource;
  readonly resource: string;
  readonly reference: Reference;
  readonly dictionary: Record<string, unknown>;
  readonly glyphs: number[];
  readonly codePoints: number[];
  /** In the order of `glyphs`, in thousandths of the em, as PDF counts. */
  readonly widths: number[];
}

interface Coded {
  readonly font: Growing;
  readonly code: string;
}

/**
 * Outlines repeat little: looking for repetitions takes twice the time of Huffman coding alone and saves a tenth of a receipt's size.
 */
const COMPRESSION = { strategy: constants.Z_HUFFMAN_ONLY, memLevel: 9 } as const;

/**
 * The fonts of one document: turns text into glyph numbers, remembers what was used, and at the end embeds just that.
 * Characters that no font shows are remembered in `missing`; such a document must not be issued.
 */
export class EmbeddedFonts {
  readonly missing = new Set<string>();
  readonly #document: PDFKit.PDFDocument;
  readonly #growing = new Map<FontSource, Growing>();
  readonly #coded = new Map<PlacedGlyph, Coded>();

  constructor(document: PDFKit.PDFDocument) {
    this.#document = document;
  }

  /** The runs of one line of text. Names their fonts in the resources of the current page. */
  encode(face: Face, text: string): readonly Run[] {
    const runs: { font: string; codes: string }[] = [];
    for (const character of text) {
      const coded = this.#code(face, character);
      if (!coded) continue;
      const last = runs.at(-1);
      if (last?.font === coded.font.resource) last.codes += coded.code;
      else runs.push({ font: this.#onPage(coded.font), codes: coded.code });
    }
    return runs;
  }

  /** Writes the fonts into the document. Nothing may be encoded after it. */
  finish(): void {
    for (const font of this.#growing.values()) this.#write(font);
  }

  #code(face: Face, character: string): Coded | undefined {
    const codePoint = character.codePointAt(0) ?? 0;
    const placed = face.find(codePoint);
    if (!placed) {
      this.missing.add(character);
      return undefined;
    }
    const known = this.#coded.get(placed);
    if (known) return known;
    const coded = this.#take(placed, codePoint);
    this.#coded.set(placed, coded);
    return coded;
  }

  #take(placed: PlacedGlyph, codePoint: number): Coded {
    const font = this.#growing.get(placed.source) ?? this.#begin(placed.source);
    font.codePoints.push(codePoint);
    font.widths.push(Math.round(placed.width * 1000));
    return { font, code: hex(font.glyphs.push(placed.glyph) - 1) };
  }

  #begin(source: FontSource): Growing {
    const dictionary = {};
    const font: Growing = {
      source,
      resource: `F${this.#growing.size + 1}`,
      reference: this.#document.ref(dictionary),
      dictionary,
      glyphs: [0],
      codePoints: [0xfffd],
      widths: [1000],
    };
    this.#growing.set(source, font);
    return font;
  }

  #onPage(font: Growing): string {
    const fonts = this.#document.page.fonts as Record<string, Reference>;
    fonts[font.resource] ??= font.reference;
    return font.resource;
  }

  #write(font: Growing): void {
    const name = `${subsetTag(font.resource)}+${font.source.name}`;
    const descendant = this.#object({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: name,
      CIDSystemInfo: { Registry: new String('Adobe'), Ordering: new String('Identity'), Supplement: 0 },
      FontDescriptor: this.#object(this.#descriptor(font, name)),
      CIDToGIDMap: 'Identity',
      DW: 1000,
      W: unusualWidths(font.widths),
    });
    Object.assign(font.dictionary, {
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: this.#stream(Buffer.from(toUnicodeMap(font.codePoints), 'latin1')),
    });
    font.reference.end(undefined);
  }

  #descriptor(font: Growing, name: string): object {
    const { unitsPerEm, ascent, descent, capHeight, bounds } = font.source.metrics;
    const scaled = (value: number): number => Math.round((value * 1000) / unitsPerEm);
    const file = encodeSubset(font.source, font.glyphs);
    return {
      Type: 'FontDescriptor',
      FontName: name,
      // Symbolic: the glyphs are numbered by ourselves, not by a standard encoding.
      Flags: 4,
      FontBBox: bounds.map(scaled),
      ItalicAngle: 0,
      Ascent: scaled(ascent),
      Descent: scaled(descent),
      CapHeight: scaled(capHeight),
      StemV: 80,
      FontFile2: this.#stream(file, { Length1: file.length }),
    };
  }

  #object(data: object): Reference {
    const reference = this.#document.ref(data);
    reference.end(undefined);
    return reference;
  }

  /** pdfkit does not compress again what already names its filter. */
  #stream(bytes: Uint8Array, data: object = {}): Reference {
    const reference = this.#document.ref({ ...data, Filter: 'FlateDecode' });
    reference.end(deflateSync(bytes, COMPRESSION));
    return reference;
  }
}

/** Six capital letters, different for every font of a document (ISO 32000-1, 9.6.4). */
function subsetTag(resource: string): string {
  return `EZHAN${String.fromCharCode(64 + Number(resource.slice(1)))}`;
}

/** Han characters are one em wide, which is the default: only other widths are written, as `[from [w w …] …]`. */
function unusualWidths(widths: readonly number[]): readonly (number | readonly number[])[] {
  const written: (number | number[])[] = [];
  let run: number[] | undefined;
  widths.forEach((width, glyph) => {
    if (width === 1000) run = undefined;
    else if (run) run.push(width);
    else written.push(glyph, (run = [width]));
  });
  return written;
}
