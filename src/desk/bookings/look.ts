import type { Request } from 'express';
import type { Booking } from '../../cases/booking.ts';
import { maySee } from '../../cases/may.ts';
import { parsePlainDate } from '../../forms/plain-date.ts';
import type { Institution, PlainDate } from '../../forms/types.ts';
import type { Visit } from '../visit.ts';
import { daysAhead, overbooked, type DayCount } from './day-view.ts';
import type { ToMove } from './overview-page.tsx';
import type { BookingsPort } from './port.ts';

/** The institution and, where the address names one, the day that a page is about; undefined: there is none. */
export function placeOf(
  { house }: Visit,
  { params }: Request,
): { readonly institution: Institution; readonly day: PlainDate | undefined } | undefined {
  const institution = house.district.institutions.find(({ id }) => id === params['institution']);
  return institution && { institution, day: parsePlainDate(params['day']) };
}

/** Today and the days ahead of an institution. */
export async function lookAhead(
  { house }: Visit,
  port: BookingsPort,
  institution: Institution,
): Promise<readonly DayCount[]> {
  const today = house.today();
  const taken = await port.taken(institution.id, today);
  return daysAhead(institution, today, taken, house.district, port.district.changes());
}

/** Who must be moved: of each time that has too few places, those who have not come. */
export async function whoMustMove(visit: Visit, port: BookingsPort, days: readonly DayCount[]): Promise<ToMove> {
  const bookings = await port.at(overbooked(days).map(({ id }) => id));
  const waiting = bookings.filter(({ arrived }) => arrived === undefined);
  const seen = waiting.filter((booking) => isSeen(visit, booking));
  return { bookings: seen, others: waiting.length - seen.length };
}

/** Whether somebody may see who this is. */
export function isSeen({ acting, house }: Visit, { submission }: Booking): boolean {
  return maySee(acting, submission, house.district);
}
