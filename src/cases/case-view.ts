import type { PlainDate } from '../forms/types.ts';
import type { Channel, Status, Submission } from './types.ts';

/** Which cases somebody at the desk looks at: every view is an address, so this is what an address says. */
export interface CaseView {
  /** Offices whose cases may be seen; absent: the whole district. */
  readonly offices?: readonly string[];
  readonly service?: string;
  /** `open`: nothing that is final. */
  readonly status?: Status | 'open' | 'closed';
  /** `soon`: within three working days. A stopped clock is neither. */
  readonly due?: 'soon' | 'over';
  /** Id of a clerk, or `none`: nobody has it yet. */
  readonly clerk?: string;
  readonly channel?: Channel;
  /** Days of submission in the district, both included. */
  readonly from?: PlainDate;
  readonly to?: PlainDate;
  /** Came back after a correction was asked for, and nobody has looked since. */
  readonly returned?: true;
  /** Rated 1 or 2. */
  readonly unhappy?: true;
  /** Name (two characters are enough), reference or its beginning, telephone or ID number or the last four of either. */
  readonly text?: string;
  /** `due`: what presses most first, running clocks before those that stand or have ended. */
  readonly sort: 'due' | '-due' | 'received' | '-received';
  /** Where the page begins: the key of the last row of the page before. */
  readonly after?: string;
  /** Turns the page: the rows before `after`. */
  readonly before?: string;
  readonly limit: number;
}

/** What "today" and "soon" are is for whoever asks. */
export interface Today {
  readonly today: PlainDate;
  /** The last day that counts as soon. */
  readonly soon: PlainDate;
  /** Epoch milliseconds of a day's beginning in the district. */
  readonly startOf: (day: PlainDate) => number;
}

export interface CasePage {
  readonly cases: readonly Submission[];
  /** Keys for the pages beside this one; absent at the ends. */
  readonly next?: string;
  readonly previous?: string;
  /** How many there are in all, counted up to 1000. */
  readonly total: number;
}

/** The heads of the queue. */
export interface CaseCounts {
  readonly fresh: number;
  readonly soon: number;
  readonly over: number;
  readonly correction: number;
  readonly returned: number;
  readonly mine: number;
  readonly mineOver: number;
  readonly unhappy: number;
}
