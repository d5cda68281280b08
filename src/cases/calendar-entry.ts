import type { PlainDate } from '../forms/types.ts';

/** One thing to keep in mind, for a resident's own calendar. */
export interface CalendarEntry {
  /** Worldwide unique and the same each time, so that a second download replaces the first: the reference and the host. */
  readonly uid: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly summary: string;
  readonly description?: string;
  readonly location?: string;
  readonly url?: string;
  readonly when: CalendarTime;
  /** Minutes before the start (of the day, for a day) at which the calendar reminds. */
  readonly remind?: number;
}

/** A whole day, or a time of day such as `2026-12-01T08:30` in an IANA time zone. */
type CalendarTime =
  | { readonly kind: 'day'; readonly day: PlainDate }
  | { readonly kind: 'time'; readonly start: string; readonly minutes: number; readonly timeZone: string };

const LONGEST_LINE = 75;
const MINUTE = 60_000;

/**
 * The text of an .ics file (RFC 5545) with one event. Times are written in UTC, so that no calendar has to know the time zone;
 * a whole day has no time at all, so that it stays the same day everywhere.
 */
export function calendarEntry(entry: CalendarEntry): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//ezhan//ezhan//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${escaped(entry.uid)}`,
    `DTSTAMP:${utc(entry.createdAt)}`,
    ...timeLines(entry.when),
    `SUMMARY:${escaped(entry.summary)}`,
    ...optional('DESCRIPTION', entry.description),
    ...optional('LOCATION', entry.location),
    // A URI is no text: it is not escaped (3.8.4.6).
    ...(entry.url === undefined ? [] : [`URL:${entry.url.replace(/[\r\n]/g, '')}`]),
    ...alarmLines(entry),
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function timeLines(when: CalendarTime): readonly string[] {
  if (when.kind === 'day') return [`DTSTART;VALUE=DATE:${when.day.replaceAll('-', '')}`, 'TRANSP:TRANSPARENT'];
  const start = instantOf(when.start, when.timeZone);
  return [`DTSTART:${utc(start)}`, `DTEND:${utc(start + when.minutes * MINUTE)}`];
}

function alarmLines({ remind, summary }: CalendarEntry): readonly string[] {
  if (remind === undefined) return [];
  return ['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escaped(summary)}`, `TRIGGER:-PT${remind}M`, 'END:VALARM'];
}

function optional(name: string, text: string | undefined): readonly string[] {
  return text === undefined || text === '' ? [] : [`${name}:${escaped(text)}`];
}

/** 3.3.11: backslash, semicolon, comma and line break; other controls are not allowed in a text. */
function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n?|\n/g, '\\n')
    .replace(/\p{Cc}/gu, '');
}

/** 3.1: at most 75 octets to a line; the rest goes on behind a space. No character is cut in two. */
function folded(line: string): string {
  let text = '';
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > LONGEST_LINE) {
      text += '\r\n ';
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return text;
}

/** The length of one character in UTF-8. */
function octetsOf(character: string): number {
  const codePoint = character.codePointAt(0) ?? 0;
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}

/** `20261201T003000Z`. */
function utc(at: number): string {
  return new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
}

/** The instant of a local time: guessed as UTC, then moved by what the zone's clocks show at that guess. */
function instantOf(local: string, timeZone: string): number {
  const wanted = Date.parse(`${local}Z`);
  const first = wanted - offsetAt(wanted, timeZone);
  return wanted - offsetAt(first, timeZone);
}

/** How far the zone's clocks are ahead of UTC at an instant, in milliseconds. */
function offsetAt(at: number, timeZone: string): number {
  // Swedish writes times as ISO 8601 does: `2026-12-01 08:30:00`.
  const local = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at);
  return Date.parse(`${local.replace(' ', 'T')}Z`) - Math.floor(at / 1000) * 1000;
}
