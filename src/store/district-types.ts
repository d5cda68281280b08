import type { DistrictChange, DistrictFault, DistrictPart, StoredChange } from '../cases/district-change.ts';
import type { Acting } from '../cases/types.ts';

/** What was changed of the district at the desk. */
export interface DistrictStore {
  changes(): Promise<DistrictChanges>;
  change(order: DistrictOrder): Promise<DistrictChanged>;
  /** Of one thing, newest first. */
  history(part: DistrictPart, id: string): Promise<readonly StoredChange[]>;
}

/** All that was changed of the district at the desk: the newest of each part and id, in the order of the changes. */
export interface DistrictChanges {
  /** Counts the changes; 0: none. */
  readonly version: number;
  readonly changes: readonly StoredChange[];
}

interface DistrictEdit {
  readonly change: DistrictChange;
  /** `seq` of the change that the clerk's page showed of this part and id; 0: none. */
  readonly seen: number;
}

export interface DistrictOrder {
  /** All of them, or none; each of another part or id. */
  readonly edits: readonly DistrictEdit[];
  readonly acting: Acting;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly reason?: string;
  /** What would be wrong with the district then; asked while nobody else can change it. */
  readonly judge: (changes: readonly DistrictChange[]) => readonly DistrictFault[];
}

export type DistrictChanged =
  | { readonly kind: 'changed'; readonly changes: DistrictChanges }
  | { readonly kind: 'faulty'; readonly faults: readonly DistrictFault[] }
  /** Somebody else changed it since the page was made. */
  | { readonly kind: 'stale'; readonly changes: DistrictChanges };
