import { Router, type Request, type Response } from 'express';
import { foldLogin } from '../../cases/password-rules.ts';
import { enter } from './enter.ts';
import type { OidcSignIn } from './oidc.ts';
import type { SignInFault } from './pages/sign-in-page.tsx';
import type { Parts } from './parts.ts';
import { recordStranger } from './record.ts';
import { leadTo } from './session.ts';
import { showSignIn } from './show-sign-in.tsx';

/** So long somebody may take in the other house. Milliseconds. */
const TRIP_LASTS = 15 * 60 * 1000;

/** The way to another house that signs our clerks in, and back. An account is never made by it, only found. */
export function oidcRoutes(parts: Parts): Router {
  const router = Router();
  const { oidc } = parts;
  if (oidc === undefined) return router;
  router.get('/oidc', (request, response) => leave(parts, oidc, request, response));
  router.get('/oidc/back', (request, response) => comeBack(parts, oidc, request, response));
  return router;
}

async function leave(parts: Parts, oidc: OidcSignIn, request: Request, response: Response): Promise<void> {
  try {
    const { to, trip } = await oidc.begin();
    request.session.trip = { ...trip, at: parts.house.now() };
    await leadTo(request, response, to);
  } catch (error) {
    parts.house.report(error, response);
    await fail(parts, request, response, 'oidc-failed');
  }
}

async function comeBack(parts: Parts, oidc: OidcSignIn, request: Request, response: Response): Promise<void> {
  const login = await loginOf(parts, oidc, request, response);
  if (login === undefined) {
    await recordStranger(parts, 'oidc-failed');
    await fail(parts, request, response, 'oidc-failed');
    return;
  }
  const found = await parts.accounts.clerks.byLogin(foldLogin(login));
  if (found === undefined || found.clerk.disabled) {
    await recordStranger(parts, 'oidc-unknown', found?.clerk);
    await fail(parts, request, response, 'oidc-unknown');
  } else await enter(parts, request, response, found.clerk, 'oidc');
}

/** A trip leads back once. */
async function loginOf(
  { house }: Parts,
  oidc: OidcSignIn,
  request: Request,
  response: Response,
): Promise<string | undefined> {
  const { trip } = request.session;
  delete request.session.trip;
  if (trip === undefined || house.now() - trip.at > TRIP_LASTS) return undefined;
  try {
    return await oidc.finish(request.originalUrl, trip);
  } catch (error) {
    house.report(error, response);
    return undefined;
  }
}

async function fail(
  parts: Parts,
  request: Request,
  response: Response,
  code: Extract<SignInFault['code'], 'oidc-failed' | 'oidc-unknown'>,
): Promise<void> {
  const { carried } = request.session;
  await showSignIn(parts, request, response, {
    status: 403,
    fault: { code },
    ...(carried === undefined ? {} : { carried }),
  });
}
