import type { Faces, Fonts } from './fonts/load-fonts.ts';
import { LARGE, materialBlocks, ROOMY, sectionBlocks, type Density, type Setting } from './layout/answer-table.ts';
import { closestNeeded, heightOf } from './layout/fit-page.ts';
import { Flow, gap, ROUNDING, type Block } from './layout/flow.ts';
import { CONTENT_BOTTOM, drawHead, drawLastLines, drawRunningHead } from './layout/head-and-foot.ts';
import { paragraph } from './layout/prose.ts';
import { promiseBox } from './layout/promise-box.ts';
import { receiptFoot } from './layout/receipt-foot.ts';
import { once } from './layout/row.ts';
import { Sheet } from './layout/sheet.ts';
import { mm } from './layout/units.ts';
import type { Paper, ReceiptPaper } from './types.ts';

const FOOT_SPACE = mm(3);

/**
 * Sets a receipt: one A4 page up to about 24 short answers, more pages where it needs them.
 * Refused, before anything is issued, when a character of any of its texts cannot be shown.
 */
export function makeReceipt(paper: ReceiptPaper, fonts: Fonts): Promise<Paper> {
  return Promise.resolve().then(() => setReceipt(paper, fonts[paper.lang]));
}

function setReceipt(paper: ReceiptPaper, fonts: Faces): Paper {
  const sheet = new Sheet({ lang: paper.lang, title: paper.title, createdAt: paper.createdAt });
  const top = drawHead(sheet, fonts, paper);
  const foot = receiptFoot(fonts, paper);
  const flow = new Flow(sheet, top, CONTENT_BOTTOM, () => drawRunningHead(sheet, fonts, paper));
  const table = (density: Density): readonly Block[] => tableBlocks(sheet, fonts, paper, density);
  const rest = restBlocks(sheet, fonts, paper);
  const room = flow.room - foot.height - FOOT_SPACE - heightOf(rest);
  flow.place(paper.large ? table(LARGE) : closestNeeded(table, rowsOf(paper), room));
  // The promised day and the place for the seal belong on one page.
  if (flow.room < heightOf(rest) + FOOT_SPACE + foot.height - ROUNDING) flow.breakPage();
  flow.place(rest);
  flow.placeAtFoot(foot, FOOT_SPACE);
  drawLastLines(sheet, fonts, paper);
  return sheet.finish();
}

/** Rows of the table when no answer shares one: a heading each section, materials two by two. */
function rowsOf({ sections, materials }: ReceiptPaper): number {
  return sections.reduce((sum, { rows }) => sum + 1 + rows.length, Math.ceil(materials.length / 2));
}

function tableBlocks(sheet: Sheet, fonts: Faces, paper: ReceiptPaper, density: Density): readonly Block[] {
  const setting: Setting = { sheet, fonts, density, continued: paper.continued };
  const table = once(() => sheet.element(sheet.root, 'Table'));
  return [
    ...paper.sections.flatMap((section) => sectionBlocks(setting, table, section)),
    ...materialBlocks(setting, table, paper.materialsTitle, paper.materials),
  ];
}

function restBlocks(sheet: Sheet, fonts: Faces, paper: ReceiptPaper): readonly Block[] {
  const { notices, advice } = paper;
  const size = paper.large ? LARGE.label : ROOMY.label;
  const plain = { face: fonts.regular, size };
  return [
    gap(mm(2.5)),
    promiseBox(sheet, fonts, paper),
    gap(mm(2)),
    ...notices.map((notice) => paragraph(sheet, plain, notice)),
    ...(advice ? [paragraph(sheet, { face: fonts.bold, size }, advice.title, 'H2', true)] : []),
    ...(advice?.lines ?? []).map((line) => paragraph(sheet, plain, line)),
  ];
}
