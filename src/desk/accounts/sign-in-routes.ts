import { Router, type Request, type Response } from 'express';
import { carriedSoFar } from './carry.ts';
import { enter } from './enter.ts';
import { field } from './forms.ts';
import { ownAddress } from './own-address.ts';
import type { Parts } from './parts.ts';
import { showSignIn } from './show-sign-in.tsx';
import { tryPassword } from './try-password.ts';

export function signInRoutes(parts: Parts): Router {
  const router = Router();
  router.get('/sign-in', async (request, response) => {
    if (typeof request.query['to'] === 'string') request.session.to = ownAddress(request.query['to']);
    const carried = carriedSoFar(parts, request);
    await showSignIn(parts, request, response, carried === undefined ? {} : { ended: true, carried });
  });
  router.post('/sign-in', (request, response) => takePassword(parts, request, response));
  return router;
}

async function takePassword(parts: Parts, request: Request, response: Response): Promise<void> {
  const carried = carriedSoFar(parts, request);
  const login = field(request, 'login');
  const shown = { login, ...(carried === undefined ? {} : { carried }) };
  if (!parts.csrf.isRight(request)) {
    await showSignIn(parts, request, response, { ...shown, status: 403, fault: { code: 'old-page' } });
    return;
  }
  const tried = await tryPassword(parts, request, { login, password: field(request, 'password') });
  switch (tried.kind) {
    case 'right':
      if (carried !== undefined) request.session.carried = carried;
      await enter(parts, request, response, tried.clerk, 'password');
      return;
    case 'wait':
      response.setHeader('Retry-After', Math.ceil(tried.wait / 1000));
      await showSignIn(parts, request, response, { ...shown, status: 429, fault: { code: 'wait', wait: tried.wait } });
      return;
    case 'wrong':
      await showSignIn(parts, request, response, { ...shown, status: 401, fault: { code: 'wrong' } });
  }
}
