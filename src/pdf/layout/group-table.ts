import type { DocumentTable } from '../types.ts';
import { headings, rowOf, textCell, type Setting } from './answer-table.ts';
import { stack, type Block } from './flow.ts';
import { widthOf } from './head-and-foot.ts';
import { once, rowBlock } from './row.ts';
import type { Element, Style } from './sheet.ts';
import { FULL, mm, PAGE } from './units.ts';

const LEAST_COLUMN = mm(14);
const PADDING = mm(4);

/** A repeated group as a ruled grid; title and column heads stand again at the head of every page that it reaches. */
export function groupBlocks(setting: Setting, table: () => Element, group: DocumentTable): readonly Block[] {
  const { fonts, density } = setting;
  const head: Style = { face: fonts.bold, size: density.label };
  const body: Style = { face: fonts.regular, size: density.label };
  const widths = columnWidths(group, head, body);
  const { heading, head: again } = headings(setting, table, group.title);
  const columns = gridRow(setting, table, group.columns, widths, head, 'TH');
  const repeated = stack([again, gridRow(setting, undefined, group.columns, widths, head, 'TH')]);
  return [
    heading,
    { ...columns, leads: true },
    ...group.lines.map((line) => ({ ...gridRow(setting, table, line, widths, body, 'TD', repeated) })),
  ];
}

/** One row of the grid. Without a table it is decoration: the repetition of a head. */
function gridRow(
  setting: Setting,
  table: (() => Element) | undefined,
  texts: readonly string[],
  widths: readonly number[],
  style: Style,
  type: 'TH' | 'TD',
  head?: Block,
): Block {
  const { sheet } = setting;
  const parent = table && once(() => sheet.element(table(), 'TR'));
  const lefts = widths.map((_, i) => widths.slice(0, i).reduce((sum, width) => sum + width, PAGE.left));
  const cells = widths.map((width, i) => {
    const element = parent && once(() => sheet.element(parent(), type));
    return textCell(style, lefts[i] ?? PAGE.left, width, texts[i] ?? '', element, type);
  });
  return rowBlock({ ...rowOf(setting), cells, columns: lefts.slice(1), ...(head ? { head } : {}) });
}

/** Columns share the page by the widest text in each, so that names and dates stay on one line where they can. */
function columnWidths(group: DocumentTable, head: Style, body: Style): readonly number[] {
  const wanted = group.columns.map((title, column) => {
    const texts = group.lines.map((line) => widthOf(body, line[column] ?? ''));
    return Math.min(FULL / 2, Math.max(LEAST_COLUMN, widthOf(head, title) + PADDING, ...texts.map((w) => w + PADDING)));
  });
  const all = wanted.reduce((sum, width) => sum + width, 0);
  return wanted.map((width) => (width * FULL) / all);
}
