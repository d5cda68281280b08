import type { Clerk } from '../../cases/clerk.ts';
import { maySee } from '../../cases/may.ts';
import type { Submission } from '../../cases/types.ts';
import type { Visit } from '../visit.ts';
import type { CasesDeps } from './room.ts';

/** Everybody who has, or had, an account, by id. */
export async function clerksById({ clerks }: Pick<CasesDeps, 'clerks'>): Promise<ReadonlyMap<string, Clerk>> {
  return new Map((await clerks.list()).map((one) => [one.id, one]));
}

/**
 * Who works on cases and could be given one, oneself first.
 * @param submission absent: any that this person sees.
 */
export function colleaguesOf(
  { clerk, offices, house }: Visit,
  clerks: ReadonlyMap<string, Clerk>,
  submission?: Submission,
): readonly Clerk[] {
  const isNear = (one: Clerk): boolean =>
    submission === undefined
      ? offices === undefined || one.role === 'supervisor' || offices.includes(one.office)
      : maySee(one, submission, house.district);
  const all = [...clerks.values()].filter((one) => !one.disabled && one.role !== 'administrator' && isNear(one));
  return [...all.filter(({ id }) => id === clerk.id), ...all.filter(({ id }) => id !== clerk.id)];
}
