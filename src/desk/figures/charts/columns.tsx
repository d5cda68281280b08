import type { JSX } from 'preact';
import { alternate, at, Axis, BOTTOM, heightAt, middleOf, MonthName, topOf, widthOf } from './frame.tsx';

interface ColumnsProps {
  /** Undefined: it lies ahead. */
  readonly values: readonly (number | undefined)[];
  readonly names: readonly string[];
  readonly write: (value: number) => string;
}

/** Of the room of a month. */
const WIDTH = 0.62;

/** A column a month. The highest is hatched and its number bold: it stands out without colour, too. */
export function Columns({ values, names, write }: ColumnsProps): JSX.Element {
  const known = values.map((value) => value ?? 0);
  const top = topOf(known);
  const peak = known.indexOf(Math.max(...known));
  return (
    <>
      <defs>
        <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="hatch-ground" width="6" height="6" />
          <line class="hatch-line" x1="0" y1="0" x2="0" y2="6" />
        </pattern>
      </defs>
      <Axis top={top} write={write} />
      {values.map((value, n) => (
        <g key={names[n]}>
          {value !== undefined && (
            <Column value={value} top={top} n={n} all={values.length} isPeak={n === peak && value > 0} write={write} />
          )}
          <MonthName n={n} all={values.length} name={names[n] ?? ''} />
        </g>
      ))}
    </>
  );
}

interface ColumnProps {
  readonly value: number;
  readonly top: number;
  readonly n: number;
  readonly all: number;
  readonly isPeak: boolean;
  readonly write: (value: number) => string;
}

function Column({ value, top, n, all, isPeak, write }: ColumnProps): JSX.Element {
  const y = heightAt(value, top);
  const width = widthOf(all) * WIDTH;
  const look = isPeak ? { class: 'bar peak', fill: 'url(#hatch)' } : { class: 'bar' };
  return (
    <>
      <rect {...look} x={at(middleOf(n, all) - width / 2)} width={at(width)} y={y} height={BOTTOM - y} rx="3" />
      <text
        {...(isPeak ? { class: 'top-val' } : alternate(n, 'val'))}
        x={at(middleOf(n, all))}
        y={y - 7}
        text-anchor="middle"
      >
        {write(value)}
      </text>
    </>
  );
}
