import { Router, type RequestHandler } from 'express';
import { mayDo } from '../../cases/may.ts';
import { sendPage } from '../../http/send.ts';
import type { DeskHouse } from '../house.ts';
import { sendRefusal } from '../pages/refusal.tsx';
import { visitOf } from '../visit.ts';
import { FiguresPage } from './figures-page.tsx';
import type { FiguresPort } from './port.ts';
import { sendAnnual } from './send-annual.ts';
import { shownOf } from './shown.ts';
import { viewOf } from './view.ts';

/** The figures by statistical year, and the annual table of the work report. Mounted at `/desk` behind the sign-in check. */
export function figuresRoutes(_house: DeskHouse, port: FiguresPort): Router {
  const router = Router();
  router.use('/figures', onlyWithDuty);
  router.get('/figures', showFigures(port));
  router.get('/figures/:file', sendAnnual(port));
  return router;
}

const onlyWithDuty: RequestHandler = async (request, response, next) => {
  const visit = visitOf(response);
  if (mayDo(visit.acting.role, 'figures')) next();
  else await sendRefusal(request, response, visit, 'forbidden');
};

function showFigures(port: FiguresPort): RequestHandler {
  return async (request, response) => {
    const visit = visitOf(response);
    const shown = shownOf(visit, request.query);
    if (!shown) return sendRefusal(request, response, visit, 'missing');
    const view = viewOf(visit, shown, await port.year(shown.asked));
    return sendPage(request, response, <FiguresPage visit={visit} view={view} />);
  };
}
