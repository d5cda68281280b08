import { closeCase } from '../deadline.ts';
import type { Submission } from '../types.ts';
import { readWords } from './read-words.ts';
import { byOf, done, withDesk, type ActDeps, type ActionOf, type Step } from './step.ts';

/** 不予, with the reason that the resident reads; how to appeal is on the notice. */
export function reject(submission: Submission, action: ActionOf<'reject'>, deps: ActDeps): Step {
  const read = readWords('reason', action.reason);
  if (!read.ok) return read;
  const reason = read.text;
  const decision = { ...byOf(deps), kind: 'rejected', reason } as const;
  const rejected = closeCase(withDesk({ ...submission, status: 'rejected' }, { decision }), deps);
  return done(rejected, { key: 'cases:note.rejected', params: { reason } });
}
