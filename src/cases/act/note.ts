import type { Submission } from '../types.ts';
import { readWords } from './read-words.ts';
import { done, withNote, type ActDeps, type ActionOf, type Step } from './step.ts';

/** A note for colleagues: the resident does not see it. */
export function note(submission: Submission, action: ActionOf<'note'>, deps: ActDeps): Step {
  const read = readWords('text', action.text);
  return read.ok ? done(withNote(submission, read.text, deps)) : read;
}
