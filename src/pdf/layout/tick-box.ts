import type { Sheet } from './sheet.ts';

const SIZE = 0.82;

/** A tick box drawn as a shape, as high as the text beside it: no font is needed for it, the words stand behind it. */
export function drawTickBox(sheet: Sheet, x: number, middle: number, size: number, ticked: boolean): void {
  const side = size * SIZE;
  const top = middle - side / 2;
  sheet.box(0.8, x, top, side, side);
  if (!ticked) return;
  sheet.rules(1.2, [
    [x + side * 0.2, top + side * 0.52, x + side * 0.43, top + side * 0.76],
    [x + side * 0.41, top + side * 0.76, x + side * 0.82, top + side * 0.22],
  ]);
}
