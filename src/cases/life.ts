import type { ActionType } from './action.ts';
import type { Role, Status, Submission } from './types.ts';

/** What the resident can do with an own case. */
export type ResidentMove = 'withdraw' | 'answer-correction';

/** Who moves a case: the resident, or somebody at the desk by their role. */
export type Actor = 'applicant' | Role;

/** One line of the table: who, in which statuses, and where that may lead. Without `to` the status stays. */
interface Rule {
  readonly by: readonly Actor[];
  readonly from: readonly Status[];
  readonly to?: readonly Status[];
  /** What the case itself must still allow. */
  readonly when?: (submission: Submission) => boolean;
}

const UNDECIDED: readonly Status[] = ['submitted', 'correction', 'accepted', 'verifying', 'reviewed'];
const OPEN: readonly Status[] = [...UNDECIDED, 'approved', 'ready'];
const EVERY: readonly Status[] = [...OPEN, 'refused', 'rejected', 'delivered', 'withdrawn'];

const RECEIVES: readonly Role[] = ['clerk', 'supervisor'];
const DECIDES: readonly Role[] = ['reviewer', 'supervisor'];
const WORKS: readonly Role[] = ['clerk', 'reviewer', 'supervisor'];
const ANYBODY: readonly Role[] = [...WORKS, 'administrator'];

/** The life of a case: the only place that says who may do what with it, and where that leads. */
export const LIFE: Readonly<Record<ActionType | ResidentMove, Rule>> = {
  withdraw: { by: ['applicant'], from: UNDECIDED, to: ['withdrawn'] },
  // What was mended lies before the clerk once more.
  'answer-correction': { by: ['applicant'], from: ['correction'], to: ['submitted'] },

  take: { by: WORKS, from: OPEN },
  assign: { by: ANYBODY, from: OPEN },
  'hand-over': { by: ANYBODY, from: OPEN },
  // Also on a finished case: what came of a call about a bad rating is kept with it.
  note: { by: WORKS, from: EVERY },
  tick: { by: RECEIVES, from: OPEN },

  accept: { by: RECEIVES, from: ['submitted', 'correction'], to: ['accepted'] },
  refuse: { by: RECEIVES, from: ['submitted', 'correction'], to: ['refused'] },
  'ask-correction': {
    by: RECEIVES,
    from: ['submitted', 'accepted', 'verifying'],
    to: ['correction'],
    when: ({ desk }) => desk?.correction === undefined,
  },
  remind: {
    by: RECEIVES,
    from: UNDECIDED,
    when: ({ status, missing }) => status === 'correction' || missing.length > 0,
  },
  verify: { by: RECEIVES, from: ['accepted', 'verifying'], to: ['verifying'] },
  'pass-on': { by: RECEIVES, from: ['accepted', 'verifying'], to: ['verifying', 'reviewed'] },

  'send-back': { by: DECIDES, from: ['reviewed'], to: ['verifying'] },
  approve: { by: DECIDES, from: ['reviewed'], to: ['approved'] },
  reject: { by: DECIDES, from: ['reviewed'], to: ['rejected'] },
  'ask-extension': {
    by: WORKS,
    from: ['accepted', 'verifying', 'reviewed'],
    // One that was turned down may be asked for again with better reasons; one that was granted is the last.
    when: ({ desk }) => desk?.extension === undefined || desk.extension.granted === false,
  },
  'answer-extension': {
    by: DECIDES,
    from: UNDECIDED,
    when: ({ desk }) => desk?.extension !== undefined && desk.extension.granted === undefined,
  },

  ready: { by: RECEIVES, from: ['approved'], to: ['ready'] },
  deliver: { by: RECEIVES, from: ['approved', 'ready'], to: ['delivered'] },
};
