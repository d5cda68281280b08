import type { PlainDate } from '../../forms/types.ts';
import type { ActProblem, ActProblemCode } from '../action.ts';
import { dayOf } from '../day-of.ts';
import type { Submission, Verification } from '../types.ts';
import { dayProblems } from './read-day.ts';
import { readWords } from './read-words.ts';
import { byOf, done, heldBy, withDesk, type ActDeps, type ActionOf, type Step } from './step.ts';

const WAYS: readonly string[] = ['phone', 'visit', 'records'] satisfies readonly Verification['way'][];

/** Writes down a verification: how, when and what was found. With the first one the case is being verified. */
export function verify(submission: Submission, { way, on, found }: ActionOf<'verify'>, deps: ActDeps): Step {
  const words = readWords('found', found);
  const problems = [
    ...wayProblems(way),
    ...dayProblems('on', on, (day) => judgeDay(day, submission, deps)),
    ...(words.ok ? [] : words.problems),
  ];
  if (!words.ok || problems.length > 0) return { ok: false, problems };
  const verifications = [...(submission.desk?.verifications ?? []), { ...byOf(deps), way, on, found: words.text }];
  const verified = heldBy(deps, withDesk({ ...submission, status: 'verifying' }, { verifications }));
  return submission.status === 'verifying' ? done(verified) : done(verified, { key: 'cases:note.verifying' });
}

function wayProblems(way: string): readonly ActProblem[] {
  return WAYS.includes(way) ? [] : [{ code: 'required', field: 'way' }];
}

function judgeDay(
  day: PlainDate,
  { submittedAt }: Submission,
  { today, district }: ActDeps,
): ActProblemCode | undefined {
  if (day > today) return 'in-the-future';
  return day < dayOf(submittedAt, district.timeZone) ? 'before-submission' : undefined;
}
