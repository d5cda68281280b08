import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarEntry, type CalendarEntry } from '../../src/cases/calendar-entry.ts';
import type { PlainDate } from '../../src/forms/types.ts';

const due: CalendarEntry = {
  uid: 'FC-26K7-XQ4M@e.example.cn',
  createdAt: Date.UTC(2026, 10, 23, 2, 24, 5, 678),
  summary: '一孩证办好的日子',
  when: { kind: 'day', day: '2026-12-07' as PlainDate },
};

/** Undoes the folding, as every calendar does first. */
function linesOf(ics: string): readonly string[] {
  return ics.replaceAll('\r\n ', '').split('\r\n');
}

function unescape(text: string): string {
  return text.replace(/\\(n|.)/g, (_, character: string) => (character === 'n' ? '\n' : character));
}

describe('a calendar entry', () => {
  it('keeps a day a day, without a time that a zone could move', () => {
    expect(linesOf(calendarEntry(due))).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//ezhan//ezhan//ZH',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      'UID:FC-26K7-XQ4M@e.example.cn',
      'DTSTAMP:20261123T022405Z',
      'DTSTART;VALUE=DATE:20261207',
      'TRANSP:TRANSPARENT',
      'SUMMARY:一孩证办好的日子',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it.each([
    ['Asia/Shanghai', '2026-12-01T08:30', '20261201T003000Z', '20261201T010000Z'],
    ['Asia/Shanghai', '2026-12-01T07:15', '20261130T231500Z', '20261130T234500Z'],
    // The last hour before the clocks go back, seen from both sides of the change.
    ['Europe/Berlin', '2026-10-24T12:00', '20261024T100000Z', '20261024T103000Z'],
    ['Europe/Berlin', '2026-10-25T12:00', '20261025T110000Z', '20261025T113000Z'],
  ])('writes a time in %s as UTC', (timeZone, start, from, to) => {
    const lines = linesOf(calendarEntry({ ...due, when: { kind: 'time', start, minutes: 30, timeZone } }));
    expect(lines).toContain(`DTSTART:${from}`);
    expect(lines).toContain(`DTEND:${to}`);
  });

  it('reminds as long before as it is told', () => {
    const lines = linesOf(calendarEntry({ ...due, remind: 900 }));
    const alarm = lines.slice(lines.indexOf('BEGIN:VALARM'), lines.indexOf('END:VALARM'));
    expect(alarm).toContain('TRIGGER:-PT900M');
    expect(alarm).toContain('DESCRIPTION:一孩证办好的日子');
  });

  it('escapes what has a meaning in the format, but not in a URL', () => {
    const url = 'https://e.example.cn/s/FC-26K7-XQ4M?token=a,b;c';
    const lines = linesOf(calendarEntry({ ...due, description: '带上：身份证, 户口簿; a\\b\r\n两人都来', url }));
    expect(lines).toContain('DESCRIPTION:带上：身份证\\, 户口簿\\; a\\\\b\\n两人都来');
    expect(lines).toContain(`URL:${url}`);
  });

  it('folds at 75 octets without cutting a character, whatever the text', () => {
    const text = fc.string({ unit: 'binary', maxLength: 300 });
    fc.assert(
      fc.property(text, text, (summary, description) => {
        const ics = calendarEntry({ ...due, summary, description });
        for (const line of ics.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        const plain = description.replace(/\r\n?/g, '\n').replace(/(?!\n)\p{Cc}/gu, '');
        const read = linesOf(ics).find((line) => line.startsWith('DESCRIPTION:')) ?? 'DESCRIPTION:';
        expect(unescape(read.slice('DESCRIPTION:'.length))).toBe(plain);
      }),
    );
  });
});
