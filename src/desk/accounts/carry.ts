import type { Request } from 'express';
import { openCarried, sealCarried, type Carried } from './carried.ts';
import { allFields, field, isUpload } from './forms.ts';
import { ownAddress } from './own-address.ts';
import type { Parts } from './parts.ts';

/** Forms about oneself hold passwords, and nothing that took long to write. */
const NEVER = /^\/(?:sign-out|me|carry-on)(?:\/|$)/;

/**
 * Keeps a form whose session has ended, sealed for its clerk. Undefined for one that no page of ours made: a form that
 * another site sends never gets in by this way.
 */
export function carry({ accounts, csrf, house }: Parts, request: Request): string | undefined {
  const clerk = csrf.clerkOf(request);
  if (clerk === undefined || NEVER.test(request.path)) return undefined;
  return sealCarried(accounts.secret, {
    clerk,
    to: ownAddress(request.originalUrl),
    multipart: isUpload(request),
    files: hasFiles(request),
    fields: allFields(request).filter(([name]) => name !== 'csrf'),
    at: house.now(),
  });
}

/** An empty file box sends a part, too: without a name. */
function hasFiles(request: Request): boolean {
  return Array.isArray(request.files) && request.files.some(({ originalname }) => originalname !== '');
}

/** What was carried so far, as the page in front of us has it or else the session. */
export function carriedSoFar({ accounts, house }: Parts, request: Request): string | undefined {
  for (const sealed of [field(request, 'carried'), request.session.carried])
    if (sealed !== undefined && openCarried(accounts.secret, sealed, house.now()) !== undefined) return sealed;
  return undefined;
}

/** The form that this clerk may go on with. */
export function ownCarried({ accounts, house }: Parts, request: Request, clerk: string): Carried | undefined {
  const carried = openCarried(accounts.secret, request.session.carried, house.now());
  return carried?.clerk === clerk ? carried : undefined;
}
