import { Router, type Request, type RequestHandler, type Response } from 'express';
import type { Clerk } from '../../../cases/clerk.ts';
import type { Lang } from '../../../forms/types.ts';
import { sendPage } from '../../../http/send.ts';
import { field } from '../../accounts/forms.ts';
import {
  addClerk,
  changeClerk,
  endClerkCodes,
  newClerkLink,
  setClerkDisabled,
  type ClerkProblem,
  type Keeper,
  type ManageDeps,
  type TypedClerk,
} from '../../accounts/manage.ts';
import type { DeskHouse } from '../../house.ts';
import type { FieldProblem } from '../../pages/fields.tsx';
import { sendRefusal } from '../../pages/refusal.tsx';
import { visitOf, type Visit } from '../../visit.ts';
import type { AdminPort } from '../port.ts';
import { ClerkPage, ClerksPage, LinkPage } from './clerk-pages.tsx';

const DONE = ['changed', 'disabled', 'enabled', 'codes-ended'] as const;

/** Accounts, for administrators. */
export function clerkRoutes({ publicUrl, district, now }: DeskHouse, { accounts }: AdminPort): Router {
  const deps: ManageDeps = { accounts, district, publicUrl, now };
  const router = Router();
  router.get('/', (request, response) => sendList(deps, request, response));
  router.post('/', takeNew(deps));
  router.get(
    '/:id',
    withClerk(deps, (request, response, clerk) => sendClerk(request, response, clerk)),
  );
  router.post('/:id', withClerk(deps, takeChange(deps)));
  router.post('/:id/disabled', withClerk(deps, takeDisabled(deps)));
  router.post('/:id/link', withClerk(deps, takeLink(deps)));
  router.post('/:id/codes', withClerk(deps, takeCodes(deps)));
  return router;
}

type ForClerk = (request: Request, response: Response, clerk: Clerk) => Promise<void>;

function withClerk({ accounts }: ManageDeps, work: ForClerk): RequestHandler {
  return async (request, response) => {
    const clerk = await accounts.clerks.find(String(request.params['id']));
    if (clerk) await work(request, response, clerk);
    else await sendRefusal(request, response, visitOf(response), 'missing');
  };
}

function takeNew(deps: ManageDeps): RequestHandler {
  return async (request, response) => {
    const visit = visitOf(response);
    const typed = { ...typedClerk(request), login: field(request, 'login').trim(), lang: langOf(request) };
    const added = await addClerk(deps, keeperOf(visit), typed);
    if (added.kind === 'refused') await sendList(deps, request, response, typed, added.problems);
    else await sendPage(request, response, <LinkPage visit={visit} clerk={added.clerk} link={added.link} />);
  };
}

function takeChange(deps: ManageDeps): ForClerk {
  return async (request, response, clerk) => {
    const visit = visitOf(response);
    const typed = typedClerk(request);
    const changed = await changeClerk(deps, keeperOf(visit), clerk, typed);
    const lang = langOf(request);
    if (changed === 'changed' && lang !== clerk.lang) await deps.accounts.clerks.setLang(clerk.id, lang);
    if (changed === 'changed') response.redirect(303, `/desk/settings/clerks/${clerk.id}?done=changed`);
    else await sendClerk(request, response, clerk, { ...typed, lang }, problemsOf(visit, changed));
  };
}

function takeDisabled(deps: ManageDeps): ForClerk {
  return async (request, response, clerk) => {
    const visit = visitOf(response);
    const disabled = field(request, 'disabled') === 'yes';
    const done = await setClerkDisabled(deps, keeperOf(visit), clerk.id, disabled);
    const what = disabled ? 'disabled' : 'enabled';
    if (done === 'changed') response.redirect(303, `/desk/settings/clerks/${clerk.id}?done=${what}`);
    else await sendClerk(request, response, clerk, undefined, problemsOf(visit, done));
  };
}

function takeLink(deps: ManageDeps): ForClerk {
  return async (request, response, clerk) => {
    const visit = visitOf(response);
    const link = await newClerkLink(deps, keeperOf(visit), clerk.id);
    await sendPage(request, response, <LinkPage visit={visit} clerk={clerk} link={link} />);
  };
}

function takeCodes(deps: ManageDeps): ForClerk {
  return async (_request, response, clerk) => {
    await endClerkCodes(deps, keeperOf(visitOf(response)), clerk.id);
    response.redirect(303, `/desk/settings/clerks/${clerk.id}?done=codes-ended`);
  };
}

async function sendList(
  { accounts }: ManageDeps,
  request: Request,
  response: Response,
  typed?: TypedClerk,
  problems: readonly ClerkProblem[] = [],
): Promise<void> {
  const visit = visitOf(response);
  const page = (
    <ClerksPage
      visit={visit}
      clerks={await accounts.clerks.list()}
      problems={problemsOf(visit, problems)}
      {...(typed === undefined ? {} : { typed })}
    />
  );
  await sendPage(request, response, page, problems.length === 0 ? 200 : 400);
}

async function sendClerk(
  request: Request,
  response: Response,
  clerk: Clerk,
  typed?: Omit<TypedClerk, 'login'>,
  problems: readonly FieldProblem[] = [],
): Promise<void> {
  const visit = visitOf(response);
  const done = DONE.find((one) => one === request.query['done']);
  const page = (
    <ClerkPage
      visit={visit}
      clerk={clerk}
      problems={problems}
      typed={typed ?? clerk}
      done={done && visit.t(`desk-admin:clerks.done.${done}`)}
    />
  );
  await sendPage(request, response, page, problems.length === 0 ? 200 : 400);
}

/** What is wrong, in words; a code alone is about the account as a whole. */
function problemsOf({ t }: Visit, given: string | readonly ClerkProblem[]): readonly FieldProblem[] {
  if (typeof given === 'string') return [{ field: 'role', words: t(`desk-admin:clerks.problem.${given}`) }];
  return given.map(({ field: name, code }) => ({ field: name, words: t(`desk-accounts:problem.${code}`) }));
}

function typedClerk(request: Request): Pick<TypedClerk, 'name' | 'role' | 'office'> {
  return { name: field(request, 'name'), role: field(request, 'role'), office: field(request, 'office') };
}

function langOf(request: Request): Lang {
  return field(request, 'lang') === 'en' ? 'en' : 'zh-CN';
}

function keeperOf({ clerk }: Visit): Keeper {
  return `clerk:${clerk.id}`;
}
