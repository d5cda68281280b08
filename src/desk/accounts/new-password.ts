import type { Request } from 'express';
import type { Words } from '../../bot/types.ts';
import { passwordProblem } from '../../cases/password-rules.ts';
import type { FieldProblem } from '../pages/fields.tsx';
import { field } from './forms.ts';

/** What is wrong with the two fields of a new password. */
export function newPasswordProblems(request: Request, login: string, t: Words): readonly FieldProblem[] {
  const password = field(request, 'new-password');
  const problem = passwordProblem(password, login);
  if (problem !== undefined) return [{ field: 'new-password', words: t(`desk-accounts:problem.${problem}`) }];
  if (field(request, 'again') !== password) return [{ field: 'again', words: t('desk-accounts:problem.again') }];
  return [];
}
