import { Router } from 'express';
import { carryOnRoutes } from './carry-on-routes.tsx';
import { codesRoutes } from './codes-routes.tsx';
import type { Parts } from './parts.ts';
import { passwordRoutes } from './password-routes.tsx';
import { profileRoutes } from './profile-routes.tsx';

/** What somebody who is signed in does about themselves: the way out, language, password, codes, sessions. */
export function meRoutes(parts: Parts): Router {
  const router = Router();
  router.use(profileRoutes(parts), passwordRoutes(parts), codesRoutes(parts), carryOnRoutes(parts));
  return router;
}
