import type { Form } from '../forms/form.ts';
import type { District, PlainDate } from '../forms/types.ts';
import { dayOf } from './day-of.ts';
import type { Submission } from './types.ts';
import { workingDaysBetween } from './working-days.ts';

interface Asking {
  readonly today: PlainDate;
  readonly district: Pick<District, 'calendar' | 'timeZone'>;
  readonly form: Pick<Form, 'service'>;
}

/**
 * True once nothing was asked for in the time that the service gives for it (`correctionDays`): the case counts as accepted
 * since it came in (行政许可法, article 32). It can no longer be refused at the door, nor sent back for corrections.
 */
export function isTakenAsAccepted(submission: Submission, { today, district, form }: Asking): boolean {
  const { correctionDays } = form.service;
  if (correctionDays === undefined || submission.desk?.correction !== undefined) return false;
  const from = dayOf(submission.submittedAt, district.timeZone);
  return workingDaysBetween(from, today, district.calendar) > correctionDays;
}
