import { Router, type RequestHandler } from 'express';
import { createElement } from 'preact';
import { loadAssets } from './assets.ts';
import { chatRoutes } from './chat-routes.ts';
import { securityHeaders } from '../http/headers.ts';
import { makeLimits } from './limits.ts';
import { HelpPage, PrivacyPage } from './pages/text-page.tsx';
import { notFound, onError } from './refuse.ts';
import type { ResidentDeps } from './resident-deps.ts';
import { sendPage } from '../http/send.ts';
import { statusRoutes } from './status-routes.ts';
import { chatOf, keepSwitches, settingOf, type House } from './visitor.ts';

export type { ChatView, ResidentDeps } from './resident-deps.ts';
export type { StatusView } from './status-view.ts';

/**
 * Everything that residents see in a browser. Works without script: forms are posted and lead back to `/#now`.
 * Mount it at the root, after the API. Throws at start when an asset is missing.
 */
export function residentRoutes(deps: ResidentDeps): Router {
  const house: House = { deps, assets: loadAssets() };
  const limits = makeLimits();
  const router = Router();
  router.get('/assets/:name', securityHeaders(deps.secure), house.assets.serve);
  const pages = Router();
  pages.use(securityHeaders(deps.secure), switches(house));
  pages.use(chatRoutes(house, limits), statusRoutes(house, limits.looks));
  pages.get('/privacy', (request, response) =>
    sendPage(request, response, createElement(PrivacyPage, { setting: settingOf(request, house) })),
  );
  pages.get('/help', (request, response) =>
    sendPage(request, response, createElement(HelpPage, { setting: settingOf(request, house) })),
  );
  pages.use(onError(house));
  router.use((request, response, next) => {
    if (OWN.test(request.path)) pages(request, response, next);
    else next();
  });
  return router;
}

/**
 * The last handlers of the whole house, for addresses that nobody answers and faults that nobody caught, as pages.
 * Mount them at the very end.
 */
export function residentEnd(deps: ResidentDeps): Router {
  const house: House = { deps, assets: loadAssets() };
  const router = Router();
  router.use(securityHeaders(deps.secure), notFound(house), onError(house));
  return router;
}

/** The addresses that these pages own; others pass through untouched. */
const OWN = /^\/(?:$|chat$|leave$|files\/|s(?:\/|$)|privacy$|help$)/;

/** `?lang=`, `?text=` and `?theme=` are kept in cookies; a chat under way is told of its new language. */
function switches(house: House): RequestHandler {
  return async (request, response, next) => {
    const { deps } = house;
    const kept = request.method === 'GET' ? keepSwitches(request, response, deps.secure) : undefined;
    if (kept === undefined) {
      next();
      return;
    }
    const chat = chatOf(request);
    if (kept.lang !== undefined && chat !== undefined && (await deps.chat.view(chat)).entries.length > 0)
      await deps.chat.turn(
        chat,
        { type: 'command', name: 'language', argument: kept.lang },
        { inbound: `${chat}:${deps.random()}`, langHint: kept.lang },
      );
    response.redirect(303, kept.back);
  };
}
