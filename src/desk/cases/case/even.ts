/** Lines that a card's heading and edges take. */
const HEAD = 2;
/** So much of two columns may stay empty. */
const HOLE = 0.25;

/**
 * Whether cards of so many rows stand side by side without a hole, in their order, left column first. Where they do not, each
 * takes the whole width and lays out its rows in two columns.
 */
export function standEven(rows: readonly number[]): boolean {
  const heights = rows.map((count) => count + HEAD);
  const total = sum(heights);
  const tallest = heights.map((_, at) => Math.max(sum(heights.slice(0, at)), sum(heights.slice(at))));
  return rows.length > 1 && 2 * Math.min(...tallest) - total <= HOLE * 2 * total;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
