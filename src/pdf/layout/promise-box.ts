import type { ReceiptPaper } from '../types.ts';
import type { Setting } from './answer-table.ts';
import { breakLines } from './break-lines.ts';
import type { Block } from './flow.ts';
import { measure } from './head-and-foot.ts';
import { baseline } from './row.ts';
import type { Style } from './sheet.ts';
import { FULL, mm, PAGE } from './units.ts';

const SIDE = mm(3);
const RULE = 0.8;

/** One ruled box: the day by which it is done, large, and under it what is still missing. */
export function promiseBlocks(setting: Setting, promise: ReceiptPaper['promise']): readonly Block[] {
  const { sheet, fonts, density } = setting;
  const large: Style = { face: fonts.bold, size: (density.value * 14) / 11 };
  const small: Style = { face: fonts.regular, size: density.value };
  const lines = [
    ...broken(large, `${promise.label}　${promise.value}`),
    ...(promise.note === undefined ? [] : broken(small, promise.note)),
  ];
  const pad = Math.max(density.pad, mm(1));
  const height = lines.reduce((sum, { style }) => sum + style.size * 1.4, 2 * pad);
  const draw: Block['draw'] = (_sheet, top) => {
    sheet.decoration(() => {
      sheet.box(RULE, PAGE.left, top, FULL, height);
    });
    sheet.tag(sheet.element(sheet.root, 'P'), 'P', () => {
      let y = top + pad;
      for (const { style, text } of lines) {
        sheet.text(style, PAGE.left + SIDE, baseline(y, style.size * 1.4, style.size), text);
        y += style.size * 1.4;
      }
    });
  };
  return [{ height, draw }];
}

function broken(style: Style, text: string): readonly { style: Style; text: string }[] {
  return breakLines(text, FULL - 2 * SIDE, measure(style)).map((line) => ({ style, text: line }));
}
