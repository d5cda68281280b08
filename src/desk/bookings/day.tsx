import type { RequestHandler } from 'express';
import { addDays } from '../../forms/plain-date.ts';
import type { Institution, PlainDate } from '../../forms/types.ts';
import { sendPage } from '../../http/send.ts';
import { field } from '../accounts/forms.ts';
import { sendRefusal } from '../pages/refusal.tsx';
import { visitOf, type Visit } from '../visit.ts';
import { phoneOf } from './couple.ts';
import { DayPage, type DayProps } from './day-page.tsx';
import { dayChanges, dayCount, daysAhead, timeLists } from './day-view.ts';
import { isSeen, placeOf } from './look.ts';
import type { BookingsPort } from './port.ts';

const DONE = ['arrived', 'undone', 'places', 'not-booked', 'moved'] as const;

export function showDay(port: BookingsPort): RequestHandler {
  return async (request, response) => {
    const visit = visitOf(response);
    const place = placeOf(visit, request);
    if (place?.day === undefined) {
      await sendRefusal(request, response, visit, 'missing');
      return;
    }
    const done = DONE.find((one) => one === request.query['done']);
    const props = await dayProps(visit, port, place.institution, place.day);
    await sendPage(request, response, <DayPage {...props} {...(done === undefined ? {} : { done })} />);
  };
}

/** The telephone number of one couple, on the page that the answer is: it stands in no address. The viewing is recorded. */
export function showPhone(port: BookingsPort): RequestHandler {
  return async (request, response) => {
    const visit = visitOf(response);
    const place = placeOf(visit, request);
    const booking = await port.find(field(request, 'reference'));
    const phone = booking && isSeen(visit, booking) ? phoneOf(visit, booking.submission) : undefined;
    if (place?.day === undefined || !booking || !phone) {
      await sendRefusal(request, response, visit, 'missing');
      return;
    }
    const { reference } = booking.submission;
    const actor = `clerk:${visit.clerk.id}`;
    await port.record({ at: visit.house.now(), actor, action: 'number.show', reference, detail: `${phone.at} call` });
    const props = await dayProps(visit, port, place.institution, place.day);
    await sendPage(request, response, <DayPage {...props} shown={reference} />);
  };
}

export function takeArrival(port: BookingsPort): RequestHandler {
  return async (request, response) => {
    const visit = visitOf(response);
    const place = placeOf(visit, request);
    const booking = await port.find(field(request, 'reference'));
    if (place?.day === undefined || !booking || !isSeen(visit, booking)) {
      await sendRefusal(request, response, visit, 'missing');
      return;
    }
    const arrived = field(request, 'arrived') === 'yes';
    const done = await port.checkIn({
      reference: booking.submission.reference,
      slot: field(request, 'slot'),
      arrived,
      acting: visit.acting,
      at: visit.house.now(),
    });
    const what = !done ? 'not-booked' : arrived ? 'arrived' : 'undone';
    response.redirect(303, `/desk/bookings/${place.institution.id}/${place.day}?done=${what}`);
  };
}

export async function dayProps(
  visit: Visit,
  port: BookingsPort,
  institution: Institution,
  date: PlainDate,
): Promise<DayProps> {
  const { house } = visit;
  const from = date < house.today() ? date : house.today();
  const changes = port.district.changes();
  const [taken, bookings, names] = await Promise.all([
    port.taken(institution.id, from),
    port.dayList(institution.id, date),
    port.clerkNames(),
  ]);
  const day = dayCount(institution, date, taken, house.district, changes);
  const days = daysAhead(institution, addDays(date, -15), taken, house.district, changes).map((one) => one.date);
  const previous = days.findLast((one) => one < date);
  const next = days.find((one) => one > date);
  return {
    visit,
    institution,
    day,
    times: timeLists(day, bookings, (booking) => isSeen(visit, booking)),
    names,
    seen: dayChanges(changes, institution.id, date).at(-1)?.seq ?? 0,
    ...(previous === undefined ? {} : { previous }),
    ...(next === undefined ? {} : { next }),
  };
}
