import { EmbeddedFonts } from '../fonts/embedded-fonts.ts';
import type { Face } from '../fonts/face.ts';
import type { Paper } from '../types.ts';
import { CollectingDocument } from './collecting-document.ts';
import { PAGE } from './units.ts';

/** How a line of text looks: its face, its size in points, and how light its ink is (0 black … 1 white). */
export interface Style {
  readonly face: Face;
  readonly size: number;
  readonly grey?: number;
}

/** A node of the document's structure, by which a screen reader finds its way. */
export type Element = PDFKit.PDFStructureElement;

export interface SheetOptions {
  /** BCP 47. */
  readonly lang: string;
  /** Fixed words only: never anything that a person entered. */
  readonly title: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
}

/**
 * The pages of one paper: draws text and rules at places given in points from the page's upper left corner.
 * pdfkit keeps pages, structure and pictures; text and fonts go past its text machinery, which takes most of the time of a page.
 */
export class Sheet {
  readonly root: Element;
  readonly #document: CollectingDocument;
  readonly #fonts: EmbeddedFonts;

  constructor(options: SheetOptions) {
    this.#document = new CollectingDocument({
      size: [PAGE.width, PAGE.height],
      pdfVersion: '1.7',
      lang: options.lang,
      tagged: true,
      displayTitle: true,
      bufferPages: true,
      // No default font: else pdfkit would load Helvetica.
      font: '',
      info: { Title: options.title, Creator: 'ezhan', Producer: 'ezhan', CreationDate: new Date(options.createdAt) },
    });
    this.#fonts = new EmbeddedFonts(this.#document);
    this.root = this.#document.struct('Document');
    this.#document.addStructure(this.root);
  }

  /** A new structure element below another, such as a `TR` below a `Table`. `alt` is read in place of a figure. */
  element(parent: Element, type: string, alt?: string): Element {
    const element = this.#document.struct(type, alt === undefined ? {} : { alt });
    parent.add(element);
    return element;
  }

  /** Everything drawn inside belongs to the element. An element may be continued on a further page. */
  tag(element: Element, type: string, draw: () => void): void {
    const content = this.#document.markStructureContent(type);
    draw();
    this.#document.endMarkedContent();
    element.add(content);
  }

  /** Everything drawn inside is decoration, skipped by a screen reader. */
  decoration(draw: () => void): void {
    this.#document.markContent('Artifact', { type: 'Layout' });
    draw();
    this.#document.endMarkedContent();
  }

  /** One line of text on its baseline. */
  text(style: Style, x: number, baseline: number, line: string): void {
    const runs = this.#fonts.encode(style.face, line);
    if (runs.length === 0) return;
    const shown = runs.map(({ font, codes }) => `/${font} ${style.size} Tf <${codes}> Tj`).join(' ');
    const ink = style.grey === undefined ? '' : `${style.grey} g `;
    const black = style.grey === undefined ? '' : ' 0 g';
    this.#write(`${ink}BT 1 0 0 -1 ${n(x)} ${n(baseline)} Tm ${shown} ET${black}`);
  }

  /** Straight rules of one thickness, each from one point to another. */
  rules(thickness: number, lines: readonly (readonly [x1: number, y1: number, x2: number, y2: number])[]): void {
    const path = lines.map(([x1, y1, x2, y2]) => `${n(x1)} ${n(y1)} m ${n(x2)} ${n(y2)} l`).join(' ');
    this.#write(`${n(thickness)} w ${path} S`);
  }

  /** The outline of a box; dashed where asked for. */
  box(thickness: number, x: number, y: number, width: number, height: number, dash?: number): void {
    const pattern = dash === undefined ? '' : `[${n(dash)}] 0 d `;
    const solid = dash === undefined ? '' : ' [] 0 d';
    this.#write(`${n(thickness)} w ${pattern}${n(x)} ${n(y)} ${n(width)} ${n(height)} re S${solid}`);
  }

  /** Boxes filled with one shade of grey (0 black … 1 white). */
  fill(grey: number, boxes: readonly (readonly [x: number, y: number, width: number, height: number])[]): void {
    const path = boxes.map((box) => `${box.map(n).join(' ')} re`).join(' ');
    this.#write(`${grey} g ${path} f 0 g`);
  }

  /** Bytes as an object of the document, such as the pixels of a picture. */
  stream(data: object, bytes: Uint8Array): PDFKit.PDFKitReference {
    const reference = this.#document.ref(data);
    reference.end(bytes);
    return reference;
  }

  /** A picture in a box that has its proportions, turned clockwise by so many degrees. */
  picture(pixels: PDFKit.PDFKitReference, turn: Turn, x: number, y: number, width: number, height: number): void {
    const name = `I${pixels.id}`;
    (this.#document.page.xobjects as Record<string, PDFKit.PDFKitReference>)[name] = pixels;
    const matrix = {
      0: [width, 0, 0, -height, x, y + height],
      90: [0, height, width, 0, x, y],
      180: [-width, 0, 0, height, x + width, y],
      270: [0, -height, -width, 0, x + width, y + height],
    }[turn];
    this.#write(`q ${matrix.map(n).join(' ')} cm /${name} Do Q`);
  }

  newPage(): void {
    this.#document.addPage();
  }

  get pages(): number {
    return this.#document.bufferedPageRange().count;
  }

  /** Draws on every page once all are there; `page` counts from 1. */
  eachPage(draw: (page: number) => void): void {
    for (let page = 0; page < this.pages; page++) {
      this.#document.switchToPage(page);
      draw(page + 1);
    }
  }

  /** The finished paper, or the characters that no font can show. */
  finish(): Paper {
    if (this.#fonts.missing.size > 0) return { ok: false, missing: [...this.#fonts.missing] };
    this.root.end();
    this.#fonts.finish();
    this.#document.end();
    return { ok: true, bytes: this.#document.bytes() };
  }

  /** As bytes: pdfkit would turn a string into them one character at a time. */
  #write(operators: string): void {
    this.#document.addContent(Buffer.from(`${operators}\n`, 'latin1'));
  }
}

/** Degrees, clockwise. */
export type Turn = 0 | 90 | 180 | 270;

/** A number as PDF writes it: hundredths of a point are finer than any printer. */
function n(value: number): string {
  return String(Math.round(value * 100) / 100);
}
