import { Router } from 'express';
import { sendPage } from '../../http/send.ts';
import { visitOf } from '../visit.ts';
import { ownCarried } from './carry.ts';
import { CarryOnPage } from './pages/carry-on-page.tsx';
import type { Parts } from './parts.ts';
import { leadTo } from './session.ts';

/** A form that came when its session had ended, filled in again for whoever had written it. They send it, not we. */
export function carryOnRoutes(parts: Parts): Router {
  const router = Router();
  router.get('/carry-on', async (request, response) => {
    const visit = visitOf(response);
    const carried = ownCarried(parts, request, visit.clerk.id);
    if (carried === undefined) response.redirect(303, '/desk');
    else await sendPage(request, response, <CarryOnPage visit={visit} carried={carried} />);
  });
  router.post('/carry-on/drop', async (request, response) => {
    delete request.session.carried;
    await leadTo(request, response, '/desk');
  });
  return router;
}
