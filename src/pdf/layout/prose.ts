import { breakLines } from './break-lines.ts';
import type { Block } from './flow.ts';
import { measure } from './head-and-foot.ts';
import { once, rowBlock } from './row.ts';
import type { Element, Sheet, Style } from './sheet.ts';
import { FULL, PAGE } from './units.ts';

/** A paragraph across the page; long ones go on over further pages. `leads`: a heading, kept with what follows. */
export function paragraph(sheet: Sheet, style: Style, text: string, type: 'P' | 'H2' = 'P', leads = false): Block {
  const element = once((): Element => sheet.element(sheet.root, type));
  return rowBlock({
    left: PAGE.left,
    width: FULL,
    pad: 0,
    lineHeight: style.size * 1.5,
    size: style.size,
    ruled: false,
    leads,
    cells: [{ x: PAGE.left, lines: breakLines(text, FULL, measure(style)), style, element, type }],
  });
}
