import { Router, type Request, type Response } from 'express';
import type { Clerk } from '../../cases/clerk.ts';
import { sendPage } from '../../http/send.ts';
import type { FieldProblem } from '../pages/fields.tsx';
import { carriedSoFar } from './carry.ts';
import { openDesk } from './enter.ts';
import { field } from './forms.ts';
import { CodePage } from './pages/code-page.tsx';
import { waitWords } from './pages/sign-in-page.tsx';
import type { Parts } from './parts.ts';
import { readerOf } from './reader.ts';
import type { SignInWay } from './session-data.ts';
import { showSignIn } from './show-sign-in.tsx';
import { tryCode } from './try-password.ts';

/** So long after the password the code may come. Milliseconds. */
const CODE_WAITS = 10 * 60 * 1000;

export function codeRoutes(parts: Parts): Router {
  const router = Router();
  router.get('/code', async (request, response) => {
    const owing = await whoOwes(parts, request);
    if (owing === undefined) response.redirect(303, '/desk/sign-in');
    else await showCode(parts, request, response, [], 200);
  });
  router.post('/code', (request, response) => takeCode(parts, request, response));
  return router;
}

async function takeCode(parts: Parts, request: Request, response: Response): Promise<void> {
  const carried = carriedSoFar(parts, request);
  const owing = parts.csrf.isRight(request) ? await whoOwes(parts, request) : undefined;
  if (owing === undefined) {
    const kept = carried === undefined ? {} : { carried };
    await showSignIn(parts, request, response, { status: 403, fault: { code: 'code-late' }, ...kept });
    return;
  }
  if (carried !== undefined) request.session.carried = carried;
  const tried = await tryCode(parts, request, owing.clerk, field(request, 'code').slice(0, 100));
  const { t } = readerOf(request, parts.house);
  if (tried.kind === 'right') await openDesk(parts, request, response, owing.clerk, owing.way);
  else {
    const words = tried.kind === 'wait' ? waitWords(t, tried.wait) : t('desk-accounts:code.wrong');
    await showCode(parts, request, response, [{ field: 'code', words }], tried.kind === 'wait' ? 429 : 401);
  }
}

interface Owing {
  readonly clerk: Clerk;
  readonly way: SignInWay;
}

async function whoOwes({ accounts, house }: Parts, request: Request): Promise<Owing | undefined> {
  const { owed } = request.session;
  if (owed === undefined || house.now() - owed.at > CODE_WAITS) return undefined;
  const clerk = await accounts.clerks.find(owed.clerk);
  return clerk?.disabled === false && clerk.hasCodes ? { clerk, way: owed.way } : undefined;
}

async function showCode(
  parts: Parts,
  request: Request,
  response: Response,
  problems: readonly FieldProblem[],
  status: number,
): Promise<void> {
  const page = (
    <CodePage
      reader={readerOf(request, parts.house)}
      csrf={parts.csrf.mark(request)}
      problems={problems}
      carried={carriedSoFar(parts, request)}
    />
  );
  await sendPage(request, response, page, status);
}
