import type { Status } from './types.ts';

/** Who moves a submission: the resident, the clerk who receives and checks it, the one who decides. */
export type Actor = 'applicant' | 'clerk' | 'reviewer';

type Moves = Readonly<Partial<Record<Actor, readonly Status[]>>>;

/** Where a submission may go from each status, and who may take it there. A status without moves is final. */
const MOVES = {
  submitted: { applicant: ['withdrawn'], clerk: ['accepted', 'refused', 'correction'] },
  // Supplying what was asked for puts it back before the clerk.
  correction: { applicant: ['submitted', 'withdrawn'], clerk: ['accepted', 'refused'] },
  accepted: { applicant: ['withdrawn'], clerk: ['verifying', 'reviewed', 'correction'] },
  verifying: { applicant: ['withdrawn'], clerk: ['reviewed', 'correction'] },
  reviewed: { applicant: ['withdrawn'], reviewer: ['approved', 'rejected', 'verifying'] },
  approved: { clerk: ['ready', 'delivered'] },
  ready: { clerk: ['delivered'] },
  refused: {},
  rejected: {},
  delivered: {},
  withdrawn: {},
} as const satisfies Record<Status, Moves>;

/** Where this person may move a submission that has this status. */
export function nextStatuses(status: Status, actor: Actor): readonly Status[] {
  const moves: Moves = MOVES[status];
  return moves[actor] ?? [];
}

/** True when nobody can move it any more. */
export function isFinal(status: Status): boolean {
  return Object.keys(MOVES[status]).length === 0;
}
