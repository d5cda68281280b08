import { LIFE, type Actor, type ResidentMove } from './life.ts';
import type { Status, Submission } from './types.ts';

const RULES = Object.values(LIFE);

/** Where this person may move a submission that has this status. */
export function nextStatuses(status: Status, actor: Actor): readonly Status[] {
  const open = RULES.filter(({ by, from }) => by.includes(actor) && from.includes(status));
  const next = new Set(open.flatMap(({ to }) => to ?? []));
  next.delete(status);
  return [...next];
}

/** True when nobody can move it any more. */
export function isFinal(status: Status): boolean {
  return RULES.every(({ from, to }) => to === undefined || !from.includes(status));
}

/** Whether the resident may do this with the case as it stands. */
export function residentMay(move: ResidentMove, submission: Submission): boolean {
  return LIFE[move].from.includes(submission.status);
}
