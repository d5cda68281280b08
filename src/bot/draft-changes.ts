import type { Form } from '../forms/form.ts';
import { patternOf } from '../forms/pointer.ts';
import type { FormContext, PointerPattern } from '../forms/types.ts';
import type { ChatState, Draft, Effect } from './types.ts';

/** What became of an application in a turn, or while the house was tidied. */
export interface DraftChange {
  readonly event: 'begun' | 'submitted' | 'given-up';
  readonly draft: Draft;
}

/**
 * The applications that a chat began or ended between two states. One that is no longer there and was not submitted was
 * given up, whether it was thrown away, begun afresh, or had waited too long: whatever takes it out, it is seen once.
 * What mends a submission is none: the application was submitted long before.
 */
export function draftChanges(
  before: ChatState | undefined,
  after: ChatState,
  effects: readonly Effect[],
): readonly DraftChange[] {
  if (before?.drafts === after.drafts) return [];
  const [old, now] = [before?.drafts ?? [], after.drafts].map((drafts) =>
    drafts.filter(({ correction }) => !correction),
  );
  if (old === undefined || now === undefined) return [];
  const begun = now.filter(({ id }) => !old.some((draft) => draft.id === id));
  const gone = old.filter(({ id }) => !now.some((draft) => draft.id === id));
  return [
    ...begun.map((draft) => ({ event: 'begun' as const, draft })),
    ...gone.map((draft) => ({
      event: isSubmitted(draft, effects) ? ('submitted' as const) : ('given-up' as const),
      draft,
    })),
  ];
}

function isSubmitted({ service, consentAt }: Draft, effects: readonly Effect[]): boolean {
  return effects.some(
    (one) => one.type === 'submit' && one.submission.service === service && one.submission.consentAt === consentAt,
  );
}

/** The question at which an application stands: the one being changed or the first open one; '' once all are answered. */
export function openQuestionOf(draft: Draft, form: Form, forms: FormContext): PointerPattern {
  const { items } = form.walk(draft.answers, forms);
  const editing = items.find(({ question }) => question.pointer === draft.editing);
  const open = editing ?? items.find(({ state }) => state === 'open');
  return open === undefined ? '' : patternOf(open.question.pointer);
}
