import { Router, type RequestHandler } from 'express';
import { mayDo } from '../../cases/may.ts';
import type { DeskHouse } from '../house.ts';
import { sendRefusal } from '../pages/refusal.tsx';
import { visitOf } from '../visit.ts';
import { showDay, showPhone, takeArrival } from './day.tsx';
import { closeDays } from './close-days.ts';
import { showDays, showOverview } from './overview.tsx';
import { showMove, takeMove } from './move.tsx';
import { takePlaces } from './take-places.ts';
import type { BookingsPort } from './port.ts';

/** The visits booked at institutions: who comes when, places and closed days. Mounted at `/desk` behind the sign-in check. */
export function bookingsRoutes(_house: DeskHouse, port: BookingsPort): Router {
  const router = Router();
  router.use('/bookings', onlyWithDuty);
  router.get('/bookings', showOverview(port));
  router.get('/bookings/move/:reference', showMove(port));
  router.post('/bookings/move/:reference', takeMove(port));
  router.get('/bookings/:institution', showDays(port));
  router.post('/bookings/:institution/close', closeDays(port));
  router.get('/bookings/:institution/:day', showDay(port));
  router.post('/bookings/:institution/:day/arrival', takeArrival(port));
  router.post('/bookings/:institution/:day/phone', showPhone(port));
  router.post('/bookings/:institution/:day/places', takePlaces(port));
  return router;
}

const onlyWithDuty: RequestHandler = async (request, response, next) => {
  const visit = visitOf(response);
  if (mayDo(visit.acting.role, 'bookings')) next();
  else await sendRefusal(request, response, visit, 'forbidden');
};
