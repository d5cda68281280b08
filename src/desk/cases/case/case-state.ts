import type { ActionType } from '../../../cases/action.ts';
import type { Clerk } from '../../../cases/clerk.ts';
import type { Attachment, CaseEvent, Submission } from '../../../cases/types.ts';
import type { Form } from '../../../forms/form.ts';
import type { PlainDate, Pointer } from '../../../forms/types.ts';
import type { FieldProblem } from '../../pages/fields.tsx';
import type { Visit } from '../../visit.ts';
import type { Beside, LogEntry } from '../port.ts';
import type { Posted } from '../posted.ts';
import type { ViewQuery } from '../view.ts';
import type { AnswersView } from './answer-view.ts';

/** Everything that a case's page is drawn from. */
export interface CaseState {
  readonly visit: Visit;
  readonly submission: Submission;
  /** In the version that the case was made with. */
  readonly form: Form;
  readonly answers: AnswersView;
  readonly today: PlainDate;
  /** The view in which the case was opened: where its neighbours are. */
  readonly query: ViewQuery;
  readonly beside: Beside;
  readonly history: readonly CaseEvent[];
  readonly log: readonly LogEntry[];
  /** Of the same people, as far as this person may see them. */
  readonly alike: readonly Submission[];
  readonly clerks: ReadonlyMap<string, Clerk>;
  readonly files: ReadonlyMap<string, Attachment>;
  /** When the page is drawn. Epoch milliseconds. */
  readonly now: number;
}

/** What is told on one drawing of the page only. */
export interface CaseMoment {
  /** The answer that is shown in full. */
  readonly shown?: Pointer;
  /** What was just done, in words. */
  readonly done?: string;
  readonly attempt?: Attempt;
  /** What colleagues did since the page was drawn: nothing of the attempt was taken. */
  readonly changes?: readonly LogEntry[];
}

/** A form that was sent and not taken: it comes back as it was filled in. */
export interface Attempt {
  readonly type: ActionType | 'reveal';
  readonly posted: Posted;
  readonly problems: readonly FieldProblem[];
}

/** What was typed into a field of this form, or else what usually stands there. */
export function typed({ attempt }: CaseMoment, type: Attempt['type'], name: string, usual = ''): string {
  return attempt?.type === type ? attempt.posted.text(name) : usual;
}

/** What is wrong with this form. */
export function problemsOf({ attempt }: CaseMoment, type: Attempt['type']): readonly FieldProblem[] {
  return attempt?.type === type ? attempt.problems : [];
}
