import type { Faces } from '../fonts/load-fonts.ts';
import type { ReceiptPaper } from '../types.ts';
import { breakLines } from './break-lines.ts';
import type { Block } from './flow.ts';
import { measure } from './head-and-foot.ts';
import { baseline } from './row.ts';
import type { Sheet, Style } from './sheet.ts';
import { FULL, mm, PAGE } from './units.ts';

const SIDE = mm(3);
const PAD = mm(1.5);
const LEADING = 1.4;
const RULE = 0.8;

/** One ruled box: the day by which it is done, large, and under it what is still missing. */
export function promiseBox(
  sheet: Sheet,
  fonts: Faces,
  { promise, large }: Pick<ReceiptPaper, 'promise' | 'large'>,
): Block {
  const day: Style = { face: fonts.bold, size: large ? 18 : 14 };
  const small: Style = { face: fonts.regular, size: large ? 14 : 11 };
  const lines = [
    ...broken(day, `${promise.label}　${promise.value}`),
    ...(promise.note === undefined ? [] : broken(small, promise.note)),
  ];
  const height = lines.reduce((sum, { style }) => sum + style.size * LEADING, 2 * PAD);
  const draw: Block['draw'] = (_sheet, top) => {
    sheet.decoration(() => {
      sheet.box(RULE, PAGE.left, top, FULL, height);
    });
    sheet.tag(sheet.element(sheet.root, 'P'), 'P', () => {
      let y = top + PAD;
      for (const { style, text } of lines) {
        sheet.text(style, PAGE.left + SIDE, baseline(y, style.size * LEADING, style.size), text);
        y += style.size * LEADING;
      }
    });
  };
  return { height, draw };
}

function broken(style: Style, text: string): readonly { style: Style; text: string }[] {
  return breakLines(text, FULL - 2 * SIDE, measure(style)).map((line) => ({ style, text: line }));
}
