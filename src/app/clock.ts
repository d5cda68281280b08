import type { PlainDate } from '../forms/types.ts';

/** Reads the day in the district's zone off a moment. Formatting is slow and days are long: one day is kept. */
export function dayIn(timeZone: string): (now: number) => PlainDate {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  let minute = -1;
  let day = '' as PlainDate;
  return (now) => {
    const current = Math.floor(now / 60_000);
    if (current !== minute) {
      minute = current;
      day = format.format(now) as PlainDate;
    }
    return day;
  };
}
