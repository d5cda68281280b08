import type { PlainDate, PointerPattern } from '../forms/types.ts';
import type { Channel } from './types.ts';

/** Which figures are asked for. A case belongs to the moment at which it was received. */
export interface FiguresAsked {
  /** Beginnings of the twelve months and of the month after them, in epoch milliseconds: thirteen. */
  readonly months: readonly number[];
  /** What they are compared with: the same part of the year before, from its beginning up to `to`. */
  readonly before: { readonly from: number; readonly to: number };
  /** The same year in days, for what is counted by the day. */
  readonly days: { readonly first: PlainDate; readonly last: PlainDate };
  /** Absent: the whole district. */
  readonly offices?: readonly string[];
  readonly service?: string;
}

/** Cases of one service with one office that were received in the same month. */
export interface FigureCell {
  /** 0: October … 11: September; `before`: all of what they are compared with. */
  readonly month: number | 'before';
  readonly service: string;
  readonly office: string;
  readonly received: number;
  readonly finished: number;
  readonly onTime: number;
  /** How many of the finished ones took so many working days, by the number of days. */
  readonly took: readonly number[];
}

export interface ChannelCount {
  readonly channel: Channel;
  readonly received: number;
}

export interface RatingCell {
  readonly office: string;
  /** 5 very satisfied … 1 very dissatisfied. */
  readonly score: number;
  readonly count: number;
}

/** How many applications in the chat were begun, submitted, or given up at a question; of the whole district. */
export interface DraftCount {
  readonly service: string;
  readonly event: DraftEvent;
  /** The question that was open; '' where all was answered, or where it does not matter. */
  readonly at: PointerPattern;
  readonly count: number;
}

type DraftEvent = 'begun' | 'submitted' | 'given-up';

/** What the store counts for a year. */
export interface YearCells {
  readonly cells: readonly FigureCell[];
  readonly channels: readonly ChannelCount[];
  readonly ratings: readonly RatingCell[];
  readonly drafts: readonly DraftCount[];
  /** When the first case ever was received; absent where there is none. Epoch milliseconds. */
  readonly since?: number;
}

/** What a number of cells come to. */
export interface Tally {
  readonly received: number;
  readonly finished: number;
  readonly onTime: number;
  /** Median of the working days that the finished ones took; absent where none is finished. */
  readonly days?: number;
}

/** Adds cells up. The median is that of all their cases together, not of the cells' medians. */
export function tallyOf(cells: readonly FigureCell[]): Tally {
  const sum = (of: (cell: FigureCell) => number): number => cells.reduce((all, cell) => all + of(cell), 0);
  const took: number[] = [];
  for (const cell of cells)
    for (const [days, count] of cell.took.entries()) if (count) took[days] = (took[days] ?? 0) + count;
  const days = medianOf(took);
  return {
    received: sum(({ received }) => received),
    finished: sum(({ finished }) => finished),
    onTime: sum(({ onTime }) => onTime),
    ...(days === undefined ? {} : { days }),
  };
}

/** The median of values given by how often each occurs; of an even number, halfway between the middle two. */
function medianOf(counts: readonly number[]): number | undefined {
  const all = counts.reduce((sum, count) => sum + count, 0);
  if (all === 0) return undefined;
  return (valueAt(counts, Math.ceil(all / 2)) + valueAt(counts, Math.floor(all / 2) + 1)) / 2;
}

/** The nth smallest value, counted from 1. */
function valueAt(counts: readonly number[], n: number): number {
  let seen = 0;
  return counts.findIndex((count) => (seen += count || 0) >= n);
}

/** The share of what is finished that was finished in time, 0 … 1; undefined where nothing is finished. */
export function onTimeShare({ finished, onTime }: Tally): number | undefined {
  return finished === 0 ? undefined : onTime / finished;
}

/** Fewer than these could be traced to a person. */
export const FEWEST = 3;

/**
 * Which of the parts of a published sum are not to be shown, by their place: those of one or two; and where what is hidden
 * could be found by subtracting what is shown from the sum, the smallest of the others, too.
 */
export function hiddenParts(counts: readonly number[]): ReadonlySet<number> {
  const at = (place: number): number => counts[place] ?? 0;
  const order = [...counts.keys()].filter((place) => at(place) > 0).sort((a, b) => at(a) - at(b));
  const small = order.filter((place) => at(place) < FEWEST);
  const sum = small.reduce((all, place) => all + at(place), 0);
  // All of them one, or all of them as many as can be hidden: the sum alone says so.
  const isFound = small.length > 0 && (sum === small.length || sum === small.length * (FEWEST - 1));
  return new Set(order.slice(0, small.length + (isFound ? 1 : 0)));
}
