import { Document, Font, Page, Path, Svg, Text, View, renderToBuffer } from '@react-pdf/renderer';
import { createElement as h, type ReactElement } from 'react';
import { FONT_FILES } from '../../src/pdf/fonts/load-fonts.ts';
import { mm } from '../../src/pdf/layout/units.ts';
import { qrCode } from '../../src/pdf/qr-code.ts';
import type { ReceiptPaper } from '../../src/pdf/types.ts';

Font.register({
  family: 'Noto',
  fonts: [{ src: FONT_FILES.regular }, { src: FONT_FILES.bold, fontWeight: 'bold' }],
});

const page = { fontFamily: 'Noto', fontSize: 11, paddingHorizontal: mm(25), paddingTop: mm(22), paddingBottom: mm(20) };
const bold = { fontWeight: 'bold' } as const;

/** The same receipt as components of @react-pdf/renderer, which keeps its fonts between documents. */
export function withReactPdf(paper: ReceiptPaper): Promise<Uint8Array> {
  return renderToBuffer(
    h(
      Document,
      { title: paper.title, language: paper.lang },
      h(Page, { size: 'A4', style: page }, ...contentOf(paper)),
    ),
  );
}

function contentOf(paper: ReceiptPaper): ReactElement[] {
  return [
    h(Text, { style: { textAlign: 'right', fontSize: 10.5 } }, `${paper.number}\n${paper.bureau}`),
    h(Text, { style: { ...bold, textAlign: 'center', fontSize: 22 } }, paper.title),
    h(Text, { style: { textAlign: 'center', fontSize: 12 } }, paper.service),
    ...paper.sections.flatMap(({ title, rows }) => [
      heading(title),
      ...rows.map(({ label, value }) => row(label, value)),
    ]),
    heading(paper.materialsTitle),
    ...paper.materials.map(({ name, note, received }) => row(`${received ? '√' : '×'} ${name}`, note)),
    h(Text, { style: { ...bold, fontSize: 14 } }, `${paper.promise.label}　${paper.promise.value}`),
    h(Text, null, paper.promise.note ?? ''),
    foot(paper),
    h(Text, { style: { fontSize: 9 } }, `${paper.issued}　${paper.page(1, 1)}`),
  ];
}

function heading(title: string): ReactElement {
  return h(Text, { style: { ...bold, backgroundColor: '#f0f0f0', border: 0.4 } }, title);
}

function row(label: string, value: string): ReactElement {
  return h(
    View,
    { style: { flexDirection: 'row', border: 0.4 } },
    h(Text, { style: { width: mm(42), fontSize: 10.5 } }, label),
    h(Text, null, value),
  );
}

function foot(paper: ReceiptPaper): ReactElement {
  const { size, bars } = qrCode(paper.url);
  const path = bars.map(([x, y, length]) => `M${x} ${y}h${length}v1h-${length}z`).join('');
  return h(
    View,
    { style: { flexDirection: 'row', justifyContent: 'space-between' } },
    h(Text, { style: { fontSize: 10 } }, paper.foot.map(({ label, value }) => `${label}　${value}`).join('\n')),
    h(Svg, { viewBox: `0 0 ${size} ${size}`, width: mm(26), height: mm(26) }, h(Path, { d: path })),
    h(Text, { style: { fontSize: 9, width: mm(42), border: 0.5 } }, paper.seal),
  );
}
