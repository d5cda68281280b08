import { parsePlainDate } from '../../forms/plain-date.ts';
import type { PlainDate } from '../../forms/types.ts';
import type { ActProblem, ActProblemCode } from '../action.ts';

/**
 * What is wrong with a field that holds a day: nothing in it, no day of the calendar, or what `judge` finds wrong with the day.
 * Forms hand in days as they were typed.
 */
export function dayProblems(
  field: string,
  typed: PlainDate | undefined,
  judge: (day: PlainDate) => ActProblemCode | undefined,
): readonly ActProblem[] {
  const day = parsePlainDate(typed);
  const code = typed === undefined || typed === '' ? 'required' : day === undefined ? 'not-a-date' : judge(day);
  return code === undefined ? [] : [{ code, field }];
}
