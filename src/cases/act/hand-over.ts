import type { ActProblem } from '../action.ts';
import { routeFrom } from '../route.ts';
import type { Submission } from '../types.ts';
import { readWords } from './read-words.ts';
import { done, heldByNobody, type ActDeps, type ActionOf, type Step } from './step.ts';

/** 转交: to another office, in nobody's hands there yet. The resident is told where the case is now, and why. */
export function handOver(submission: Submission, action: ActionOf<'hand-over'>, deps: ActDeps): Step {
  const { office } = action;
  const words = readWords('reason', action.reason);
  const problems = [...officeProblems(submission, office, deps), ...(words.ok ? [] : words.problems)];
  if (!words.ok || problems.length > 0) return { ok: false, problems };
  const { form, district } = deps;
  const route = submission.route.includes(office) ? submission.route : routeFrom(office, form.service.route, district);
  return done(
    { ...heldByNobody(submission), office, route },
    { key: 'cases:note.handed-over', params: { office, reason: words.text } },
  );
}

function officeProblems(submission: Submission, office: string, { district }: ActDeps): readonly ActProblem[] {
  const field = 'office';
  if (office.trim() === '') return [{ code: 'required', field }];
  if (!district.offices.some(({ id }) => id === office)) return [{ code: 'office-unknown', field }];
  return office === submission.office ? [{ code: 'office-same', field }] : [];
}
