import type { Form } from '../../forms/form.ts';
import type { District, PlainDate } from '../../forms/types.ts';
import type { Action, ActionType, ActProblem, ActProblemCode } from '../action.ts';
import type { Clerk } from '../clerk.ts';
import type { Acting, CaseEvent, DeskRecord, Submission } from '../types.ts';

/** All that an action is judged by, beside the case. */
export interface ActDeps {
  readonly acting: Acting;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The day in the district. */
  readonly today: PlainDate;
  readonly district: District;
  /** The form in the version of the submission. */
  readonly form: Form;
  /** For `assign`: the clerk of that id, looked up by the caller; absent when there is none. */
  readonly assignee?: Pick<Clerk, 'id' | 'role' | 'office' | 'disabled'>;
}

/** One action of a type, such as `ActionOf<'refuse'>`. */
export type ActionOf<Type extends ActionType> = Extract<Action, { readonly type: Type }>;

/** What a verb makes of a case that it may be done with. `told`: what the resident hears, where it is their business. */
export type Step =
  | { readonly ok: true; readonly submission: Submission; readonly told?: Told }
  | { readonly ok: false; readonly problems: readonly ActProblem[] };

export type Told = NonNullable<CaseEvent['note']>;

export function done(submission: Submission, told?: Told): Step {
  return told ? { ok: true, submission, told } : { ok: true, submission };
}

/** A verb with one thing wrong. */
export function wrong(code: ActProblemCode, field?: string): Step {
  return { ok: false, problems: [field === undefined ? { code } : { code, field }] };
}

/** The case with something added to what the desk wrote down. */
export function withDesk(submission: Submission, change: Partial<DeskRecord>): Submission {
  const empty = { ticked: [], notes: [], verifications: [], opinions: [] };
  return { ...submission, desk: { ...empty, ...submission.desk, ...change } };
}

/** The case with one more note for colleagues. */
export function withNote(submission: Submission, text: string, deps: ActDeps): Submission {
  return withDesk(submission, { notes: [...(submission.desk?.notes ?? []), { ...byOf(deps), text }] });
}

/** Who did something, and when. */
export function byOf({ acting, at }: ActDeps): { readonly by: string; readonly at: number } {
  return { by: acting.clerk, at };
}

/** Whoever works on a case that nobody has yet, has it: what comes back from the resident comes back to them. */
export function heldBy({ acting }: ActDeps, submission: Submission): Submission {
  return { ...submission, clerk: submission.clerk ?? acting.clerk };
}

/** The case in nobody's hands, for the colleagues whom it reaches next. */
export function heldByNobody({ clerk: _clerk, ...submission }: Submission): Submission {
  return submission;
}
