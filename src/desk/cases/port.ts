import type { Acted, ActProblem } from '../../cases/action.ts';
import type { CaseCounts, CasePage, CaseView, Today } from '../../cases/case-view.ts';
import type { Acting, CaseEvent, Submission } from '../../cases/types.ts';

/** What the queue and a case's page need of the store. */
export interface CasesPort {
  list(view: CaseView, today: Today): Promise<CasePage>;
  /** @param scope.offices absent: the whole district. */
  counts(scope: { readonly offices?: readonly string[]; readonly clerk: string }, today: Today): Promise<CaseCounts>;
  find(reference: string): Promise<Submission | undefined>;
  /** Oldest first; what the resident sees. */
  history(reference: string): Promise<readonly CaseEvent[]>;
  /** Oldest first: everything that was done with this case, viewings too. */
  log(reference: string): Promise<readonly LogEntry[]>;
  /** The neighbours of a case in a view. */
  beside(view: CaseView, today: Today, reference: string): Promise<Beside>;
  /** Newest first: others of the same people, by the numbers of their papers, at most twenty. */
  alike(submission: Submission): Promise<readonly Submission[]>;
  /**
   * Changes a case in one transaction with its history, its audit entry, the resident's notice and the outbound webhook.
   * Nothing is overwritten: `revision` is the one that was on the clerk's page.
   */
  change(order: ChangeOrder): Promise<Changed>;
  /** Writes down that somebody looked at, printed or took out something. */
  record(entry: Omit<LogEntry, 'id'>): Promise<void>;
  /** Calls back after every change of any case by this process; returns how to stop. */
  watch(listener: (change: { readonly reference: string; readonly office: string }) => void): () => void;
}

interface ChangeOrder {
  readonly reference: string;
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
  readonly total: number;
}

/** One entry of the record of who did what. */
export interface LogEntry {
  readonly id: string;
  readonly at: number;
  /** `clerk:<id>`, or the channel for residents and portals. */
  readonly actor: string;
  readonly action: string;
  readonly reference?: string;
  /** A reason or a field's name; sealed where it is stored. Never an answer. */
  readonly detail?: string;
}
