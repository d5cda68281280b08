import { Router, type Request, type Response } from 'express';
import { setCookie } from '../../http/cookies.ts';
import { sendPage } from '../../http/send.ts';
import { visitOf } from '../visit.ts';
import { field } from './forms.ts';
import { ownAddress } from './own-address.ts';
import { MePage, ME_NOTICES } from './pages/me-page.tsx';
import type { Parts } from './parts.ts';
import { LANG_COOKIE } from './reader.ts';
import { recordOwn } from './record.ts';
import { endSession } from './session.ts';

export function profileRoutes(parts: Parts): Router {
  const router = Router();
  router.get('/me', (request, response) => showMe(parts, request, response));
  router.post('/me/language', (request, response) => takeLanguage(parts, request, response));
  router.post('/me/sessions', (request, response) => endEverywhere(parts, request, response));
  router.post('/sign-out', (request, response) => signOut(parts, request, response));
  return router;
}

async function showMe({ accounts, house }: Parts, request: Request, response: Response): Promise<void> {
  const visit = visitOf(response);
  const sessions = await accounts.sessions.ofClerk(visit.clerk.id, house.now());
  const notice = ME_NOTICES.find((one) => one === request.query['done']);
  const page = (
    <MePage
      visit={visit}
      sessions={sessions.map((one) => ({ ...one, isThis: one.is(request.sessionID) }))}
      recoveryLeft={visit.clerk.hasCodes ? await accounts.clerks.recoveryLeft(visit.clerk.id) : 0}
      {...(notice === undefined ? {} : { notice })}
    />
  );
  await sendPage(request, response, page);
}

async function takeLanguage({ accounts, house }: Parts, request: Request, response: Response): Promise<void> {
  const { clerk } = visitOf(response);
  const lang = field(request, 'lang');
  if (lang === 'en' || lang === 'zh-CN') {
    await accounts.clerks.setLang(clerk.id, lang);
    // So that the sign-in speaks it, too.
    setCookie(response, LANG_COOKIE, lang, house.secure);
  }
  response.redirect(303, ownAddress(field(request, 'back') === '' ? '/desk/me' : field(request, 'back')));
}

/** Ends all sessions but this one. */
async function endEverywhere(parts: Parts, request: Request, response: Response): Promise<void> {
  const { clerk } = visitOf(response);
  await parts.accounts.sessions.endOfClerk(clerk.id, request.sessionID);
  await recordOwn(parts, clerk, 'sessions-ended');
  response.redirect(303, '/desk/me?done=sessions');
}

async function signOut(parts: Parts, request: Request, response: Response): Promise<void> {
  await recordOwn(parts, visitOf(response).clerk, 'signed-out');
  await endSession(request);
  response.setHeader('Clear-Site-Data', '"cache"');
  response.redirect(303, '/desk/sign-in');
}
