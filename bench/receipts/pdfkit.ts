import { readFileSync } from 'node:fs';
import * as fontkit from 'fontkit';
import PDFDocument from 'pdfkit';
import { FONT_FILES } from '../../src/pdf/fonts/load-fonts.ts';
import { mm } from '../../src/pdf/layout/units.ts';
import { qrCode } from '../../src/pdf/qr-code.ts';
import type { ReceiptPaper } from '../../src/pdf/types.ts';

const LEFT = mm(25);
const WIDTH = mm(160);
const LABEL = mm(42);
const ROW = 15;

/** As pdfkit's guide shows it: the font files are named, and read again for every document. */
export function naivePdfkit(paper: ReceiptPaper): Promise<Uint8Array> {
  return draw(paper, FONT_FILES.regular, FONT_FILES.bold);
}

const parsed = [FONT_FILES.regular, FONT_FILES.bold].map((file) => fontkit.create(readFileSync(file)));

/** As pdfkit can do since 0.20: with fonts that were parsed once. */
export function pdfkitWithParsedFonts(paper: ReceiptPaper): Promise<Uint8Array> {
  // pdfkit takes them, but its types only know files and bytes.
  const [regular, bold] = parsed as unknown as [string, string];
  return draw(paper, regular, bold);
}

async function draw(paper: ReceiptPaper, regular: string, bold: string): Promise<Uint8Array> {
  const document = new PDFDocument({ size: 'A4', margin: 0, lang: paper.lang, font: '', info: { Title: paper.title } });
  const chunks: Uint8Array[] = [];
  const done = new Promise((resolve) =>
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk)).on('end', resolve),
  );
  document.registerFont('regular', regular);
  document.registerFont('bold', bold);
  drawPaper(document, paper);
  document.end();
  await done;
  return Buffer.concat(chunks);
}

function drawPaper(document: PDFKit.PDFDocument, paper: ReceiptPaper): void {
  document.font('regular', 10.5).text(paper.number, LEFT, mm(22), { width: WIDTH, align: 'right' });
  document.text(paper.bureau, { width: WIDTH, align: 'right' });
  document.font('bold', 22).text(paper.title, LEFT, mm(36), { width: WIDTH, align: 'center' });
  document.font('regular', 12).text(paper.service, { width: WIDTH, align: 'center' });
  let y = mm(56);
  for (const section of paper.sections) {
    heading(document, section.title, y);
    y += ROW;
    for (const row of section.rows) y += drawRow(document, row.label, row.value, y);
  }
  heading(document, paper.materialsTitle, y);
  y += ROW;
  for (const { name, note, received } of paper.materials)
    y += drawRow(document, `${received ? '√' : '×'} ${name}`, note, y);
  document.font('bold', 14).text(`${paper.promise.label}　${paper.promise.value}`, LEFT, y + 8);
  document.font('regular', 11).text(paper.promise.note ?? '', LEFT, y + 28);
  drawFoot(document, paper, mm(235));
}

function heading(document: PDFKit.PDFDocument, title: string, y: number): void {
  document.rect(LEFT, y, WIDTH, ROW).fillAndStroke('#f0f0f0', '#000').fillColor('#000');
  document.font('bold', 11).text(title, LEFT + 6, y);
}

function drawRow(document: PDFKit.PDFDocument, label: string, value: string, y: number): number {
  document.lineWidth(0.4).rect(LEFT, y, LABEL, ROW).stroke();
  document.rect(LEFT + LABEL, y, WIDTH - LABEL, ROW).stroke();
  document.font('regular', 10.5).text(label, LEFT + 6, y, { width: LABEL - 12 });
  document.font('regular', 11).text(value, LEFT + LABEL + 6, y, { width: WIDTH - LABEL - 12 });
  return ROW;
}

function drawFoot(document: PDFKit.PDFDocument, paper: ReceiptPaper, top: number): void {
  paper.foot.forEach(({ label, value }, i) =>
    document.font('regular', 10).text(`${label}　${value}`, LEFT, top + i * 15),
  );
  const { size, bars } = qrCode(paper.url);
  const module = mm(26) / size;
  for (const [column, row, length] of bars)
    document.rect(mm(113) + column * module, top + row * module, length * module, module);
  document.fill('#000');
  document.font('regular', 9).text(paper.scan, mm(115), top + mm(28));
  document.dash(3, {}).rect(mm(143), top, mm(42), mm(42)).stroke().undash();
  document.text(paper.seal, mm(147), top + mm(19));
  document.text(paper.issued, LEFT, mm(279)).text(paper.page(1, 1), LEFT, mm(279), { width: WIDTH, align: 'right' });
}
