import { Router, type RequestHandler } from 'express';
import { mayDo, type Duty } from '../../cases/may.ts';
import type { DeskHouse } from '../house.ts';
import { sendRefusal } from '../pages/refusal.tsx';
import { visitOf } from '../visit.ts';
import { auditRoutes } from './audit/audit.tsx';
import { clerkRoutes } from './clerks/clerks.tsx';
import { calendarRoutes } from './district/calendar.tsx';
import { eventRoutes } from './district/events.tsx';
import { institutionRoutes } from './district/institutions.tsx';
import { officeRoutes } from './district/offices.tsx';
import { showHub } from './hub.tsx';
import type { AdminPort } from './port.ts';
import { previewRoutes } from './preview/preview.tsx';

/** What may be set, tried out and looked up at the desk. Mounted at `/desk` behind the sign-in check. */
export function adminRoutes(house: DeskHouse, port: AdminPort): Router {
  const router = Router();
  router.get('/settings', showHub);
  router.use('/settings/clerks', only('accounts'), clerkRoutes(house, port));
  router.use('/settings/offices', only('district-data'), officeRoutes(port));
  router.use('/settings/institutions', only('district-data'), institutionRoutes(port));
  router.use('/settings/calendar', only('district-data'), calendarRoutes(port));
  router.use('/settings/events', only('district-data'), eventRoutes(port));
  router.use('/settings/preview', only('preview'), previewRoutes(house, port.preview));
  router.use('/settings/audit', only('audit'), auditRoutes(port));
  return router;
}

function only(duty: Duty): RequestHandler {
  return async (request, response, next) => {
    const visit = visitOf(response);
    if (mayDo(visit.acting.role, duty)) next();
    else await sendRefusal(request, response, visit, 'forbidden');
  };
}
