import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { sendRefusal } from '../pages/refusal.tsx';
import { visitOf } from '../visit.ts';
import { carry } from './carry.ts';
import { isUpload, readForm, readUpload } from './forms.ts';
import type { Parts } from './parts.ts';
import { leadTo } from './session.ts';

/** Reads posted forms and lets through those of this session. What changes something is never a GET. */
export function formCheck(parts: Parts): RequestHandler[] {
  return [
    (request, response, next) => (isUpload(request) ? readUpload : readForm)(request, response, next),
    async (request, response, next) => {
      if (READS.includes(request.method)) next();
      else if (parts.csrf.isRight(request)) passOn(request, next);
      else if (parts.csrf.clerkOf(request) === visitOf(response).clerk.id)
        await takeOld(parts, request, response, next);
      else await sendRefusal(request, response, visitOf(response), 'stale-form');
    },
  ];
}

/** Made by us for this clerk, in a session that has ended: they look at it once more and send it on. */
async function takeOld(parts: Parts, request: Request, response: Response, next: NextFunction): Promise<void> {
  const carried = carry(parts, request);
  // Whoever wants to leave may, from any page of theirs.
  if (request.path === '/sign-out') next();
  else if (carried === undefined) await sendRefusal(request, response, visitOf(response), 'stale-form');
  else {
    request.session.carried = carried;
    await leadTo(request, response, '/desk/carry-on');
  }
}

const READS = ['GET', 'HEAD', 'OPTIONS'];

/** The form that was carried over has arrived; nothing is left of it in the session. */
function passOn(request: Request, next: NextFunction): void {
  const body: unknown = request.body;
  if (typeof body === 'object' && body !== null && 'carried-on' in body) {
    delete request.session.carried;
    delete body['carried-on'];
  }
  next();
}
