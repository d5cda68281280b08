import type { Booking } from '../../cases/booking.ts';
import { dayParts, type StoredChange } from '../../cases/district-change.ts';
import { placesAt, slotId } from '../../cases/slots.ts';
import { addDays } from '../../forms/plain-date.ts';
import { slotParts } from '../../forms/slot-value.ts';
import type { District, Institution, PlainDate } from '../../forms/types.ts';

/** One time of a day at an institution. */
export interface TimeCount {
  readonly id: string;
  readonly time: string;
  readonly taken: number;
  readonly places: number;
}

/** A day of an institution in numbers. */
export interface DayCount {
  readonly date: PlainDate;
  readonly times: readonly TimeCount[];
  readonly taken: number;
  readonly places: number;
  /** Why it differs from the rule, where somebody at the desk said so. */
  readonly change?: StoredChange;
}

/** Today and the days that can be booked. */
const DAYS = 31;

/** A day with its times: those that are offered, and those at which somebody is booked all the same. */
export function dayCount(
  institution: Institution,
  date: PlainDate,
  taken: ReadonlyMap<string, number>,
  { calendar }: District,
  changes: readonly StoredChange[],
): DayCount {
  const booked = [...taken.keys()].flatMap((id) => {
    const parts = slotParts(id);
    return parts?.date === date && parts.institution === institution.id ? [parts.time] : [];
  });
  const times = [...new Set([...institution.slots.times, ...booked])].sort().map((time): TimeCount => {
    const id = slotId(institution.id, date, time);
    return { id, time, taken: taken.get(id) ?? 0, places: placesAt(institution, calendar, { date, time }) };
  });
  const change = dayChanges(changes, institution.id, date).findLast(({ body }) => body !== null);
  return {
    date,
    times,
    taken: times.reduce((sum, one) => sum + one.taken, 0),
    places: times.reduce((sum, one) => sum + one.places, 0),
    ...(change === undefined ? {} : { change }),
  };
}

/** Today and the days ahead on which something is offered, booked or was changed. */
export function daysAhead(
  institution: Institution,
  today: PlainDate,
  taken: ReadonlyMap<string, number>,
  district: District,
  changes: readonly StoredChange[],
): readonly DayCount[] {
  return Array.from({ length: DAYS }, (_, index) => addDays(today, index))
    .map((date) => dayCount(institution, date, taken, district, changes))
    .filter(({ places, taken: count, change }) => places > 0 || count > 0 || change !== undefined);
}

/** What was changed of one day, the oldest first. */
export function dayChanges(
  changes: readonly StoredChange[],
  institution: string,
  date: PlainDate,
): readonly StoredChange[] {
  return changes.filter((change) => {
    const parts = change.part === 'day' ? dayParts(change.id) : undefined;
    return parts?.institution === institution && parts.date === date;
  });
}

/** Times at which more are booked than there are places: after a day was closed, or places were taken away. */
export function overbooked(days: readonly DayCount[]): readonly TimeCount[] {
  return days.flatMap(({ times }) => times.filter(({ taken, places }) => taken > places));
}

/** The bookings of one time, as somebody may see them: those of other offices are counted only. */
export interface TimeList extends TimeCount {
  readonly bookings: readonly Booking[];
  readonly others: number;
}

export function timeLists(
  { times }: DayCount,
  bookings: readonly Booking[],
  maySee: (booking: Booking) => boolean,
): readonly TimeList[] {
  return times.map((time) => {
    const own = bookings.filter(({ slot }) => slot === time.id);
    const seen = own.filter(maySee);
    return { ...time, bookings: seen, others: own.length - seen.length };
  });
}
