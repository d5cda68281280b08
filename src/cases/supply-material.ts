import { getPointer, setPointer } from '../forms/pointer.ts';
import type { Json, Pointer } from '../forms/types.ts';
import { openCorrection } from './resident-moves.ts';
import type { CaseEvent, Submission } from './types.ts';

/**
 * The submission after files for one of its materials came later, and the entry of its history. Once nothing is missing, a
 * case that waited for nothing else goes back before the clerk.
 */
export function supplyMaterial(
  submission: Submission,
  at: Pointer,
  files: readonly string[],
  now: number,
): { readonly submission: Submission; readonly event: CaseEvent } {
  const before = getPointer(submission.answers, at);
  const all = [...new Set<Json>([...(Array.isArray(before) ? (before as readonly Json[]) : []), ...files])];
  const missing = submission.missing.filter((pointer) => pointer !== at);
  const isBack = submission.status === 'correction' && !openCorrection(submission) && missing.length === 0;
  const status = isBack ? 'submitted' : submission.status;
  return {
    submission: { ...submission, status, missing, answers: setPointer(submission.answers, at, all) },
    event: { at: now, status, note: { key: 'cases:note.supplied' } },
  };
}
