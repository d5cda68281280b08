import { Router, type Request, type Response } from 'express';
import { sendPage } from '../../http/send.ts';
import type { FieldProblem } from '../pages/fields.tsx';
import { sendRefusal } from '../pages/refusal.tsx';
import { visitOf } from '../visit.ts';
import { codesAddress } from './codes-address.ts';
import { field } from './forms.ts';
import { ownPasswordProblems } from './own-password.ts';
import { CodesPage, RecoveryPage, SetCodesPage } from './pages/codes-page.tsx';
import type { Parts } from './parts.ts';
import { recordOwn } from './record.ts';

/** Codes of a device: set up, recovery codes, taken away again. */
export function codesRoutes(parts: Parts): Router {
  const router = Router();
  router.get('/me/codes', (request, response) => show(parts, request, response, [], 200));
  router.post('/me/codes', (request, response) => setUp(parts, request, response));
  router.post('/me/codes/recovery', (request, response) => renewRecovery(parts, request, response));
  router.post('/me/codes/end', (request, response) => end(parts, request, response));
  return router;
}

async function show(
  parts: Parts,
  request: Request,
  response: Response,
  problems: readonly FieldProblem[],
  status: number,
): Promise<void> {
  const visit = visitOf(response);
  const { clerks } = parts.accounts;
  if (visit.clerk.hasCodes) {
    const left = await clerks.recoveryLeft(visit.clerk.id);
    await sendPage(request, response, <CodesPage visit={visit} left={left} problems={problems} />, status);
    return;
  }
  // Stays the same until it is set up: who looks twice has scanned the right one.
  request.session.secret ??= clerks.newSecret();
  const secret = request.session.secret;
  const address = codesAddress(visit, secret);
  const page = <SetCodesPage visit={visit} secret={secret} address={address} problems={problems} />;
  await sendPage(request, response, page, status);
}

async function setUp(parts: Parts, request: Request, response: Response): Promise<void> {
  const { clerk, t } = visitOf(response);
  const { secret } = request.session;
  if (clerk.hasCodes || secret === undefined) {
    response.redirect(303, '/desk/me/codes');
    return;
  }
  const isOwn = await ownPasswordProblems(parts, request, response);
  const code = field(request, 'code').normalize('NFKC').replace(/\s/g, '');
  const recovery =
    isOwn.length === 0 ? await parts.accounts.clerks.setCodes(clerk.id, secret, code, parts.house.now()) : undefined;
  if (recovery === undefined) {
    const problems = isOwn.length > 0 ? isOwn : [{ field: 'code', words: t('desk-accounts:code.wrong') }];
    await show(parts, request, response, problems, 422);
    return;
  }
  delete request.session.secret;
  await recordOwn(parts, clerk, 'codes-set');
  await showRecovery(request, response, recovery);
}

async function renewRecovery(parts: Parts, request: Request, response: Response): Promise<void> {
  const { clerk } = visitOf(response);
  const problems = await ownPasswordProblems(parts, request, response);
  if (!clerk.hasCodes || problems.length > 0) {
    await show(parts, request, response, problems, 422);
    return;
  }
  const codes = await parts.accounts.clerks.renewRecovery(clerk.id);
  await recordOwn(parts, clerk, 'recovery-renewed');
  await showRecovery(request, response, codes);
}

/** Shown in the answer to the form, and nowhere kept: a reload does not bring them back. */
async function showRecovery(request: Request, response: Response, codes: readonly string[]): Promise<void> {
  await sendPage(request, response, <RecoveryPage visit={visitOf(response)} codes={codes} />);
}

async function end(parts: Parts, request: Request, response: Response): Promise<void> {
  const visit = visitOf(response);
  if (visit.clerk.role === 'administrator') {
    await sendRefusal(request, response, visit, 'forbidden');
    return;
  }
  const problems = await ownPasswordProblems(parts, request, response);
  if (problems.length > 0) {
    await show(parts, request, response, problems, 422);
    return;
  }
  await parts.accounts.clerks.endCodes(visit.clerk.id);
  await recordOwn(parts, visit.clerk, 'codes-ended');
  response.redirect(303, '/desk/me?done=codes-ended');
}
