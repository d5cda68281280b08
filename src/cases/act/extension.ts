import type { ActProblem } from '../action.ts';
import { laterBy } from '../deadline.ts';
import type { Submission } from '../types.ts';
import { readWords } from './read-words.ts';
import { byOf, done, withDesk, wrong, type ActDeps, type ActionOf, type Step } from './step.ts';

/** Working days: what article 42 of 行政许可法 allows on top for a permit is the most for any service. */
const MOST = 10;

/** Asks whoever decides for more time, before what was promised is over. */
export function askExtension(submission: Submission, action: ActionOf<'ask-extension'>, deps: ActDeps): Step {
  if (deps.today > submission.due) return wrong('after-due');
  const words = readWords('reason', action.reason);
  const { days } = action;
  const problems = [...daysProblems(days), ...(words.ok ? [] : words.problems)];
  if (!words.ok || problems.length > 0) return { ok: false, problems };
  return done(withDesk(submission, { extension: { ...byOf(deps), days, reason: words.text } }));
}

function daysProblems(days: number): readonly ActProblem[] {
  const field = 'days';
  if (!Number.isInteger(days) || days < 1) return [{ code: 'required', field }];
  return days > MOST ? [{ code: 'too-many', field }] : [];
}

/** Once it is granted the promised day moves, and the resident is told why. */
export function answerExtension(submission: Submission, action: ActionOf<'answer-extension'>, deps: ActDeps): Step {
  const asked = submission.desk?.extension;
  if (asked === undefined) return wrong('forbidden');
  const answered = withDesk(submission, { extension: { ...asked, granted: action.granted } });
  if (!action.granted) return done(answered);
  const later = laterBy(answered, asked.days, deps.district.calendar);
  return done(later, { key: 'cases:note.extended', params: { until: later.due, reason: asked.reason } });
}
