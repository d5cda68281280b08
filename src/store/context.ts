import type { Database } from './database.ts';
import type { Sealer } from './seal.ts';

/** What every part of the store works with. */
export interface StoreContext {
  readonly database: Database;
  readonly sealer: Sealer;
  /** Places at each time of an institution. */
  readonly capacityOf: (institution: string) => number;
  /** True when another system wants to be told what happens to submissions. */
  readonly announce: boolean;
}
