import type { ComponentChildren, JSX } from 'preact';

/** Heights in pixels; widths are shares of the room, so that a chart fits a phone and a sheet of paper alike. */
const TOP = 24;
export const BOTTOM = 208;
const LABELS = 228;
/** Percent of the width that the numbers of the axis take. */
export const LEFT = 8;
const TICKS = 4;

interface ChartProps {
  /** Makes the ids of the page's charts different. */
  readonly id: string;
  /** The finding, as a sentence. */
  readonly heading: string;
  /** What is drawn, and in which unit. */
  readonly what: string;
  /** The whole chart in words, for whoever does not see it. */
  readonly words: string;
  readonly children: ComponentChildren;
  /** Pixels, where it is not the height of charts by month. */
  readonly height?: number;
}

/** A chart under a heading that says what it shows. The table below it holds the same numbers. */
export function Chart({ id, heading, what, words, children, height }: ChartProps): JSX.Element {
  return (
    <figure class="card chart" aria-labelledby={`${id}-heading`}>
      <figcaption id={`${id}-heading`}>
        <h2>{heading}</h2>
        <p>{what}</p>
      </figcaption>
      <svg role="img" aria-labelledby={`${id}-words`} width="100%" height={height ?? LABELS + 8}>
        <title id={`${id}-words`}>{words}</title>
        {children}
      </svg>
    </figure>
  );
}

/** The highest number of an axis: at least as high as the highest value, and divided into four round steps. */
export function topOf(values: readonly number[]): number {
  const least = Math.max(1, ...values) / TICKS;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 2.5, 3, 5, 10].map((n) => n * power).find((one) => one >= least && isRound(one)) ?? 10 * power;
  return Math.max(1, step) * TICKS;
}

function isRound(step: number): boolean {
  return Number.isInteger(step) || step < 1;
}

/** Where a value stands, in pixels from the top. */
export function heightAt(value: number, top: number): number {
  return BOTTOM - (value / top) * (BOTTOM - TOP);
}

/** Where the nth of so many months stands, in percent of the width. */
export function middleOf(n: number, all: number): number {
  return LEFT + ((n + 0.5) * (100 - LEFT)) / all;
}

/** How wide a month is, in percent. */
export function widthOf(all: number): number {
  return (100 - LEFT) / all;
}

/** The lines across, with their numbers. */
export function Axis({ top, write }: { top: number; write: (value: number) => string }): JSX.Element {
  return (
    <>
      {Array.from({ length: TICKS + 1 }, (_, n) => (n * top) / TICKS).map((value) => (
        <g key={value}>
          <line
            class={value === 0 ? 'base' : 'grid-line'}
            x1={`${LEFT}%`}
            x2="100%"
            y1={heightAt(value, top)}
            y2={heightAt(value, top)}
          />
          <text x={`${LEFT - 1}%`} y={heightAt(value, top) + 4} text-anchor="end">
            {write(value)}
          </text>
        </g>
      ))}
    </>
  );
}

/** The name under a month; every other one is left out where there is no room. */
export function MonthName({ n, all, name }: { n: number; all: number; name: string }): JSX.Element {
  return (
    <text {...alternate(n)} x={at(middleOf(n, all))} y={LABELS} text-anchor="middle">
      {name}
    </text>
  );
}

/** Left out on a narrow screen for every other month. */
export function alternate(n: number, also = ''): { class?: string } {
  const names = [also, n % 2 === 1 ? 'alt' : ''].filter((name) => name !== '').join(' ');
  return names === '' ? {} : { class: names };
}

/** A place across, as an attribute. */
export function at(percent: number): string {
  return `${Math.round(percent * 100) / 100}%`;
}
