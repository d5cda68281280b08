import { annexOf } from './annex/annex-blocks.ts';
import type { Fonts } from './fonts/load-fonts.ts';
import { materialBlocks, sectionBlocks, SETTLED, type Setting } from './layout/answer-table.ts';
import { Flow, type Block } from './layout/flow.ts';
import { groupBlocks } from './layout/group-table.ts';
import { CONTENT_BOTTOM, drawHead, drawLastLines, drawRunningHead } from './layout/head-and-foot.ts';
import { declarationBlocks, opinionBlocks, textBlocks } from './layout/opinion-boxes.ts';
import { once } from './layout/row.ts';
import { Sheet } from './layout/sheet.ts';
import type { ApplicationPaper, MadeApplication } from './types.ts';

/**
 * Sets the complete application for printing and filing: every answer, materials, declaration, boxes for the opinions,
 * and the pictures as an annex. Refused, before anything is issued, when a character of any of its texts cannot be shown.
 */
export async function makeApplication(paper: ApplicationPaper, allFonts: Fonts): Promise<MadeApplication> {
  const fonts = allFonts[paper.lang];
  const sheet = new Sheet({ lang: paper.lang, title: paper.title, createdAt: paper.createdAt });
  const annex = await annexOf(sheet, fonts, paper.annex);
  const top = drawHead(sheet, fonts, paper);
  const flow = new Flow(sheet, top, CONTENT_BOTTOM, () => drawRunningHead(sheet, fonts, paper));
  flow.place(formBlocks({ sheet, fonts, density: SETTLED, continued: paper.continued }, paper));
  if (annex.blocks.length > 0) {
    flow.breakPage();
    flow.place(annex.blocks);
  }
  drawLastLines(sheet, fonts, paper);
  const made = sheet.finish();
  return made.ok ? { ...made, left: annex.left } : made;
}

function formBlocks(setting: Setting, paper: ApplicationPaper): readonly Block[] {
  const table = once(() => setting.sheet.element(setting.sheet.root, 'Table'));
  return [
    ...paper.sections.flatMap((section) =>
      'columns' in section ? groupBlocks(setting, table, section) : sectionBlocks(setting, table, section),
    ),
    ...materialBlocks(setting, table, paper.materialsTitle, paper.materials),
    ...textBlocks(setting, table, paper.noticesTitle, paper.notices),
    ...declarationBlocks(setting, table, paper.declaration),
    ...opinionBlocks(setting, table, paper.opinions),
  ];
}
