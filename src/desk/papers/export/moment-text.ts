/** Writes moments as `2026-11-23 10:24`, where the district is. */
export function momentText(timeZone: string): (moment: number) => string {
  // Swedish writes dates as ISO 8601 does.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return (moment) => format.format(moment);
}
