/** A source of chance that gives the same for the same seed, so that a run that failed can be repeated. */
export interface Chance {
  /** From 0 up to, but not including, `below`. */
  readonly upTo: (below: number) => number;
  /** True in about this share of the calls. */
  readonly happens: (share: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T | undefined;
}

/** Mulberry32: 32 bits of state, good enough to wander through a form. */
export function makeChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const upTo = (below: number) => Math.floor(next() * below);
  return { upTo, happens: (share) => next() < share, pick: (list) => list[upTo(list.length)] };
}
