import { isTakenAsAccepted } from '../correction-time.ts';
import { closeCase } from '../deadline.ts';
import type { Submission } from '../types.ts';
import { readWords } from './read-words.ts';
import { byOf, done, withDesk, wrong, type ActDeps, type ActionOf, type Step } from './step.ts';

/** 不予受理, with the reason that the resident reads. */
export function refuse(submission: Submission, action: ActionOf<'refuse'>, deps: ActDeps): Step {
  if (isTakenAsAccepted(submission, deps)) return wrong('taken-as-accepted');
  const read = readWords('reason', action.reason);
  if (!read.ok) return read;
  const reason = read.text;
  const decision = { ...byOf(deps), kind: 'refused', reason } as const;
  const refused = closeCase(withDesk({ ...submission, status: 'refused' }, { decision }), deps);
  return done(refused, { key: 'cases:note.refused', params: { reason } });
}
