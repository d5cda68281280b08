import type { JSX } from 'preact';
import { at, Axis, heightAt, LEFT, middleOf, MonthName, topOf } from './frame.tsx';

interface LineProps {
  /** Undefined: nothing was finished, or it lies ahead; the line is broken there. */
  readonly values: readonly (number | undefined)[];
  readonly names: readonly string[];
  readonly write: (value: number) => string;
  readonly writeAxis: (value: number) => string;
  /** A line across, such as what is promised, and its words. */
  readonly mark?: { readonly value: number; readonly words: string } | undefined;
}

/** A point a month, joined. The first, the highest and the last have their numbers beside them. */
export function Line({ values, names, write, writeAxis, mark }: LineProps): JSX.Element {
  const points = values.flatMap((value, n) => (value === undefined ? [] : [{ n, value }]));
  const top = topOf([...points.map(({ value }) => value), mark?.value ?? 0]);
  const highest = points.reduce((best, point) => (point.value > best.value ? point : best), points[0] ?? NOTHING);
  const named = new Set([points[0]?.n, highest.n, points.at(-1)?.n]);
  const all = values.length;
  const x = (n: number): string => at(middleOf(n, all));
  return (
    <>
      <Axis top={top} write={writeAxis} />
      {mark && <Mark y={heightAt(mark.value, top)} words={mark.words} />}
      {points.map((point, i) => {
        const next = points[i + 1];
        return next?.n === point.n + 1 ? (
          <line
            key={point.n}
            class="run"
            x1={x(point.n)}
            y1={heightAt(point.value, top)}
            x2={x(next.n)}
            y2={heightAt(next.value, top)}
          />
        ) : null;
      })}
      {points.map(({ n, value }) => (
        <g key={n}>
          <circle class="pt" cx={x(n)} cy={heightAt(value, top)} r="4" />
          {named.has(n) && (
            <text class="val" x={x(n)} y={heightAt(value, top) - 12} text-anchor="middle">
              {write(value)}
            </text>
          )}
        </g>
      ))}
      {names.map((name, n) => (
        <MonthName key={name} n={n} all={all} name={name} />
      ))}
    </>
  );
}

const NOTHING = { n: -1, value: 0 };

function Mark({ y, words }: { y: number; words: string }): JSX.Element {
  return (
    <>
      <line class="promise" x1={at(LEFT)} x2="100%" y1={y} y2={y} />
      <text class="promise-t" x="100%" y={y - 6} text-anchor="end">
        {words}
      </text>
    </>
  );
}
