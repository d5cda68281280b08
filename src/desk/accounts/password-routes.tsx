import { Router, type Request, type Response } from 'express';
import { sendPage } from '../../http/send.ts';
import type { FieldProblem } from '../pages/fields.tsx';
import { visitOf } from '../visit.ts';
import { field } from './forms.ts';
import { newPasswordProblems } from './new-password.ts';
import { PasswordPage } from './pages/password-page.tsx';
import type { Parts } from './parts.ts';
import { hashPassword } from './password.ts';
import { ownPasswordProblems } from './own-password.ts';
import { recordOwn } from './record.ts';
import { leadTo, renewSession } from './session.ts';

export function passwordRoutes(parts: Parts): Router {
  const router = Router();
  router.get('/me/password', (request, response) => show(request, response, [], 200));
  router.post('/me/password', (request, response) => take(parts, request, response));
  return router;
}

/** A new password ends every session of the account; who set it goes on in a new one. */
async function take(parts: Parts, request: Request, response: Response): Promise<void> {
  const { clerk, t } = visitOf(response);
  const isOwn = await ownPasswordProblems(parts, request, response);
  const problems = isOwn.length > 0 ? isOwn : newPasswordProblems(request, clerk.login, t);
  if (problems.length > 0) {
    await show(request, response, problems, 422);
    return;
  }
  const { way = 'password' } = request.session;
  await parts.accounts.clerks.setPassword(clerk.id, await hashPassword(field(request, 'new-password')));
  await renewSession(request, { clerk: clerk.id, way });
  parts.csrf.mark(request);
  await recordOwn(parts, clerk, 'password-changed');
  await leadTo(request, response, '/desk/me?done=password');
}

async function show(
  request: Request,
  response: Response,
  problems: readonly FieldProblem[],
  status: number,
): Promise<void> {
  await sendPage(request, response, <PasswordPage visit={visitOf(response)} problems={problems} />, status);
}
