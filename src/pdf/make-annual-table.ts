import type { Faces, Fonts } from './fonts/load-fonts.ts';
import { SETTLED, type Setting } from './layout/answer-table.ts';
import { Flow, gap } from './layout/flow.ts';
import { CONTENT_BOTTOM, drawHead, drawLastLines, drawRunningHead } from './layout/head-and-foot.ts';
import { numberBlocks } from './layout/number-table.ts';
import { paragraph } from './layout/prose.ts';
import { once } from './layout/row.ts';
import { Sheet } from './layout/sheet.ts';
import { mm } from './layout/units.ts';
import type { AnnualPaper, Paper } from './types.ts';

/**
 * Sets the annual table of the work report: a ruled table for each part, over as many pages as the offices need.
 * Refused when a character of any of its texts cannot be shown.
 */
export function makeAnnualTable(paper: AnnualPaper, fonts: Fonts): Promise<Paper> {
  return Promise.resolve().then(() => setAnnualTable(paper, fonts[paper.lang]));
}

function setAnnualTable(paper: AnnualPaper, fonts: Faces): Paper {
  const sheet = new Sheet({ lang: paper.lang, title: paper.title, createdAt: paper.createdAt });
  const top = drawHead(sheet, fonts, paper);
  const flow = new Flow(sheet, top, CONTENT_BOTTOM, () => drawRunningHead(sheet, fonts, paper));
  const setting: Setting = { sheet, fonts, density: SETTLED, continued: paper.continued };
  for (const part of paper.tables) {
    const table = once(() => sheet.element(sheet.root, 'Table'));
    flow.place([gap(mm(3)), ...numberBlocks(setting, table, part)]);
  }
  flow.place([gap(mm(3)), paragraph(sheet, { face: fonts.regular, size: 9.5 }, paper.note)]);
  drawLastLines(sheet, fonts, paper);
  return sheet.finish();
}
