import type { Request, Response } from 'express';
import { readReference } from '../../cases/reference.ts';
import { isToken } from '../../cases/token.ts';
import type { Submission } from '../../cases/types.ts';
import type { ApiDeps } from './deps.ts';
import { sendProblem } from './problem.ts';

/** Finds the submission that a request holds the token of; else answers 404, alike for an unknown one and a wrong token. */
export async function findOwn(
  deps: ApiDeps,
  request: Request<{ reference: string }>,
  response: Response,
): Promise<Submission | undefined> {
  response.set({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' });
  const { token } = request.query;
  const read = readReference(request.params.reference);
  const found = read.ok ? await deps.submissions.find(read.reference) : undefined;
  if (found && typeof token === 'string' && isToken(token, found.token)) return found;
  sendProblem(deps, request, response, { status: 404, code: 'submission-unknown' });
  return undefined;
}

/** Where a submission and its receipt are read, with the token that opens them. */
export function linksOf({ publicUrl }: ApiDeps, { reference, token }: Submission): { self: string; receipt: string } {
  const at = `${publicUrl}/api/submissions/${reference}`;
  return { self: `${at}?token=${token}`, receipt: `${at}/receipt.pdf?token=${token}` };
}
