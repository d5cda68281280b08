import type { Acted } from './action.ts';
import type { Acting, Submission } from './types.ts';

/** A visit that is booked at an institution. */
export interface Booking {
  readonly submission: Submission;
  /** `<institution>@2026-12-01T08:30`. */
  readonly slot: string;
  /** Set once they came. */
  readonly arrived?: {
    /** Epoch milliseconds. */
    readonly at: number;
    /** Id of the clerk. */
    readonly by: string;
  };
}

/** Moves a booking to another time, at the same institution or another. */
export interface MoveOrder {
  readonly reference: string;
  /** The time that the clerk's page showed. */
  readonly from: string;
  readonly to: string;
  readonly acting: Acting;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Pure: what it makes of the case as it stands. */
  readonly decide: (submission: Submission) => Acted;
}

/** `full`: no place is free there any more. `stale`: it is booked for another time by now. */
export type BookingMoved =
  | { readonly kind: 'moved'; readonly submission: Submission }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'full' | 'stale' | 'unknown' };

/** Somebody came to a booked visit, or was marked so by mistake. */
export interface ArrivalOrder {
  readonly reference: string;
  readonly slot: string;
  readonly arrived: boolean;
  readonly acting: Acting;
  /** Epoch milliseconds. */
  readonly at: number;
}
