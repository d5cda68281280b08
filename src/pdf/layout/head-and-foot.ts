import type { Faces } from '../fonts/load-fonts.ts';
import type { PaperFrame } from '../types.ts';
import { breakLines } from './break-lines.ts';
import { qrBoxes } from './qr-boxes.ts';
import { baseline } from './row.ts';
import type { Element, Sheet, Style } from './sheet.ts';
import { FULL, mm, PAGE } from './units.ts';

const TITLE_AT = mm(14);
const TITLE_SIZE = 22;
const SERVICE_SIZE = 12;
const NUMBER_SIZE = 10.5;
const LAST_LINE_SIZE = 9;
const LAST_LINE_HEIGHT = 14;
const CODE = mm(22);
const REFERENCE_SIZE = 11;

/** Where content ends on every page: above the last line. */
export const CONTENT_BOTTOM = PAGE.height - PAGE.bottom - LAST_LINE_HEIGHT - mm(2);

/** A QR code at the upper left. */
interface Code {
  readonly url: string;
  /** Read aloud in its place. */
  readonly alt: string;
}

/**
 * Number and bureau at the upper right, title and service centred; at the upper left, where there is one, the QR code with
 * the reference under it. Returns where the content begins.
 */
export function drawHead(sheet: Sheet, fonts: Faces, paper: PaperFrame & { readonly code?: Code }): number {
  const small: Style = { face: fonts.regular, size: NUMBER_SIZE };
  tagLine(sheet, 'P', small, 'right', PAGE.top, [paper.number]);
  tagLine(sheet, 'P', small, 'right', PAGE.top + NUMBER_SIZE * 1.5, [paper.bureau]);
  const title: Style = { face: fonts.title.shows(paper.title) ? fonts.title : fonts.bold, size: TITLE_SIZE };
  const top = PAGE.top + TITLE_AT;
  const below = tagLine(sheet, 'H1', title, 'centre', top, [paper.title]);
  const service: Style = { face: fonts.regular, size: SERVICE_SIZE };
  const room = paper.code ? FULL - 2 * (CODE + mm(8)) : FULL;
  const lines = breakLines(paper.service, room, measure(service));
  const end = tagLine(sheet, 'P', service, 'centre', below + mm(1), lines) + mm(3);
  return paper.code ? Math.max(end, drawCode(sheet, fonts, paper.reference, paper.code) + mm(2)) : end;
}

/** Returns where it ends. */
function drawCode(sheet: Sheet, fonts: Faces, reference: string, { url, alt }: Code): number {
  const bold: Style = { face: fonts.bold, size: REFERENCE_SIZE };
  // The margin of the page is quiet enough at its left and above it.
  const { quiet } = qrBoxes(url, 0, 0, CODE);
  const { boxes } = qrBoxes(url, PAGE.left - quiet, PAGE.top - quiet, CODE);
  const top = PAGE.top + CODE + quiet;
  sheet.tag(sheet.element(sheet.root, 'Figure', alt), 'Figure', () => {
    sheet.fill(0, boxes);
  });
  sheet.tag(sheet.element(sheet.root, 'P'), 'P', () => {
    sheet.text(bold, PAGE.left, baseline(top, REFERENCE_SIZE * 1.2, REFERENCE_SIZE), reference);
  });
  return top + REFERENCE_SIZE * 1.2;
}

/** The number again on further pages, should they come apart. Returns where the content begins. */
export function drawRunningHead(sheet: Sheet, fonts: Faces, paper: PaperFrame): number {
  const style: Style = { face: fonts.regular, size: LAST_LINE_SIZE };
  sheet.decoration(() => {
    line(sheet, style, 'right', PAGE.top, `${paper.title}　${paper.number}`);
  });
  return PAGE.top + mm(7);
}

/** The last line of every page: who issued it, and page x of y. */
export function drawLastLines(sheet: Sheet, fonts: Faces, paper: PaperFrame): void {
  const style: Style = { face: fonts.regular, size: LAST_LINE_SIZE };
  const top = PAGE.height - PAGE.bottom - LAST_LINE_HEIGHT;
  sheet.eachPage((page) => {
    sheet.decoration(() => {
      line(sheet, style, 'left', top, paper.issued);
      line(sheet, style, 'right', top, paper.page(page, sheet.pages));
    });
  });
}

/** Measures a code point in points under a style. */
export function measure(style: Style): (codePoint: number) => number {
  return (codePoint) => style.face.width(codePoint) * style.size;
}

/** Width of a text in points under a style. */
export function widthOf(style: Style, text: string): number {
  return style.face.widthOf(text) * style.size;
}

function tagLine(
  sheet: Sheet,
  type: 'H1' | 'P',
  style: Style,
  at: 'centre' | 'right',
  top: number,
  lines: readonly string[],
): number {
  const element: Element = sheet.element(sheet.root, type);
  const height = style.size * 1.4;
  sheet.tag(element, type, () => {
    lines.forEach((text, i) => {
      line(sheet, style, at, top + i * height, text);
    });
  });
  return top + lines.length * height;
}

function line(sheet: Sheet, style: Style, at: 'left' | 'centre' | 'right', top: number, text: string): void {
  const free = FULL - widthOf(style, text);
  const x = PAGE.left + (at === 'left' ? 0 : at === 'right' ? free : free / 2);
  sheet.text(style, x, baseline(top, style.size * 1.4, style.size), text);
}
