import type { ApplicationPaper } from '../types.ts';
import { headings, rowOf, textCell, type Setting } from './answer-table.ts';
import { breakLines } from './break-lines.ts';
import { stack, type Block } from './flow.ts';
import { measure, widthOf } from './head-and-foot.ts';
import { baseline, once, rowBlock } from './row.ts';
import type { Element, Style } from './sheet.ts';
import { FULL, mm, PAGE } from './units.ts';

const OPINION_HEIGHT = mm(30);
const SIGNATURE_HEIGHT = mm(12);

/** A heading and, under it, sentences across the whole table. */
export function textBlocks(
  setting: Setting,
  table: () => Element,
  title: string,
  texts: readonly string[],
): readonly Block[] {
  if (texts.length === 0) return [];
  const { sheet, fonts, density } = setting;
  const { heading, head } = headings(setting, table, title);
  const style: Style = { face: fonts.regular, size: density.value };
  const rows = texts.map((text) => {
    const parent = once(() => sheet.element(table(), 'TR'));
    const element = once(() => sheet.element(parent(), 'TD'));
    return rowBlock({ ...rowOf(setting), cells: [textCell(style, PAGE.left, FULL, text, element, 'TD')], head });
  });
  return [heading, ...rows];
}

/** What the applicant declared, with the line to sign on. */
export function declarationBlocks(
  setting: Setting,
  table: () => Element,
  declaration: ApplicationPaper['declaration'],
): readonly Block[] {
  const texts = textBlocks(setting, table, declaration.title, declaration.lines);
  const last = texts.at(-1);
  const signature = emptyBox(setting, table, '', declaration.signature, SIGNATURE_HEIGHT);
  // The signature never stands alone on a page: it stays with the last sentence.
  return last
    ? [...texts.slice(0, -1), { ...stack([last, signature]), ...(last.head ? { head: last.head } : {}) }]
    : [];
}

/** Empty boxes for the opinions of the offices, each with its line for signature and date. */
export function opinionBlocks(
  setting: Setting,
  table: () => Element,
  opinions: ApplicationPaper['opinions'],
): readonly Block[] {
  return opinions.map(({ title, signature }) => emptyBox(setting, table, title, signature, OPINION_HEIGHT));
}

function emptyBox(setting: Setting, table: () => Element, title: string, signature: string, height: number): Block {
  const { sheet, fonts, density } = setting;
  const bold: Style = { face: fonts.bold, size: density.label };
  const style: Style = { face: fonts.regular, size: density.label };
  const line = density.label * density.leading;
  const inside = PAGE.left + mm(2);
  const draw: Block['draw'] = (_sheet, top) => {
    sheet.decoration(() => {
      if (title !== '') sheet.rules(0.4, [[PAGE.left, top, PAGE.left + FULL, top]]);
    });
    const cell = sheet.element(sheet.element(table(), 'TR'), 'TD');
    sheet.tag(cell, 'TD', () => {
      breakLines(title, FULL - mm(4), measure(bold)).forEach((text, i) => {
        sheet.text(bold, inside, baseline(top + mm(1.5) + i * line, line, bold.size), text);
      });
      const right = PAGE.left + FULL - mm(2) - widthOf(style, signature);
      sheet.text(style, right, baseline(top + height - line - mm(1), line, style.size), signature);
    });
  };
  return { height, framed: true, draw };
}
