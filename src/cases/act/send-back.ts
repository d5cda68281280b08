import type { Submission } from '../types.ts';
import { readWords } from './read-words.ts';
import { done, withNote, type ActDeps, type ActionOf, type Step } from './step.ts';

/** From review back to verifying. The reason is for colleagues, among the notes. */
export function sendBack(submission: Submission, action: ActionOf<'send-back'>, deps: ActDeps): Step {
  const read = readWords('reason', action.reason);
  if (!read.ok) return read;
  return done(withNote({ ...submission, status: 'verifying' }, read.text, deps), { key: 'cases:note.sent-back' });
}
