/** Random numbers, 0 ≤ x < 1, handed in: with the same seed the same cases come out. */
export type Random = () => number;

/** Numbers that look random and are the same for the same seed (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from 0 to `below`, that one not included. */
export function below(random: Random, limit: number): number {
  return Math.floor(random() * limit);
}

/** One of a list that is not empty. */
export function pick<T>(random: Random, list: readonly T[]): T {
  const found = list[below(random, list.length)];
  if (found === undefined) throw new Error('There is nothing to pick from.');
  return found;
}

/** One of a list, the more often the more weight it has. */
export function pickBy<T>(random: Random, list: readonly T[], weightOf: (item: T) => number): T {
  let left = random() * list.reduce((sum, item) => sum + weightOf(item), 0);
  const found = list.find((item) => (left -= weightOf(item)) < 0);
  return found ?? pick(random, list);
}

export function randomBytes(random: Random, length: number): Uint8Array {
  return Uint8Array.from({ length }, () => below(random, 256));
}
