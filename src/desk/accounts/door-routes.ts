import { Router, type RequestHandler } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { setCookie } from '../../http/cookies.ts';
import { codeRoutes } from './code-routes.tsx';
import { readForm } from './forms.ts';
import { oidcRoutes } from './oidc-routes.ts';
import type { Parts } from './parts.ts';
import { LANG_COOKIE } from './reader.ts';
import { refuseAtDoor } from './refuse.tsx';
import { signInRoutes } from './sign-in-routes.ts';
import { welcomeRoutes } from './welcome-routes.tsx';

/** The pages in front of the sign-in. */
export function doorRoutes(parts: Parts): Router {
  const router = Router();
  router.use(['/sign-in', '/code', '/welcome', '/oidc'], [limit(parts), switchLanguage(parts), readForm]);
  router.use(signInRoutes(parts), codeRoutes(parts), welcomeRoutes(parts), oidcRoutes(parts));
  return router;
}

/** Each new visitor is a row in the database: one address, which a whole office may share, makes no more than this a minute. */
const PER_MINUTE = 240;

function limit(parts: Parts): RequestHandler {
  const perAddress = new RateLimiterMemory({ points: PER_MINUTE, duration: 60 });
  return async (request, response, next) => {
    const isOver = await perAddress.consume(request.ip ?? 'unknown').then(
      () => false,
      (refused: unknown) => {
        if (refused instanceof Error) throw refused;
        return true;
      },
    );
    if (isOver) await refuseAtDoor(parts, request, response, 'too-many');
    else next();
  };
}

function switchLanguage({ house }: Parts): RequestHandler {
  return (request, response, next) => {
    const { lang } = request.query;
    if (request.method !== 'GET' || (lang !== 'en' && lang !== 'zh-CN')) {
      next();
      return;
    }
    setCookie(response, LANG_COOKIE, lang, house.secure);
    response.redirect(303, `${request.baseUrl}${request.path === '/' ? '' : request.path}`);
  };
}
