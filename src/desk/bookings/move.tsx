import type { Request, RequestHandler, Response } from 'express';
import type { Booking } from '../../cases/booking.ts';
import { isExpected, moveBooking } from '../../cases/move-booking.ts';
import { readReference } from '../../cases/reference.ts';
import { freeSlots } from '../../cases/slots.ts';
import { slotParts } from '../../forms/slot-value.ts';
import { sendPage } from '../../http/send.ts';
import { field } from '../accounts/forms.ts';
import { sendRefusal } from '../pages/refusal.tsx';
import { visitOf, type Visit } from '../visit.ts';
import { isSeen } from './look.ts';
import { MovePage, type FreeTime } from './move-page.tsx';
import type { BookingsPort } from './port.ts';

export function showMove(port: BookingsPort): RequestHandler {
  return async (request, response) => {
    const booking = await bookingOf(request, response, port);
    if (!booking) return;
    const { at } = request.query;
    await sendMove(request, response, port, { booking, at: typeof at === 'string' ? at : '' });
  };
}

/** Moves a couple to another time. What cannot be done is told on the page, with what is free now. */
export function takeMove(port: BookingsPort): RequestHandler {
  return async (request, response) => {
    const booking = await bookingOf(request, response, port);
    if (!booking) return;
    const to = field(request, 'slot');
    const problem = await tryMove(visitOf(response), port, booking, field(request, 'from'), to);
    const parts = slotParts(to);
    if (problem === undefined && parts) {
      response.redirect(303, `/desk/bookings/${parts.institution}/${parts.date}?done=moved`);
      return;
    }
    const at = field(request, 'at');
    await sendMove(request, response, port, { booking, at, chosen: to, problem: problem ?? 'slot-unknown' });
  };
}

/** The problem's code; undefined once they are moved. */
async function tryMove(
  { house, acting }: Visit,
  port: BookingsPort,
  { submission }: Booking,
  from: string,
  to: string,
): Promise<string | undefined> {
  const form = house.catalogue.find(submission.service, submission.version);
  const day = slotParts(to)?.date;
  if (!form || day === undefined || day <= house.today()) return 'slot-unknown';
  const at = house.now();
  const done = await port.move({
    reference: submission.reference,
    from,
    to,
    acting,
    at,
    decide: (current) => moveBooking(current, to, { at, district: house.district, form }),
  });
  if (done.kind === 'moved') return undefined;
  if (done.kind === 'stale') return 'moved-already';
  return done.kind === 'refused' ? done.code : done.kind;
}

/** The booking that the address names; where there is none to be seen, or none to be moved, that is said. */
async function bookingOf(request: Request, response: Response, port: BookingsPort): Promise<Booking | undefined> {
  const visit = visitOf(response);
  const read = readReference(String(request.params['reference']));
  const booking = read.ok ? await port.find(read.reference) : undefined;
  if (booking && isSeen(visit, booking) && isExpected(booking.submission)) return booking;
  await sendRefusal(request, response, visit, 'missing');
  return undefined;
}

interface Asked {
  readonly booking: Booking;
  /** Institution whose times are wanted; any other text: where they are booked now. */
  readonly at: string;
  readonly chosen?: string;
  readonly problem?: string;
}

async function sendMove(
  request: Request,
  response: Response,
  port: BookingsPort,
  { booking, at, chosen, problem }: Asked,
): Promise<void> {
  const visit = visitOf(response);
  const { institutions, calendar } = visit.house.district;
  const wanted = [at, slotParts(booking.slot)?.institution];
  const institution = wanted.flatMap((id) => institutions.find((one) => one.id === id) ?? [])[0] ?? institutions[0];
  if (!institution) throw new Error('A visit is booked, but there is no institution.');
  const today = visit.house.today();
  const left = freeSlots(institution, calendar, today, await port.taken(institution.id, today));
  const free = [...left].flatMap(([id, places]): readonly FreeTime[] => {
    const parts = slotParts(id);
    return parts && places > 0 && id !== booking.slot ? [{ id, date: parts.date, time: parts.time, places }] : [];
  });
  const problems = problem === undefined ? [] : [{ field: 'slot', words: visit.t(`desk-bookings:problem.${problem}`) }];
  const page = (
    <MovePage
      visit={visit}
      booking={booking}
      institution={institution}
      free={free}
      problems={problems}
      {...(chosen === undefined ? {} : { chosen })}
    />
  );
  await sendPage(request, response, page, problem === undefined ? 200 : 409);
}
