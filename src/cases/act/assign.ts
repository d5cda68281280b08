import { maySee } from '../may.ts';
import type { Submission } from '../types.ts';
import { done, wrong, type ActDeps, type ActionOf, type Step } from './step.ts';

/** 我来接. From a colleague, too: people fall ill. */
export function take(submission: Submission, { acting }: ActDeps): Step {
  if (submission.clerk === acting.clerk) return wrong('already-yours');
  return done({ ...submission, clerk: acting.clerk });
}

/** To a colleague who sees the case and works on cases. */
export function assign(
  submission: Submission,
  { clerk }: ActionOf<'assign'>,
  { assignee, district }: Pick<ActDeps, 'assignee' | 'district'>,
): Step {
  if (clerk.trim() === '') return wrong('required', 'clerk');
  if (assignee?.id !== clerk || assignee.disabled) return wrong('clerk-unknown', 'clerk');
  if (assignee.role === 'administrator' || !maySee(assignee, submission, district))
    return wrong('clerk-elsewhere', 'clerk');
  if (submission.clerk === clerk) return wrong('already-theirs', 'clerk');
  return done({ ...submission, clerk });
}
