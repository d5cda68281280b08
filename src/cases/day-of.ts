import type { PlainDate } from '../forms/types.ts';

/** Making a formatter costs far more than using it, and a district has one time zone. */
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * The day that a moment falls on in a time zone.
 * @param at epoch milliseconds. @param timeZone an IANA name, such as `Asia/Shanghai`.
 */
export function dayOf(at: number, timeZone: string): PlainDate {
  const known = formats.get(timeZone);
  const format =
    known ?? new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  if (!known) formats.set(timeZone, format);
  return format.format(at) as PlainDate;
}
