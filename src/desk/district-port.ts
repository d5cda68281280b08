import type { DistrictChange, DistrictFault, DistrictPart, StoredChange } from '../cases/district-change.ts';
import type { Acting } from '../cases/types.ts';

/** The district's data as far as it is kept at the desk. */
export interface DistrictPort {
  /** The newest change of each part and id. */
  changes(): readonly StoredChange[];
  /** Judged as at the start of the program: with a fault, nothing changes. */
  change(order: DistrictOrder): Promise<DistrictEdited>;
  /** Of one thing, newest first. */
  history(part: DistrictPart, id: string): Promise<readonly StoredChange[]>;
}

interface DistrictEdit {
  readonly change: DistrictChange;
  /** `seq` of the change that the clerk's page showed; 0: none. */
  readonly seen: number;
}

interface DistrictOrder {
  /** All of them, or none. */
  readonly edits: readonly DistrictEdit[];
  readonly acting: Acting;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly reason?: string;
}

export type DistrictEdited =
  | { readonly kind: 'changed' }
  /** Somebody else was quicker. */
  | { readonly kind: 'stale' }
  | { readonly kind: 'faulty'; readonly faults: readonly DistrictFault[] };
