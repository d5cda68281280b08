/** Points (1/72 inch) of so many millimetres. */
export function mm(millimetres: number): number {
  return (millimetres * 72) / 25.4;
}

/** A4 upright and the margins of every paper, in points. */
export const PAGE = {
  width: mm(210),
  height: mm(297),
  left: mm(25),
  right: mm(25),
  top: mm(22),
  bottom: mm(20),
} as const;

/** The width that text and tables fill: 160 mm. */
export const FULL = PAGE.width - PAGE.left - PAGE.right;
