import type { Request, Response } from 'express';
import type { Form } from '../../forms/form.ts';
import type { ApiDeps } from './deps.ts';
import { sendProblem } from './problem.ts';

/** Finds the service that a path names; else answers 404. */
export function findService(deps: ApiDeps, request: Request, response: Response): Form | undefined {
  const { id } = request.params;
  const form = typeof id === 'string' ? deps.catalogue.find(id) : undefined;
  if (!form) sendProblem(deps, request, response, { status: 404, code: 'service-unknown' });
  return form;
}
