import { qrCode, QUIET_ZONE } from '../qr-code.ts';

/**
 * A QR code as boxes to be filled black, `side` points wide, its quiet zone around it.
 * @param left with `top`: the corner of the quiet zone.
 */
export function qrBoxes(
  text: string,
  left: number,
  top: number,
  side: number,
): {
  readonly quiet: number;
  readonly boxes: readonly (readonly [x: number, y: number, width: number, height: number])[];
} {
  const { size, bars } = qrCode(text);
  const module = side / size;
  const quiet = QUIET_ZONE * module;
  return {
    quiet,
    boxes: bars.map(([column, row, length]) => [
      left + quiet + column * module,
      top + quiet + row * module,
      length * module,
      module,
    ]),
  };
}
