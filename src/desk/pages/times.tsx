import type { JSX } from 'preact';
import type { Words } from '../../bot/types.ts';
import { dayOf } from '../../cases/day-of.ts';
import { partsOf } from '../../forms/plain-date.ts';
import type { PlainDate } from '../../forms/types.ts';

/** A day without its year: `12 月 7 日`, `7 December`. */
export function shortDay(t: Words, day: PlainDate): string {
  const { month, day: number } = partsOf(day);
  return t('desk:day', { month: t(`bot:months.${month}`), day: number });
}

/** A day of a list, which machines can read too. */
export function Day({ t, day }: { t: Words; day: PlainDate }): JSX.Element {
  return (
    <time class="nowrap" dateTime={day}>
      {shortDay(t, day)}
    </time>
  );
}

/** A moment of a list in the district's time: `11-24 09:12`. */
export function Moment({ at, timeZone }: { at: number; timeZone: string }): JSX.Element {
  return (
    <time class="num nowrap" dateTime={new Date(at).toISOString()}>
      {momentWords(at, timeZone)}
    </time>
  );
}

/** `11-24 09:12`. @param at epoch milliseconds. */
export function momentWords(at: number, timeZone: string): string {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at);
  return `${dayOf(at, timeZone).slice(5)} ${time}`;
}
