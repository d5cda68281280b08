import type { Faces, Fonts } from './fonts/load-fonts.ts';
import { ROOMY, sectionBlocks, type Setting } from './layout/answer-table.ts';
import { Flow, gap, type Block } from './layout/flow.ts';
import { groupBlocks } from './layout/group-table.ts';
import { CONTENT_BOTTOM, drawHead, drawLastLines, drawRunningHead } from './layout/head-and-foot.ts';
import { textBlocks } from './layout/opinion-boxes.ts';
import { promiseBox } from './layout/promise-box.ts';
import { paragraph } from './layout/prose.ts';
import { receiptFoot } from './layout/receipt-foot.ts';
import { once } from './layout/row.ts';
import { Sheet, type Style } from './layout/sheet.ts';
import { mm } from './layout/units.ts';
import type { NoticePaper, Paper } from './types.ts';

const BODY = 12;
const FOOT_SPACE = mm(4);

/**
 * Sets what the office tells in writing: to whom, what, a ruled table, until when, how to go on, and the place for its seal.
 * Refused, before anything is issued, when a character of any of its texts cannot be shown.
 */
export function makeNotice(paper: NoticePaper, fonts: Fonts): Promise<Paper> {
  return Promise.resolve().then(() => setNotice(paper, fonts[paper.lang]));
}

function setNotice(paper: NoticePaper, fonts: Faces): Paper {
  const sheet = new Sheet({ lang: paper.lang, title: paper.title, createdAt: paper.createdAt });
  const top = drawHead(sheet, fonts, paper);
  const flow = new Flow(sheet, top, CONTENT_BOTTOM, () => drawRunningHead(sheet, fonts, paper));
  const setting: Setting = { sheet, fonts, density: ROOMY, continued: paper.continued };
  const regular: Style = { face: fonts.regular, size: BODY };
  const bold: Style = { face: fonts.bold, size: BODY };
  flow.place([
    gap(mm(3)),
    paragraph(sheet, bold, paper.to, 'P', true),
    gap(mm(1)),
    ...paper.opening.map((text) => paragraph(sheet, regular, text)),
  ]);
  for (const table of paper.tables) flow.place([gap(mm(4)), ...tableBlocks(setting, table)]);
  if (paper.promise) flow.place([gap(mm(4)), promiseBox(sheet, fonts, { promise: paper.promise })]);
  for (const { title, lines } of paper.advice)
    flow.place([
      gap(mm(4)),
      paragraph(sheet, bold, title, 'H2', true),
      ...lines.map((line) => paragraph(sheet, regular, line)),
    ]);
  flow.placeAtFoot(receiptFoot(fonts, paper), FOOT_SPACE);
  drawLastLines(sheet, fonts, paper);
  return sheet.finish();
}

function tableBlocks(setting: Setting, part: NoticePaper['tables'][number]): readonly Block[] {
  const table = once(() => setting.sheet.element(setting.sheet.root, 'Table'));
  if ('columns' in part) return groupBlocks(setting, table, part);
  if ('texts' in part) return textBlocks(setting, table, part.title, part.texts);
  return sectionBlocks(setting, table, part);
}
