import type { Faces } from '../fonts/load-fonts.ts';
import type { DocumentRow, DocumentSection, MaterialLine } from '../types.ts';
import { breakLines } from './break-lines.ts';
import type { Block } from './flow.ts';
import { measure, widthOf } from './head-and-foot.ts';
import { once, rowBlock, type Cell, type Row } from './row.ts';
import type { Element, Sheet, Style } from './sheet.ts';
import { drawTickBox } from './tick-box.ts';
import { FULL, mm, PAGE } from './units.ts';

/** How closely a table is set. Sizes and padding in points, leading as a multiple of the size. */
export interface Density {
  readonly label: number;
  readonly value: number;
  readonly leading: number;
  readonly pad: number;
  /** Short answers stand two to a row, as on most forms; long ones keep a row of their own. */
  readonly paired?: boolean;
}

/** As the papers are meant to look, and in large text. */
export const ROOMY: Density = { label: 10.5, value: 11, leading: 1.5, pad: mm(2) };
/** For papers of several pages: pairs, and no more air than reading needs. */
export const SETTLED: Density = { label: 10.5, value: 11, leading: 1.4, pad: mm(1.2), paired: true };
export const LARGE: Density = { label: 13, value: 14, leading: 1.5, pad: mm(2) };

const LABEL_WIDTH = mm(42);
/** In pairs: a label of nine Han characters, and a value that holds an ID number. */
const PAIRED_LABEL_WIDTH = mm(37.2);
const SIDE_PAD = mm(1.8);
const GROUND = 0.94;
const TICK_WIDTH = 1.4;

/** Sets tables of one density in one document. */
export interface Setting {
  readonly sheet: Sheet;
  readonly fonts: Faces;
  readonly density: Density;
  readonly continued: string;
}

/** A section as a heading across both columns and a row for each answer. */
export function sectionBlocks(setting: Setting, table: () => Element, section: DocumentSection): readonly Block[] {
  const { heading, head } = headings(setting, table, section.title);
  return [heading, ...linesOf(setting, section.rows).map((line) => answerRow(setting, table, line, head))];
}

/** The materials: two to a row, each a tick box with its words. */
export function materialBlocks(
  setting: Setting,
  table: () => Element,
  title: string,
  materials: readonly MaterialLine[],
): readonly Block[] {
  if (materials.length === 0) return [];
  const { heading, head } = headings(setting, table, title);
  const pairs = materials.flatMap((material, i) => (i % 2 === 0 ? [[material, materials[i + 1]]] : []));
  return [
    heading,
    ...pairs.map((pair) => {
      const parent = once(() => setting.sheet.element(table(), 'TR'));
      const cells = pair.flatMap((material, i) => (material ? [materialCell(setting, parent, material, i)] : []));
      return rowBlock({ ...rowOf(setting), cells, head });
    }),
  ];
}

/** A heading across the table, and the same once more for a page on which its rows go on. */
export function headings(setting: Setting, table: () => Element, title: string): { heading: Block; head: Block } {
  const style: Style = { face: setting.fonts.bold, size: setting.density.value };
  const row = (text: string, element?: () => Element): Block => {
    const cell: Cell = { x: PAGE.left + SIDE_PAD, lines: fit(style, text, FULL - 2 * SIDE_PAD), style };
    const tagged: Cell = element ? { ...cell, element, type: 'TH' } : cell;
    return rowBlock({ ...rowOf(setting), cells: [tagged], ground: GROUND, leads: true });
  };
  const element = once(() => setting.sheet.element(setting.sheet.element(table(), 'TR'), 'TH'));
  return { heading: row(title, element), head: row(`${title}${setting.continued}`) };
}

/** What all rows of a table have in common. */
export function rowOf({ density }: Setting): Omit<Row, 'cells'> {
  return {
    left: PAGE.left,
    width: FULL,
    pad: density.pad,
    lineHeight: density.value * density.leading,
    size: density.value,
    ruled: true,
  };
}

/** A cell of text in a column that begins at `left`, broken to its width less the padding. Without an element it is decoration. */
export function textCell(
  style: Style,
  left: number,
  width: number,
  text: string,
  element: (() => Element) | undefined,
  type: 'TH' | 'TD',
): Cell {
  const cell: Cell = { x: left + SIDE_PAD, lines: fit(style, text, width - 2 * SIDE_PAD), style };
  return element ? { ...cell, element, type } : cell;
}

/** The answers that share a row: neighbours that are short enough for half of it, or one alone. */
function linesOf(setting: Setting, rows: readonly DocumentRow[]): readonly (readonly DocumentRow[])[] {
  if (!setting.density.paired) return rows.map((row) => [row]);
  const lines: DocumentRow[][] = [];
  let open: DocumentRow[] | undefined;
  for (const row of rows) {
    const short = isShort(setting, row);
    if (short && open) open.push(row);
    else lines.push([row]);
    open = short && !open ? lines.at(-1) : undefined;
  }
  return lines;
}

/** A label may take two lines: with its neighbour beside it the row is still lower than two. */
function isShort({ fonts, density }: Setting, { label, value }: DocumentRow): boolean {
  const width = (text: string, size: number): number => widthOf({ face: fonts.regular, size }, text);
  return (
    !/[\n\r]/.test(value) &&
    width(value, density.value) <= FULL / 2 - PAIRED_LABEL_WIDTH - 2 * SIDE_PAD &&
    width(label, density.label) <= 2 * (PAIRED_LABEL_WIDTH - 2 * SIDE_PAD - density.label)
  );
}

function answerRow(setting: Setting, table: () => Element, line: readonly DocumentRow[], head: Block): Block {
  const { sheet, fonts, density } = setting;
  const parent = once(() => sheet.element(table(), 'TR'));
  const label: Style = { face: fonts.regular, size: density.label };
  const value: Style = { face: fonts.regular, size: density.value };
  const labelWidth = density.paired ? PAIRED_LABEL_WIDTH : LABEL_WIDTH;
  const width = FULL / line.length;
  const cell = (style: Style, left: number, room: number, text: string, type: 'TH' | 'TD'): Cell => {
    const element = once(() => sheet.element(parent(), type));
    return textCell(style, left, room, text, element, type);
  };
  const lefts = line.map((_, i) => PAGE.left + i * width);
  return rowBlock({
    ...rowOf(setting),
    cells: line.flatMap((row, i) => {
      const left = lefts[i] ?? PAGE.left;
      return [
        cell(label, left, labelWidth, row.label, 'TH'),
        cell(value, left + labelWidth, width - labelWidth, row.value, 'TD'),
      ];
    }),
    columns: lefts.flatMap((left, i) => [...(i > 0 ? [left] : []), left + labelWidth]),
    head,
  });
}

function materialCell(setting: Setting, parent: () => Element, material: MaterialLine, column: number): Cell {
  const size = setting.density.value;
  const style: Style = { face: setting.fonts.regular, size };
  const left = PAGE.left + (column * FULL) / 2 + SIDE_PAD;
  const indent = size * TICK_WIDTH;
  return {
    x: left + indent,
    lines: fit(style, `${material.name}　${material.note}`, FULL / 2 - 2 * SIDE_PAD - indent),
    style,
    element: once(() => setting.sheet.element(parent(), 'TD')),
    type: 'TD',
    mark: (sheet, _x, middle) => {
      drawTickBox(sheet, left, middle, size, material.received);
    },
  };
}

function fit(style: Style, text: string, room: number): readonly string[] {
  return breakLines(text, room, measure(style));
}
