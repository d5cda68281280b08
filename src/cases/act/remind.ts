import type { PlainDate } from '../../forms/types.ts';
import type { Submission } from '../types.ts';
import { done, type ActDeps, type Step, type Told } from './step.ts';

/** 再提醒一次: the resident hears once more what is missing or to be mended. */
export function remind(submission: Submission, { today }: Pick<ActDeps, 'today'>): Step {
  const { status, missing, materialsDue, desk } = submission;
  const correction = status === 'correction' ? desk?.correction : undefined;
  return done(
    submission,
    correction
      ? reminder('correction', correction.items.length, correction.until, today)
      : reminder('missing', missing.length, materialsDue, today),
  );
}

/** A day that is over would only frighten: the resident is asked without one. */
function reminder(what: 'correction' | 'missing', count: number, until: PlainDate | undefined, today: PlainDate): Told {
  if (until === undefined || until < today) return { key: `cases:note.still-${what}`, params: { count } };
  return { key: `cases:note.still-${what}-until`, params: { count, until } };
}
