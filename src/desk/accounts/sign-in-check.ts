import type { Request, RequestHandler, Response } from 'express';
import type { Clerk } from '../../cases/clerk.ts';
import { officesOf } from '../../cases/may.ts';
import type { Visit } from '../visit.ts';
import { isUpload, readForm, readUploadWithoutFiles } from './forms.ts';
import { ownAddress } from './own-address.ts';
import type { Parts } from './parts.ts';
import { showSignIn } from './show-sign-in.tsx';
import { carry } from './carry.ts';

const MINUTE = 60 * 1000;
/** How often a stream looks whether its session still lives. Milliseconds. */
const STREAM_CHECK = 5 * 1000;

/**
 * Lets through who is signed in, and sets `response.locals.visit`. Role, office and name are read anew each time: what an
 * administrator changes counts at once.
 */
export function signInCheck(parts: Parts): RequestHandler {
  return async (request, response, next) => {
    const clerk = await whoIs(parts, request);
    if (clerk === undefined) {
      await askToSignIn(parts, request, response);
      return;
    }
    response.locals['visit'] = visitOfClerk(parts, request, clerk);
    if (isStream(request)) endWithSession(parts, request, response);
    else await keepAlive(parts, request);
    if (owesCodes(clerk) && !CODES_FIRST.test(request.path)) response.redirect(303, '/desk/me/codes');
    else next();
  };
}

/** What somebody may do who has to set codes up before anything else. */
const CODES_FIRST = /^\/(?:me\/codes(?:\/|$)|me\/language$|sign-out$)/;

function owesCodes(clerk: Clerk): boolean {
  return clerk.role === 'administrator' && !clerk.hasCodes;
}

async function whoIs({ accounts }: Parts, request: Request): Promise<Clerk | undefined> {
  const id = request.session.clerk;
  const clerk = id === undefined ? undefined : await accounts.clerks.find(id);
  return clerk?.disabled === false ? clerk : undefined;
}

function visitOfClerk({ house, csrf }: Parts, request: Request, clerk: Clerk): Visit {
  return {
    clerk,
    acting: { clerk: clerk.id, name: clerk.name, role: clerk.role, office: clerk.office },
    offices: officesOf(clerk, house.district),
    lang: clerk.lang,
    t: house.words(clerk.lang),
    csrf: csrf.mark(request, clerk.id),
    house,
    address: request.originalUrl,
  };
}

/** Written down once a minute: a session lives by what people do. */
async function keepAlive({ accounts, house }: Parts, request: Request): Promise<void> {
  const now = house.now();
  if (now - (request.session.used ?? now) >= MINUTE) await accounts.sessions.used(request.sessionID, now);
}

/** A stream of events is opened by the page, not by a person: it keeps no session alive, and ends with it. */
function isStream(request: Request): boolean {
  return (request.get('accept') ?? '').startsWith('text/event-stream');
}

function endWithSession(parts: Parts, request: Request, response: Response): void {
  const { accounts, house } = parts;
  const look = async (): Promise<void> => {
    const lives = await accounts.sessions.read(request.sessionID, house.now());
    if (lives === undefined || (await whoIs(parts, request)) === undefined) response.end();
  };
  const timer = setInterval(() => {
    look().catch((error: unknown) => {
      house.report(error, response);
    });
  }, STREAM_CHECK);
  timer.unref();
  response.once('close', () => {
    clearInterval(timer);
  });
}

/** A page leads to the sign-in and back; a form that comes too late is kept until its clerk is back. */
async function askToSignIn(parts: Parts, request: Request, response: Response): Promise<void> {
  if (request.method === 'GET' || request.method === 'HEAD') {
    if (isStream(request)) response.status(401).end();
    else response.redirect(303, signInAddress(request));
    return;
  }
  await readLateForm(request, response);
  const carried = carry(parts, request);
  await showSignIn(parts, request, response, {
    status: 401,
    ended: true,
    ...(carried === undefined ? {} : { carried }),
  });
}

function signInAddress(request: Request): string {
  const to = ownAddress(request.originalUrl);
  return to === '/desk' ? '/desk/sign-in' : `/desk/sign-in?to=${encodeURIComponent(to)}`;
}

function readLateForm(request: Request, response: Response): Promise<void> {
  const read = isUpload(request) ? readUploadWithoutFiles : readForm;
  return new Promise((resolve, reject) => {
    void read(request, response, (error?: unknown) => {
      if (error instanceof Error) reject(error);
      else resolve();
    });
  });
}
