import type { PlainDate } from '../../forms/types.ts';
import type { ActProblemCode } from '../action.ts';
import { restartClock } from '../deadline.ts';
import type { Submission } from '../types.ts';
import { addWorkingDays, isWorkingDay } from '../working-days.ts';
import { dayProblems } from './read-day.ts';
import { done, heldBy, type ActDeps, type ActionOf, type Step } from './step.ts';

/** 受理. While a correction is waited for, too: what was asked for may have been brought to the counter. */
export function accept(submission: Submission, action: ActionOf<'accept'>, deps: ActDeps): Step {
  const { materialsDue: _before, ...running } = restartClock(submission, deps.today, deps.district.calendar);
  const accepted: Submission = heldBy(deps, { ...running, status: 'accepted' });
  if (accepted.missing.length === 0) return done(accepted, { key: 'cases:note.accepted' });
  return acceptLacking(accepted, action.materialsDue, deps);
}

/** 容缺: accepted although something is missing, which may follow until a day that was agreed on. */
function acceptLacking(accepted: Submission, until: PlainDate | undefined, deps: ActDeps): Step {
  const problems = dayProblems('materialsDue', until, (day) => judgeDay(accepted, day, deps));
  if (until === undefined || problems.length > 0) return { ok: false, problems };
  const params = { count: accepted.missing.length, until };
  return done({ ...accepted, materialsDue: until }, { key: 'cases:note.accepted-missing', params });
}

function judgeDay({ due }: Submission, day: PlainDate, deps: ActDeps): ActProblemCode | undefined {
  const { today, district, form } = deps;
  const { calendar } = district;
  if (day < today) return 'in-the-past';
  if (!isWorkingDay(day, calendar)) return 'no-working-day';
  // Of a case that is late already, nothing could be waited for: it gets as long as the service gives.
  const last = due < today ? addWorkingDays(today, form.service.materialsDays, calendar).date : due;
  return day > last ? 'after-due' : undefined;
}
