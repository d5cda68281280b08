import type { FontSource } from './font-source.ts';

/** Where a character is found: in which font of the stack, as which glyph, how wide at one point. */
export interface PlacedGlyph {
  readonly source: FontSource;
  readonly glyph: number;
  readonly width: number;
}

/**
 * A typeface as the layout sees it: fonts one behind the other, each character from the first that has it.
 * Every code point is looked up once in the life of the process.
 */
export class Face {
  readonly #sources: readonly FontSource[];
  readonly #drawnAs: ReadonlyMap<number, number>;
  readonly #known = new Map<number, PlacedGlyph | undefined>();

  /** `drawnAs`: characters that are shown by another one's glyph; copied text keeps them. */
  constructor(sources: readonly FontSource[], drawnAs: ReadonlyMap<number, number> = new Map()) {
    this.#sources = sources;
    this.#drawnAs = drawnAs;
  }

  /** The same face with other glyphs for some characters. */
  drawing(drawnAs: ReadonlyMap<number, number>): Face {
    return new Face(this.#sources, drawnAs);
  }

  /** Undefined when no font of the stack can show it. */
  find(codePoint: number): PlacedGlyph | undefined {
    const known = this.#known.get(codePoint);
    if (known || this.#known.has(codePoint)) return known;
    const found = this.#look(codePoint);
    this.#known.set(codePoint, found);
    return found;
  }

  /** Width of one character at one point. What cannot be shown counts as a full em, so that layout can go on. */
  width(codePoint: number): number {
    return this.find(codePoint)?.width ?? 1;
  }

  /** Width of a text at one point. */
  widthOf(text: string): number {
    let width = 0;
    for (const character of text) width += this.width(character.codePointAt(0) ?? 0);
    return width;
  }

  /** Whether every character of the text can be shown. */
  shows(text: string): boolean {
    for (const character of text) if (!this.find(character.codePointAt(0) ?? 0)) return false;
    return true;
  }

  #look(codePoint: number): PlacedGlyph | undefined {
    const shown = this.#drawnAs.get(codePoint) ?? codePoint;
    for (const source of this.#sources) {
      const glyph = source.glyphOf(shown);
      if (glyph !== 0) return { source, glyph, width: source.advance(glyph) / source.metrics.unitsPerEm };
    }
    return undefined;
  }
}
