import { ROOMY, type Density } from './answer-table.ts';
import type { Block } from './flow.ts';
import { mm } from './units.ts';

/** Type sizes from the usual to the smallest that is still read without effort. */
const SIZES = [
  { label: ROOMY.label, value: ROOMY.value },
  { label: 9.5, value: 10 },
];
const LEAST_LEADING = 1.2;
const LEAST_PAD = mm(0.1);

/**
 * Sets a table as roomily as the page allows.
 *
 * 1. As it is meant to look, when there is room.
 * 2. Else leading and padding give way together, just as far as needed.
 * 3. Else the same in the smaller size.
 * 4. Else it goes over several pages, and there is no need to save room.
 */
export function closestNeeded(table: (density: Density) => readonly Block[], room: number): readonly Block[] {
  const roomy = table(ROOMY);
  if (heightOf(roomy) <= room) return roomy;
  for (const size of SIZES) {
    const density = tightened(roomy, size, room);
    if (density) return table(density);
  }
  return roomy;
}

/** The height of blocks one under the other. */
export function heightOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + block.height, 0);
}

/** The height is linear in leading and padding; undefined when even the least of both does not fit. */
function tightened(roomy: readonly Block[], size: Pick<Density, 'label' | 'value'>, room: number): Density | undefined {
  // Counted in the usual size: smaller type never breaks into more lines.
  const pads = 2 * roomy.length;
  const lines = (heightOf(roomy) - pads * ROOMY.pad) / (ROOMY.value * ROOMY.leading);
  const heightWith = (leading: number, pad: number): number => lines * size.value * leading + pads * pad;
  const most = heightWith(ROOMY.leading, ROOMY.pad);
  const least = heightWith(LEAST_LEADING, LEAST_PAD);
  if (least > room) return undefined;
  const give = Math.max(0, (most - room) / (most - least));
  return {
    ...size,
    leading: ROOMY.leading - give * (ROOMY.leading - LEAST_LEADING),
    pad: ROOMY.pad - give * (ROOMY.pad - LEAST_PAD),
  };
}
