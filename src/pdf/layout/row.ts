import type { Block } from './flow.ts';
import type { Element, Sheet, Style } from './sheet.ts';

/** A cell of broken text. `element` is its place in the document's structure, made when it is drawn; without one it is decoration. */
export interface Cell {
  readonly x: number;
  readonly lines: readonly string[];
  readonly style: Style;
  readonly element?: () => Element;
  readonly type?: 'TH' | 'TD' | 'P' | 'H2' | 'LBody';
  /** Drawn before the text, such as a tick box: gets the middle of the first line. */
  readonly mark?: (sheet: Sheet, x: number, middle: number) => void;
}

/** A row of cells, with its rules. All lengths in points. */
export interface Row {
  readonly cells: readonly Cell[];
  readonly left: number;
  readonly width: number;
  readonly pad: number;
  readonly lineHeight: number;
  /** The size by which all cells of the row find their baseline, so that unlike sizes stand on one line. */
  readonly size: number;
  /** Where upright rules stand. */
  readonly columns?: readonly number[];
  readonly ruled: boolean;
  /** Ground of the row: 0 black … 1 white. */
  readonly ground?: number;
  readonly leads?: boolean;
  readonly head?: Block;
}

/** Half of the difference decides where a line's baseline lies: the em box of Han characters reaches from −0.12 to 0.88. */
const EM_TOP = 0.88;
const INNER_RULE = 0.4;
/** Fewer lines than these are not left alone at either side of a page break. */
const TOGETHER = 2;

/** A row as a block: long text is divided between pages, short rows stay whole. */
export function rowBlock(row: Row): Block {
  const lines = Math.max(1, ...row.cells.map((cell) => cell.lines.length));
  const height = lines * row.lineHeight + 2 * row.pad;
  return {
    height,
    framed: row.ruled,
    ...(row.leads === undefined ? {} : { leads: row.leads }),
    ...(row.head === undefined ? {} : { head: row.head }),
    draw: (sheet, top) => {
      drawGround(sheet, row, top, height);
      for (const cell of row.cells) drawCell(sheet, row, cell, top);
    },
    spaced: (lineHeight, pad) => rowBlock({ ...row, lineHeight, pad }),
    split: (room) => splitRow(row, lines, Math.floor((room - 2 * row.pad) / row.lineHeight)),
  };
}

/** A value that is made when it is first asked for: an element that is drawn in parts stays one. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** The baseline of a line of so many points that begins at `top`. */
export function baseline(top: number, lineHeight: number, size: number): number {
  return top + (lineHeight - size) / 2 + EM_TOP * size;
}

function splitRow(row: Row, lines: number, fitting: number): readonly [Block, Block] | undefined {
  const first = Math.min(fitting, lines - TOGETHER);
  if (first < TOGETHER) return undefined;
  const part = (from: number, to?: number): Block =>
    rowBlock({ ...row, cells: row.cells.map((cell) => ({ ...cell, lines: cell.lines.slice(from, to) })) });
  return [part(0, first), part(first)];
}

function drawGround(sheet: Sheet, row: Row, top: number, height: number): void {
  if (!row.ruled) return;
  sheet.decoration(() => {
    if (row.ground !== undefined) sheet.fill(row.ground, [[row.left, top, row.width, height]]);
    sheet.rules(INNER_RULE, [
      [row.left, top, row.left + row.width, top],
      ...(row.columns ?? []).map((x) => [x, top, x, top + height] as const),
    ]);
  });
}

function drawCell(sheet: Sheet, row: Row, cell: Cell, top: number): void {
  const first = top + row.pad;
  if (cell.mark && cell.lines.length > 0) {
    const { mark } = cell;
    sheet.decoration(() => {
      mark(sheet, cell.x, first + row.lineHeight / 2);
    });
  }
  const draw = (): void => {
    cell.lines.forEach((line, i) => {
      sheet.text(cell.style, cell.x, baseline(first + i * row.lineHeight, row.lineHeight, row.size), line);
    });
  };
  if (cell.element && cell.type) sheet.tag(cell.element(), cell.type, draw);
  else sheet.decoration(draw);
}
