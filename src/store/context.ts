import type { Database } from './database.ts';
import type { DistrictChanges } from './district-types.ts';
import type { Draft } from '../bot/types.ts';
import type { PlainDate, PointerPattern } from '../forms/types.ts';
import type { Sealer } from './seal.ts';

/** What every part of the store works with. */
export interface StoreContext {
  readonly database: Database;
  readonly sealer: Sealer;
  /** Places at a time of an institution, by its id and the slot's; 0 where it is not offered. */
  readonly capacityOf: (institution: string, slot: string) => number;
  /** Told when what was changed of the district turns out to be newer than what `capacityOf` knows. */
  readonly follow?: (changes: DistrictChanges) => void;
  /** True when another system wants to be told what happens to submissions. */
  readonly announce: boolean;
  /** Where it is there, how applications in the chat begin and end is counted. */
  readonly drafts?: DraftKnowledge;
}

/** What only the forms and the district know about an application under way. */
export interface DraftKnowledge {
  /** The day in the district at a moment in epoch milliseconds. */
  readonly dayOf: (at: number) => PlainDate;
  /** The question at which it stands, '' once all are answered; undefined where its form is not there any more. */
  readonly openQuestion: (draft: Draft, at: number) => PointerPattern | undefined;
}
