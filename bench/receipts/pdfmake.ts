import pdfmake from 'pdfmake';
import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { FONT_FILES } from '../../src/pdf/fonts/load-fonts.ts';
import { mm } from '../../src/pdf/layout/units.ts';
import type { ReceiptPaper } from '../../src/pdf/types.ts';

pdfmake.setFonts({ Noto: { normal: FONT_FILES.regular, bold: FONT_FILES.bold } });
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy(() => true);

/** The same receipt as pdfmake's documentation would have it: tables, columns and its own QR code. */
export async function withPdfmake(paper: ReceiptPaper): Promise<Uint8Array> {
  return pdfmake
    .createPdf({
      pageSize: 'A4',
      pageMargins: [mm(25), mm(22), mm(25), mm(20)],
      language: paper.lang,
      info: { title: paper.title },
      defaultStyle: { font: 'Noto', fontSize: 11 },
      content: contentOf(paper),
      footer: (page, pages) => ({
        text: `${paper.issued}　${paper.page(page, pages)}`,
        fontSize: 9,
        margin: [mm(25), 0],
      }),
    })
    .getBuffer();
}

function contentOf(paper: ReceiptPaper): Content {
  return [
    { text: `${paper.number}\n${paper.bureau}`, alignment: 'right', fontSize: 10.5 },
    { text: paper.title, alignment: 'center', fontSize: 22, bold: true },
    { text: paper.service, alignment: 'center', fontSize: 12 },
    { table: { widths: [mm(42), '*'], body: rowsOf(paper) } },
    { text: `${paper.promise.label}　${paper.promise.value}`, fontSize: 14, bold: true },
    paper.promise.note ?? '',
    {
      columns: [
        { stack: paper.foot.map(({ label, value }) => `${label}　${value}`) },
        {
          stack: [
            { qr: paper.url, fit: mm(26), eccLevel: 'M' },
            { text: paper.scan, fontSize: 9 },
          ],
        },
        { text: paper.seal, fontSize: 9 },
      ],
    },
  ];
}

function rowsOf(paper: ReceiptPaper): TableCell[][] {
  const title = (text: string): TableCell[] => [{ text, colSpan: 2, bold: true, fillColor: '#f0f0f0' }, ''];
  return [
    ...paper.sections.flatMap((section) => [
      title(section.title),
      ...section.rows.map(({ label, value }): TableCell[] => [{ text: label, fontSize: 10.5 }, value]),
    ]),
    title(paper.materialsTitle),
    ...paper.materials.map(({ name, note, received }): TableCell[] => [`${received ? '√' : '×'} ${name}`, note]),
  ];
}
