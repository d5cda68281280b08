import type { Faces } from '../fonts/load-fonts.ts';
import { qrBoxes } from './qr-boxes.ts';
import type { DocumentRow, PaperFoot } from '../types.ts';
import { breakLines } from './break-lines.ts';
import type { Block } from './flow.ts';
import { measure, widthOf } from './head-and-foot.ts';
import { baseline } from './row.ts';
import type { Sheet, Style } from './sheet.ts';
import { FULL, mm, PAGE } from './units.ts';

const SEAL = mm(42);
const QR = mm(26);
const QR_LEFT = PAGE.left + mm(86);
const FACTS_WIDTH = mm(82);
const SEAL_GREY = 0.43;
const SMALL = 9;
const REFERENCE = 11;

/** The foot of what residents get: who, where and how to ask; the QR code and the reference; an empty box for the seal. */
export function receiptFoot(fonts: Faces, paper: PaperFoot): Block {
  const size = paper.large ? 12 : 10;
  const facts = factLines(fonts, paper.foot, size);
  const lineHeight = size * 1.5;
  const height = Math.max(SEAL, facts.length * lineHeight, codeHeight(fonts, paper));
  return {
    height,
    draw: (sheet, top) => {
      drawFacts(sheet, facts, top, lineHeight);
      drawQrCode(sheet, fonts, paper, top);
      drawSealBox(sheet, fonts, paper.seal, top);
    },
  };
}

interface FactLine {
  readonly style: Style;
  readonly label: string;
  readonly text: string;
  readonly indent: number;
}

function factLines(fonts: Faces, rows: readonly DocumentRow[], size: number): readonly FactLine[] {
  const style: Style = { face: fonts.regular, size };
  const labelWidth = Math.max(0, ...rows.map((row) => widthOf(style, row.label))) + size;
  return rows.flatMap((row) =>
    breakLines(row.value, FACTS_WIDTH - labelWidth, measure(style)).map((text, i) => ({
      style,
      label: i === 0 ? row.label : '',
      text,
      indent: labelWidth,
    })),
  );
}

function drawFacts(sheet: Sheet, facts: readonly FactLine[], top: number, lineHeight: number): void {
  const list = sheet.element(sheet.root, 'P');
  sheet.tag(list, 'P', () => {
    facts.forEach(({ style, label, text, indent }, i) => {
      const y = baseline(top + i * lineHeight, lineHeight, style.size);
      sheet.text(style, PAGE.left, y, label);
      sheet.text(style, PAGE.left + indent, y, text);
    });
  });
}

/** The words under the code, as wide as the code with its quiet zone at both sides. */
function captionLines(fonts: Faces, { url, scan }: PaperFoot): readonly string[] {
  const { quiet } = qrBoxes(url, 0, 0, QR);
  return breakLines(scan, QR + 2 * quiet, measure({ face: fonts.regular, size: SMALL }));
}

function codeHeight(fonts: Faces, paper: PaperFoot): number {
  const { quiet } = qrBoxes(paper.url, 0, 0, QR);
  return QR + 2 * quiet + captionLines(fonts, paper).length * SMALL * 1.3 + REFERENCE * 1.4;
}

function drawQrCode(sheet: Sheet, fonts: Faces, paper: PaperFoot, top: number): void {
  const { quiet, boxes } = qrBoxes(paper.url, QR_LEFT, top, QR);
  const [left, y] = [QR_LEFT + quiet, top + quiet];
  sheet.tag(sheet.element(sheet.root, 'Figure', paper.scan), 'Figure', () => {
    sheet.fill(0, boxes);
  });
  const style: Style = { face: fonts.regular, size: SMALL };
  const lines = captionLines(fonts, paper);
  const bold: Style = { face: fonts.bold, size: REFERENCE };
  const below = y + QR + quiet + lines.length * SMALL * 1.3;
  sheet.tag(sheet.element(sheet.root, 'Caption'), 'Caption', () => {
    lines.forEach((line, i) => {
      const x = left + (QR - widthOf(style, line)) / 2;
      sheet.text(style, x, y + QR + quiet + SMALL * (1 + i * 1.3), line);
    });
    sheet.text(bold, left + (QR - widthOf(bold, paper.reference)) / 2, below + REFERENCE * 1.1, paper.reference);
  });
}

/** Empty but for grey words: the paper must never look as if it were sealed. */
function drawSealBox(sheet: Sheet, fonts: Faces, words: string, top: number): void {
  const left = PAGE.left + FULL - SEAL;
  sheet.decoration(() => {
    sheet.box(0.5, left, top, SEAL, SEAL, 3);
  });
  const style: Style = { face: fonts.regular, size: SMALL, grey: SEAL_GREY };
  const lines = breakLines(words, SEAL - mm(4), measure(style));
  const first = top + SEAL / 2 - (lines.length * SMALL * 1.5) / 2;
  sheet.tag(sheet.element(sheet.root, 'P'), 'P', () => {
    lines.forEach((line, i) => {
      const x = left + (SEAL - widthOf(style, line)) / 2;
      sheet.text(style, x, baseline(first + i * SMALL * 1.5, SMALL * 1.5, SMALL), line);
    });
  });
}
