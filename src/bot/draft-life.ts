import { addDays } from '../forms/plain-date.ts';
import type { PlainDate } from '../forms/types.ts';
import type { Draft, StepContext } from './types.ts';

/** Days for which a draft that nobody touches is kept (PIPL art. 19: no longer than needed). */
export const DRAFT_DAYS = 30;

const DAY = 24 * 60 * 60 * 1000;

/** The day on which a draft last touched at `millis` is thrown away. */
export function dateOfMillis(millis: number, context: StepContext): PlainDate {
  const age = Math.floor((context.now - millis) / DAY);
  return addDays(context.today, DRAFT_DAYS - age);
}

/** True once a draft has waited too long. */
export function isStaleDraft(draft: Draft, now: number): boolean {
  return now - draft.updatedAt > DRAFT_DAYS * DAY;
}
