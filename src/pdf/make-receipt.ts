import type { Fonts } from './fonts/load-fonts.ts';
import { LARGE, materialBlocks, ROOMY, sectionBlocks, type Density, type Setting } from './layout/answer-table.ts';
import { Flow, gap, type Block } from './layout/flow.ts';
import { CONTENT_BOTTOM, drawHead, drawLastLines, drawRunningHead } from './layout/head-and-foot.ts';
import { paragraph } from './layout/prose.ts';
import { promiseBlocks } from './layout/promise-box.ts';
import { receiptFoot } from './layout/receipt-foot.ts';
import { once } from './layout/row.ts';
import { Sheet } from './layout/sheet.ts';
import { mm } from './layout/units.ts';
import type { Paper, ReceiptPaper } from './types.ts';

/** From the usual setting to the closest that can still be read well: the first with which the receipt fits one page is taken. */
const DENSITIES: readonly Density[] = [
  ROOMY,
  { ...ROOMY, leading: 1.4, pad: mm(1.2) },
  { ...ROOMY, leading: 1.3, pad: mm(0.6) },
  { ...ROOMY, leading: 1.2, pad: mm(0.2) },
  { label: 9.5, value: 10, leading: 1.2, pad: mm(0.1) },
];

/**
 * Sets a receipt: one A4 page up to about 24 short answers, more pages where it needs them.
 * Refused, before anything is issued, when a character of any of its texts cannot be shown.
 */
export function makeReceipt(paper: ReceiptPaper, fonts: Fonts): Promise<Paper> {
  return Promise.resolve().then(() => setReceipt(paper, fonts));
}

function setReceipt(paper: ReceiptPaper, fonts: Fonts): Paper {
  const sheet = new Sheet({ lang: paper.lang, title: paper.title, createdAt: paper.createdAt });
  const top = drawHead(sheet, fonts, paper);
  const foot = receiptFoot(fonts, paper);
  const flow = new Flow(sheet, top, CONTENT_BOTTOM, () => drawRunningHead(sheet, fonts, paper));
  flow.place(closestNeeded(sheet, fonts, paper, flow.room - foot.height - mm(3)));
  flow.placeAtFoot(foot);
  drawLastLines(sheet, fonts, paper);
  return sheet.finish();
}

function closestNeeded(sheet: Sheet, fonts: Fonts, paper: ReceiptPaper, room: number): readonly Block[] {
  const usual = receiptBlocks(sheet, fonts, paper, paper.large ? LARGE : ROOMY);
  if (paper.large || heightOf(usual) <= room) return usual;
  const density = DENSITIES.find((closer) => heightAt(usual, closer) <= room);
  return density ? receiptBlocks(sheet, fonts, paper, density) : usual;
}

function receiptBlocks(sheet: Sheet, fonts: Fonts, paper: ReceiptPaper, density: Density): readonly Block[] {
  const setting: Setting = { sheet, fonts, density, continued: paper.continued };
  const table = once(() => sheet.element(sheet.root, 'Table'));
  const space = gap(Math.min(mm(3), mm(1.5) + density.pad));
  const small = { face: fonts.regular, size: density.label };
  return [
    ...paper.sections.flatMap((section) => sectionBlocks(setting, table, section)),
    ...materialBlocks(setting, table, paper.materialsTitle, paper.materials),
    space,
    ...promiseBlocks(setting, paper.promise),
    ...(paper.notices.length > 0 || paper.advice ? [space] : []),
    ...paper.notices.map((notice) => paragraph(sheet, small, notice)),
    ...(paper.advice ? [paragraph(sheet, { ...small, face: fonts.bold }, paper.advice.title, 'H2', true)] : []),
    ...(paper.advice?.lines ?? []).map((line) => paragraph(sheet, small, line)),
  ];
}

function heightOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + block.height, 0);
}

/** The height of roomy blocks when they are set more closely; at most a little too high, as smaller type breaks into no more lines. */
function heightAt(roomy: readonly Block[], density: Density): number {
  return roomy.reduce((sum, block) => {
    if (!block.framed) return sum + block.height;
    const lines = (block.height - 2 * ROOMY.pad) / (ROOMY.value * ROOMY.leading);
    return sum + lines * density.value * density.leading + 2 * density.pad;
  }, 0);
}
