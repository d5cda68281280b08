import type { Request, Response } from 'express';
import type { FieldProblem } from '../pages/fields.tsx';
import { visitOf } from '../visit.ts';
import { field } from './forms.ts';
import { waitWords } from './pages/sign-in-page.tsx';
import type { Parts } from './parts.ts';
import { tryPassword } from './try-password.ts';

/**
 * Whoever changes what proves who they are says their password once more: a desk left open for a minute is not enough.
 * An account without a password, which another house signs in, has none to say.
 */
export async function ownPasswordProblems(
  parts: Parts,
  request: Request,
  response: Response,
): Promise<readonly FieldProblem[]> {
  const { clerk, t } = visitOf(response);
  if (!clerk.hasPassword) return [];
  const given = { login: clerk.login, password: field(request, 'password') };
  const tried = await tryPassword(parts, request, given);
  if (tried.kind === 'right') return [];
  const words = tried.kind === 'wait' ? waitWords(t, tried.wait) : t('desk-accounts:problem.own-password');
  return [{ field: 'password', words }];
}
