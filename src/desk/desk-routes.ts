import { Router, type RequestHandler } from 'express';
import { securityHeaders } from '../http/headers.ts';
import { createCsrf } from './accounts/csrf.ts';
import { doorRoutes } from './accounts/door-routes.ts';
import { formCheck } from './accounts/form-check.ts';
import { meRoutes } from './accounts/me-routes.ts';
import { createOidc, type OidcSettings } from './accounts/oidc.ts';
import type { Parts } from './accounts/parts.ts';
import type { AccountsPort } from './accounts/port.ts';
import { onDeskError } from './accounts/refuse.tsx';
import { deskSession } from './accounts/session.ts';
import { signInCheck } from './accounts/sign-in-check.ts';
import type { DeskHouse } from './house.ts';
import { sendRefusal } from './pages/refusal.tsx';
import { visitOf } from './visit.ts';

export interface DeskParts {
  readonly accounts: AccountsPort;
  /** Another house that signs our clerks in. */
  readonly oidc?: OidcSettings;
  /** Asked in order; each answers what is its own and passes the rest on. */
  readonly rooms: readonly RequestHandler[];
}

/**
 * The whole desk, to be mounted at `/desk`. Behind the sign-in every handler finds its `Visit`. A posted form has been read
 * into `request.body` and comes from a page of this session; a form with files has them in `request.files` (in memory, at
 * most nine of 10 MB). Nothing but the style and script is to be had without signing in.
 */
export function deskRoutes(house: DeskHouse, { accounts, oidc, rooms }: DeskParts): Router {
  const parts: Parts = {
    house,
    accounts,
    csrf: createCsrf(accounts.secret),
    ...(oidc === undefined ? {} : { oidc: createOidc(house, oidc) }),
  };
  const router = Router();
  router.use(securityHeaders(house.secure), keepNothing, deskSession(house, accounts));
  router.use(doorRoutes(parts));
  router.use(signInCheck(parts), formCheck(parts), meRoutes(parts), ...rooms);
  router.use((request, response) => sendRefusal(request, response, visitOf(response), 'missing'));
  router.use(onDeskError(parts));
  return router;
}

/** Nobody may keep a copy of what is shown here, unless a handler says so of a file that is no secret. */
const keepNothing: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store');
  next();
};
