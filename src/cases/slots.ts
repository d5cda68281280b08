import { addDays, weekdayOf } from '../forms/plain-date.ts';
import type { SlotParts } from '../forms/slot-value.ts';
import type { Institution, PlainDate, WorkCalendar } from '../forms/types.ts';
import { isWorkingDay } from './working-days.ts';

/** One time at an institution that can be booked. */
export interface SlotTime {
  /** `<institution>@2026-12-01T08:30`. */
  readonly id: string;
  readonly date: PlainDate;
  readonly time: string;
  readonly capacity: number;
}

/** How many days ahead a time can be booked. */
const DAYS_AHEAD = 30;

/**
 * Every time that an institution offers from the day after `from` on, on working days only, earliest first. What is
 * closed is not offered.
 */
export function slotsOf(
  institution: Institution,
  calendar: WorkCalendar,
  from: PlainDate,
  days = DAYS_AHEAD,
): readonly SlotTime[] {
  return Array.from({ length: days }, (_, index) => addDays(from, index + 1)).flatMap((date) =>
    timesOn(institution, calendar, date),
  );
}

/** The times that an institution offers on a day. */
function timesOn(institution: Institution, calendar: WorkCalendar, date: PlainDate): readonly SlotTime[] {
  return institution.slots.times.flatMap((time) => {
    const capacity = placesAt(institution, calendar, { date, time });
    return capacity > 0 ? [{ id: slotId(institution.id, date, time), date, time, capacity }] : [];
  });
}

/** Places at one time of an institution, taken or not; 0 where it does not offer the time or is closed. */
export function placesAt(
  institution: Institution,
  calendar: WorkCalendar,
  { date, time }: Pick<SlotParts, 'date' | 'time'>,
): number {
  const { weekdays, times, capacity, days = [] } = institution.slots;
  if (!times.includes(time) || !weekdays.includes(weekdayOf(date)) || !isWorkingDay(date, calendar)) return 0;
  const whole = days.find((one) => one.date === date && one.time === undefined);
  const single = days.find((one) => one.date === date && one.time === time);
  return whole?.places === 0 ? 0 : ((single ?? whole)?.places ?? capacity);
}

/** The id under which a time is booked. */
export function slotId(institution: string, date: PlainDate, time: string): string {
  return `${institution}@${date}T${time}`;
}

/**
 * Places left at each time that an institution offers; 0 means full, absent means not offered.
 * @param booked places taken, by slot id.
 */
export function freeSlots(
  institution: Institution,
  calendar: WorkCalendar,
  today: PlainDate,
  booked: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const slots = slotsOf(institution, calendar, today);
  return new Map(slots.map((slot) => [slot.id, Math.max(0, slot.capacity - (booked.get(slot.id) ?? 0))]));
}
