import type { JSX } from 'preact';
import { at } from './frame.tsx';

export interface BarRow {
  readonly name: string;
  /** What stands at its end. */
  readonly words: string;
  /** 0 … 1 of the width. */
  readonly share: number;
  readonly peak?: boolean;
}

const ROW = 46;
const BAR = 16;

/** Pixels that so many rows take. */
export function rowsHeight(rows: readonly unknown[]): number {
  return Math.max(1, rows.length) * ROW;
}

/** Bars that lie one under the other, each under its name: a name may be as long as it is. Outlined as far as a full one reaches. */
export function Rows({ rows }: { rows: readonly BarRow[] }): JSX.Element {
  return (
    <>
      {rows.map(({ name, words, share, peak }, n) => (
        <g key={name}>
          <text class="val" x="0" y={n * ROW + 14}>
            {name}
          </text>
          <text class={peak === true ? 'top-val' : 'val'} x="100%" y={n * ROW + 14} text-anchor="end">
            {words}
          </text>
          <rect class="full" x="0" y={n * ROW + 21} width="100%" height={BAR} rx="3" />
          {share > 0 && (
            <rect
              class={peak === true ? 'bar peak' : 'bar'}
              {...(peak === true ? { fill: 'url(#hatch)' } : {})}
              x="0"
              y={n * ROW + 21}
              width={at(100 * Math.min(1, share))}
              height={BAR}
              rx="3"
            />
          )}
        </g>
      ))}
    </>
  );
}
