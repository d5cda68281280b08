import { getPointer } from '../../forms/pointer.ts';
import type { Pointer } from '../../forms/types.ts';
import type { Submission } from '../types.ts';
import { done, withDesk, wrong, type ActDeps, type ActionOf, type Step } from './step.ts';

/**
 * Which materials are in order, all of them at once: one that is left out is no longer ticked. Paper that was brought to the
 * counter is ticked without a file, and is missing no more; so a tick taken back lets it be missing again.
 */
export function tick(submission: Submission, { materials }: ActionOf<'tick'>, { form }: Pick<ActDeps, 'form'>): Step {
  const known = form.service.documents.map(({ at }) => at);
  if (materials.some((at) => !known.includes(at))) return wrong('unknown-material', 'materials');
  const ticked = known.filter((at) => materials.includes(at));
  const isMissing = (at: Pointer): boolean =>
    !ticked.includes(at) && (submission.missing.includes(at) || wasBrought(submission, at));
  return done(withDesk({ ...submission, missing: known.filter(isMissing) }, { ticked }));
}

/** Ticked before, with no file. */
function wasBrought({ answers, desk }: Submission, at: Pointer): boolean {
  const files = getPointer(answers, at);
  const isSent = Array.isArray(files) && files.length > 0;
  return !isSent && (desk?.ticked.includes(at) ?? false);
}
