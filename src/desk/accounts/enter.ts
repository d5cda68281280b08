import type { Request, Response } from 'express';
import type { Clerk } from '../../cases/clerk.ts';
import { ownCarried } from './carry.ts';
import { ownAddress } from './own-address.ts';
import type { Parts } from './parts.ts';
import { recordOwn } from './record.ts';
import type { SignInWay } from './session-data.ts';
import { leadTo, oweCode, signInto } from './session.ts';
import { rememberDevice } from './tries.ts';

/** The first step was right: asks for the code where the account has codes, or else opens the desk. */
export async function enter(
  parts: Parts,
  request: Request,
  response: Response,
  clerk: Clerk,
  way: SignInWay,
): Promise<void> {
  if (clerk.hasCodes) {
    await oweCode(request, clerk.id, way, parts.house.now());
    await leadTo(request, response, '/desk/code');
  } else await openDesk(parts, request, response, clerk, way);
}

/** Opens the desk where the clerk wanted to go: first to what they had written, if a form waits for them. */
export async function openDesk(
  parts: Parts,
  request: Request,
  response: Response,
  clerk: Clerk,
  way: SignInWay,
): Promise<void> {
  await signInto(request, clerk.id, way);
  // Made before the first pages are: two that are opened at once hold the same one.
  parts.csrf.mark(request);
  // Only now: after the password alone a stranger's browser would get a count of its own for the codes.
  rememberDevice(parts, request, response, clerk.login);
  await recordOwn(parts, clerk, 'signed-in', way);
  const to = ownAddress(request.session.to);
  delete request.session.to;
  if (ownCarried(parts, request, clerk.id) !== undefined) await leadTo(request, response, '/desk/carry-on');
  else {
    delete request.session.carried;
    await leadTo(request, response, to);
  }
}
