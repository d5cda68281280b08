import { Router, type Request, type Response } from 'express';
import type { Clerk } from '../../cases/clerk.ts';
import { foldLogin, isLogin } from '../../cases/password-rules.ts';
import { sendPage } from '../../http/send.ts';
import type { FieldProblem } from '../pages/fields.tsx';
import { enter } from './enter.ts';
import { field } from './forms.ts';
import { newPasswordProblems } from './new-password.ts';
import { WelcomePage } from './pages/welcome-page.tsx';
import type { Parts } from './parts.ts';
import { hashPassword } from './password.ts';
import type { OpenLink } from './port.ts';
import { readerOf } from './reader.ts';
import { recordOwn } from './record.ts';
import { refuseAtDoor } from './refuse.tsx';

/** What a one-time link opens. */
export function welcomeRoutes(parts: Parts): Router {
  const router = Router();
  router.use('/welcome/:token', async (request, response, next) => {
    // The token is in the address: no other page learns it.
    response.setHeader('Referrer-Policy', 'strict-origin');
    const link = await parts.accounts.clerks.findLink(request.params.token, parts.house.now());
    if (link === undefined || (link.kind === 'clerk' && link.clerk.disabled))
      await refuseAtDoor(parts, request, response, 'link-over');
    else {
      response.locals['link'] = link;
      next();
    }
  });
  router.get('/welcome/:token', (request, response) => show(parts, request, response, [], 200));
  router.post('/welcome/:token', (request, response) => take(parts, request, response));
  return router;
}

function linkOf(response: Response): OpenLink {
  return (response.locals as { readonly link: OpenLink }).link;
}

async function take(parts: Parts, request: Request, response: Response): Promise<void> {
  const link = linkOf(response);
  const { t } = readerOf(request, parts.house);
  if (!parts.csrf.isRight(request)) {
    const problem = { field: 'new-password', words: t('desk-accounts:sign-in.fault.old-page') };
    await show(parts, request, response, [problem], 403);
    return;
  }
  const login = link.kind === 'first' ? foldLogin(field(request, 'login')) : link.clerk.login;
  const problems = [
    ...(link.kind === 'first' ? firstProblems(login, field(request, 'name'), t) : []),
    ...newPasswordProblems(request, login, t),
  ];
  if (problems.length > 0) {
    await show(parts, request, response, problems, 422);
    return;
  }
  const clerk = await use(parts, request, link, login);
  if (clerk === undefined) await refuseAtDoor(parts, request, response, 'link-over');
  else {
    await recordOwn(parts, clerk, 'link-used');
    await enter(parts, request, response, clerk, 'password');
  }
}

function firstProblems(login: string, name: string, t: (key: string) => string): readonly FieldProblem[] {
  return [
    ...(isLogin(login) ? [] : [{ field: 'login', words: t('desk-accounts:problem.login') }]),
    ...(name.trim() === '' ? [{ field: 'name', words: t('desk-accounts:problem.name') }] : []),
  ];
}

/** Undefined when somebody else was quicker with the same link. */
async function use(parts: Parts, request: Request, link: OpenLink, login: string): Promise<Clerk | undefined> {
  const { accounts, house } = parts;
  const token = String(request.params['token']);
  const passwordHash = await hashPassword(field(request, 'new-password'));
  if (link.kind === 'clerk')
    return (await accounts.clerks.useLink(token, passwordHash, house.now())) ? link.clerk : undefined;
  const name = field(request, 'name').trim().slice(0, 40);
  const office = house.district.offices.find(({ level }) => level === 'district')?.id ?? '';
  const { lang } = readerOf(request, house);
  const first = { login, name, role: 'administrator', office, lang, passwordHash } as const;
  return accounts.clerks.useFirstLink(token, first, house.now());
}

async function show(
  parts: Parts,
  request: Request,
  response: Response,
  problems: readonly FieldProblem[],
  status: number,
): Promise<void> {
  const page = (
    <WelcomePage
      reader={readerOf(request, parts.house)}
      csrf={parts.csrf.mark(request)}
      path={`${request.baseUrl}${request.path}`}
      link={linkOf(response)}
      typed={{ login: field(request, 'login'), name: field(request, 'name') }}
      problems={problems}
    />
  );
  await sendPage(request, response, page, status);
}
