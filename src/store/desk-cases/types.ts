import type { Acted, ActProblem } from '../../cases/action.ts';
import type { CaseCounts, CasePage, CaseView, Today } from '../../cases/case-view.ts';
import type { Acting, CaseEvent, Submission } from '../../cases/types.ts';
import type { AuditEntry } from '../audit-chain.ts';
import type { CaseChange } from '../journal.ts';

/** What clerks see of cases and do with them. */
export interface DeskCases {
  list(view: CaseView, today: Today): Promise<CasePage>;
  /** @param scope.offices absent: the whole district. */
  counts(scope: Scope, today: Today): Promise<CaseCounts>;
  find(reference: string): Promise<Submission | undefined>;
  /** Oldest first; what the resident sees. */
  history(reference: string): Promise<readonly CaseEvent[]>;
  /** Oldest first: everything that was done with this case, viewings too. */
  log(reference: string): Promise<readonly LogEntry[]>;
  /** The neighbours of a case in a view. */
  beside(view: CaseView, today: Today, reference: string): Promise<Beside>;
  /** Newest first: others of the same people, by the numbers of their papers, at most twenty. */
  alike(submission: Submission): Promise<readonly Submission[]>;
  /** Changes a case in one transaction with everything that follows from it; nothing is overwritten. */
  change(order: ChangeOrder): Promise<Changed>;
  /** Writes down that somebody looked at, printed or took out something. */
  record(entry: AuditEntry): Promise<void>;
  /** Calls back after every case that this process made or changed; returns how to stop. */
  watch(listener: (change: CaseChange) => void): () => void;
}

export interface Scope {
  readonly offices?: readonly string[];
  readonly clerk: string;
}

export interface ChangeOrder {
  readonly reference: string;
  /** The one that the clerk saw. */
  readonly revision: number;
  readonly acting: Acting;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Pure: what the action makes of the case as it stands. */
  readonly decide: (submission: Submission) => Acted;
}

export type Changed =
  | { readonly kind: 'changed'; readonly submission: Submission }
  | { readonly kind: 'refused'; readonly problems: readonly ActProblem[] }
  /** Somebody was quicker: the case as it stands now. */
  | { readonly kind: 'stale'; readonly submission: Submission }
  | { readonly kind: 'unknown' };

export interface Beside {
  readonly previous?: string;
  readonly next?: string;
  /** 1 for the first; absent where the case is not in the view. */
  readonly position?: number;
  /** As in a page: counted up to 1000. */
  readonly total: number;
}

export interface LogEntry extends AuditEntry {
  readonly id: string;
}
