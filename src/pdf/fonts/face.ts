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
  readonly #known = new Map<number, PlacedGlyph | undefined>();

  constructor(sources: readonly FontSource[]) {
    this.#sources = sources;
  }

  /** Undefined when no font of the stack can show it. */
  find(codePoint: number): PlacedGlyph | undefined {
    if (this.#known.has(codePoint)) return this.#known.get(codePoint);
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
    for (const source of this.#sources) {
      const glyph = source.glyphOf(codePoint);
      if (glyph !== 0) return { source, glyph, width: source.advance(glyph) / source.metrics.unitsPerEm };
    }
    return undefined;
  }
}
