import type { PlainDate } from '../forms/types.ts';

/** Time and chance: handed in, so that the pure parts need neither. */
export interface Surroundings {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** The day in the district's zone. */
  readonly today: () => PlainDate;
  /** 64 fresh random bytes. */
  readonly entropy: () => Uint8Array;
}
