import type { District } from '../forms/types.ts';
import type { ActionType } from './action.ts';
import { LIFE } from './life.ts';
import type { Acting, Role, Submission } from './types.ts';

/** What is done at the desk beside the cases. */
export type Duty = 'accounts' | 'district-data' | 'audit' | 'figures' | 'export' | 'bookings' | 'preview';

const DUTIES: Readonly<Record<Duty, readonly Role[]>> = {
  accounts: ['administrator'],
  'district-data': ['administrator'],
  audit: ['supervisor', 'administrator'],
  figures: ['clerk', 'reviewer', 'supervisor', 'administrator'],
  // People's data in bulk: only for those whose work it is.
  export: ['clerk', 'reviewer', 'supervisor'],
  bookings: ['clerk', 'supervisor', 'administrator'],
  preview: ['clerk', 'reviewer', 'supervisor', 'administrator'],
};

const WHOLE_DISTRICT: readonly Role[] = ['supervisor', 'administrator'];

type Whom = Pick<Acting, 'role' | 'office'>;
type Where = Pick<District, 'offices'>;

/** Whether the role has this duty. Where cases or people are shown, the office's scope holds beside it. */
export function mayDo(role: Role, duty: Duty): boolean {
  return DUTIES[duty].includes(role);
}

/** Offices whose cases may be seen: the own one first, then all below it. Undefined: the whole district. */
export function officesOf(acting: Whom, district: Where): readonly string[] | undefined {
  if (WHOLE_DISTRICT.includes(acting.role)) return undefined;
  // Grows while it is walked: what hangs below one that was found is found, too. A set ends it even in a circle.
  const found = new Set([acting.office]);
  for (const above of found) for (const { id, parent } of district.offices) if (parent === above) found.add(id);
  return [...found];
}

/** Whether the case lies with an office of theirs. What may not be seen is to them as if it were not there. */
export function maySee(acting: Whom, submission: Pick<Submission, 'office'>, district: Where): boolean {
  return officesOf(acting, district)?.includes(submission.office) ?? true;
}

/** Whether they may do this with the case as it stands: by role, office, status and what was done with it before. */
export function may(acting: Whom, action: ActionType, submission: Submission, district: Where): boolean {
  const { by, from, when } = LIFE[action];
  return (
    by.includes(acting.role) &&
    from.includes(submission.status) &&
    (when?.(submission) ?? true) &&
    maySee(acting, submission, district)
  );
}
