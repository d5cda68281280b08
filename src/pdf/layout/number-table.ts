import { breakLines } from './break-lines.ts';
import { headings, rowOf, textCell, type Setting } from './answer-table.ts';
import { stack, type Block } from './flow.ts';
import { measure, widthOf } from './head-and-foot.ts';
import { once, rowBlock, type Cell, type Row } from './row.ts';
import type { Element, Style } from './sheet.ts';
import { FULL, mm, PAGE } from './units.ts';

/** A table of numbers: each line has a name, and one number a column. */
export interface NumberTable {
  readonly title: string;
  /** The head of the names, then those of the numbers. */
  readonly columns: readonly string[];
  readonly lines: readonly (readonly string[])[];
  /** Set bold under the lines. */
  readonly total: readonly string[];
}

/** The column of names takes what the numbers leave, and no less than this. */
const LEAST_NAME = mm(40);
const MOST_NUMBER = mm(21.5);
const SIDE = mm(1.8);

/** A ruled grid with its numbers flush right; title and column heads stand again at the head of every page that it reaches. */
export function numberBlocks(setting: Setting, table: () => Element, content: NumberTable): readonly Block[] {
  const { fonts, density } = setting;
  const bold: Style = { face: fonts.bold, size: density.label };
  const plain: Style = { face: fonts.regular, size: density.label };
  const lefts = leftsOf(content.columns.length);
  const { heading, head: again } = headings(setting, table, content.title);
  const repeated = stack([again, lineBlock(setting, undefined, lefts, content.columns, bold, {})]);
  return [
    heading,
    lineBlock(setting, table, lefts, content.columns, bold, { leads: true }),
    ...content.lines.map((line) => lineBlock(setting, table, lefts, line, plain, { head: repeated })),
    lineBlock(setting, table, lefts, content.total, bold, { head: repeated, ground: 0.94 }),
  ];
}

/** Where each column begins: those of numbers are all as wide. */
function leftsOf(columns: number): readonly number[] {
  const numbers = Math.max(1, columns - 1);
  const width = Math.min(MOST_NUMBER, (FULL - LEAST_NAME) / numbers);
  return [PAGE.left, ...Array.from({ length: columns - 1 }, (_, n) => PAGE.left + FULL - (columns - 1 - n) * width)];
}

/** One line of the grid. Without a table it is decoration: the repetition of a head. */
function lineBlock(
  setting: Setting,
  table: (() => Element) | undefined,
  lefts: readonly number[],
  texts: readonly string[],
  style: Style,
  rest: Pick<Row, 'head' | 'leads' | 'ground'>,
): Block {
  const { sheet } = setting;
  const isHead = rest.leads === true || table === undefined;
  const parent = table && once(() => sheet.element(table(), 'TR'));
  const cells = lefts.flatMap((left, column): Cell[] => {
    const type = isHead || column === 0 ? 'TH' : 'TD';
    const element = parent && once(() => sheet.element(parent(), type));
    const width = (lefts[column + 1] ?? PAGE.left + FULL) - left;
    const text = texts[column] ?? '';
    return column === 0
      ? [textCell(style, left, width, text, element, type)]
      : flushRight(style, left, width, text, element, type);
  });
  return rowBlock({ ...rowOf(setting), ...rest, cells, columns: lefts.slice(1) });
}

/** Each line of a text at its own place, so that all of them end at the same one. */
function flushRight(
  style: Style,
  left: number,
  width: number,
  text: string,
  element: (() => Element) | undefined,
  type: 'TH' | 'TD',
): Cell[] {
  const lines = breakLines(text, width - 2 * SIDE, measure(style));
  return lines.map((line, n) => ({
    x: left + width - SIDE - widthOf(style, line),
    // Empty lines above put it where it belongs.
    lines: [...Array.from({ length: n }, () => ''), line],
    style,
    ...(element ? { element, type } : {}),
  }));
}
