import type { PlainDate } from '../forms/types.ts';
import { isFinal } from './status.ts';
import type { Submission } from './types.ts';

/** What the desk's views ask of a case beside its own fields. */
export interface Facets {
  /** Somebody can still move it. */
  readonly open: boolean;
  /** The promised day while the clock runs; absent while it stands and once the case is closed. */
  readonly runsUntil?: PlainDate;
  /** Sorts by what presses most: running clocks by their day, then those that stand or have ended, by theirs. */
  readonly urgency: string;
  /** Came back after a correction was asked for, and nobody at the desk has gone on with it. */
  readonly returned: boolean;
}

export function facetsOf({ status, due, desk, closed }: Submission): Facets {
  const open = !isFinal(status);
  const runs = open && closed === undefined && desk?.stoppedOn === undefined;
  return {
    open,
    ...(runs ? { runsUntil: due } : {}),
    // Digits first: every database sorts them alike.
    urgency: runs ? due : `9${due}`,
    returned: status === 'submitted' && desk?.correction?.answeredAt !== undefined,
  };
}
