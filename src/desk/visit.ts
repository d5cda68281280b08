import type { Response } from 'express';
import type { Words } from '../bot/types.ts';
import type { Clerk } from '../cases/clerk.ts';
import type { Acting } from '../cases/types.ts';
import type { Lang } from '../forms/types.ts';
import type { DeskHouse } from './house.ts';

/** One request of somebody who is signed in: who, in which language, what they may see. */
export interface Visit {
  readonly clerk: Clerk;
  /** The same person as the rules see them. */
  readonly acting: Acting;
  /** Offices whose cases may be seen; undefined: the whole district. */
  readonly offices: readonly string[] | undefined;
  readonly lang: Lang;
  readonly t: Words;
  /** Goes into every form as the hidden field `csrf`. */
  readonly csrf: string;
  readonly house: DeskHouse;
  /** Path and query of this page. */
  readonly address: string;
}

/** Set by the sign-in check in front of every page behind it. */
export function visitOf(response: Response): Visit {
  const visit: unknown = response.locals['visit'];
  if (visit === undefined) throw new Error('This page is mounted in front of the sign-in check.');
  return visit as Visit;
}
