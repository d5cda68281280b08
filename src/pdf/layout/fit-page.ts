import { ROOMY, SETTLED, type Density } from './answer-table.ts';
import type { Block } from './flow.ts';
import { mm } from './units.ts';

/** What leading and padding may shrink to. */
interface Least {
  readonly leading: number;
  readonly pad: number;
}

/** Type sizes from the usual to the smallest that is still read without effort. */
const USUAL = { label: ROOMY.label, value: ROOMY.value };
const SMALL = { label: 9.5, value: 10 };
/** Closer than this a table of single answers looks crammed: then it is set in pairs. */
const COMFORT: Least = { leading: 1.4, pad: mm(0.8) };
const LEAST: Least = { leading: 1.2, pad: mm(0.4) };

/**
 * Sets a table as roomily as the page allows. `rows`: how many it has at least, were each answer to have its own.
 *
 * 1. As it is meant to look, when there is room; leading and padding give way together, as long as it looks well.
 * 2. Else with the answers in pairs, again as roomily as there is room for.
 * 3. Else the same in the smaller size.
 * 4. Else it goes over several pages.
 */
export function closestNeeded(
  table: (density: Density) => readonly Block[],
  rows: number,
  room: number,
): readonly Block[] {
  const hopeless = rows * (USUAL.value * COMFORT.leading + 2 * COMFORT.pad) > room;
  const single = hopeless ? undefined : closest(table, table(ROOMY), room, [{ ...USUAL, least: COMFORT }]);
  if (single) return single;
  const pairs = (density: Density): readonly Block[] => table({ ...density, paired: true });
  const sizes = [USUAL, SMALL].map((size) => ({ ...size, least: LEAST }));
  return closest(pairs, pairs(ROOMY), room, sizes) ?? table(SETTLED);
}

type Size = Pick<Density, 'label' | 'value'> & { readonly least: Least };

function closest(
  table: (density: Density) => readonly Block[],
  roomy: readonly Block[],
  room: number,
  sizes: readonly Size[],
): readonly Block[] | undefined {
  if (heightOf(roomy) <= room) return roomy;
  for (const size of sizes) {
    const density = tightened(roomy, size, room);
    // In the usual size the lines stay as they were broken: only their places change.
    if (density) return size.value === USUAL.value ? roomy.map((block) => respaced(block, density)) : table(density);
  }
  return undefined;
}

function respaced(block: Block, { value, leading, pad }: Density): Block {
  return block.spaced?.(value * leading, pad) ?? block;
}

/** The height of blocks one under the other. */
export function heightOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + block.height, 0);
}

/** The height is linear in leading and padding; undefined when even the least of both does not fit. */
function tightened(roomy: readonly Block[], { least, ...size }: Size, room: number): Density | undefined {
  // Counted in the usual size: smaller type never breaks into more lines.
  const pads = 2 * roomy.length;
  const lines = (heightOf(roomy) - pads * ROOMY.pad) / (ROOMY.value * ROOMY.leading);
  const heightWith = ({ leading, pad }: Least): number => lines * size.value * leading + pads * pad;
  const [most, fewest] = [heightWith(ROOMY), heightWith(least)];
  if (fewest > room) return undefined;
  const give = Math.max(0, (most - room) / (most - fewest));
  return {
    ...size,
    leading: ROOMY.leading - give * (ROOMY.leading - least.leading),
    pad: ROOMY.pad - give * (ROOMY.pad - least.pad),
  };
}
