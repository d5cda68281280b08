import { describe, expect, it } from 'vitest';
import { freeSlots, slotsOf } from '../../src/cases/slots.ts';
import type { Institution, PlainDate, WorkCalendar } from '../../src/forms/types.ts';

const day = (text: string): PlainDate => text as PlainDate;
const calendar: WorkCalendar = { published: [2026], holidays: [day('2026-12-03')], workdays: [day('2026-12-05')] };
const name = { 'zh-CN': '示例医院', en: 'Sample Hospital' };
const clinic: Institution = {
  id: 'clinic',
  kind: 'hospital',
  name,
  address: name,
  phone: '000-1234 5678',
  slots: { weekdays: [2, 4, 6], times: ['08:30', '09:30'], capacity: 3 },
};

describe('the times of an institution', () => {
  it('lie on its weekdays, on working days only, from the next day on', () => {
    const days = new Set(slotsOf(clinic, calendar, day('2026-12-01'), 10).map((slot) => slot.date));
    // Thursday the 3rd is a holiday, Saturday the 5th is worked.
    expect([...days]).toEqual(['2026-12-05', '2026-12-08', '2026-12-10']);
  });

  it('have the id under which they are booked', () => {
    expect(slotsOf(clinic, calendar, day('2026-12-07'), 1)).toEqual([
      { id: 'clinic@2026-12-08T08:30', date: '2026-12-08', time: '08:30', capacity: 3 },
      { id: 'clinic@2026-12-08T09:30', date: '2026-12-08', time: '09:30', capacity: 3 },
    ]);
  });

  it('reach thirty days ahead', () => {
    const all = slotsOf(clinic, calendar, day('2026-11-24'));
    expect([all[0]?.date, all.at(-1)?.date]).toEqual(['2026-11-26', '2026-12-24']);
  });
});

describe('free places', () => {
  it('are what is left of each time; a full one stays in the list with none', () => {
    const booked = new Map([
      ['clinic@2026-12-08T08:30', 1],
      ['clinic@2026-12-08T09:30', 4],
      ['clinic@2026-12-09T08:30', 1],
    ]);
    const free = freeSlots(clinic, calendar, day('2026-12-07'), booked);
    expect(free.get('clinic@2026-12-08T08:30')).toBe(2);
    expect(free.get('clinic@2026-12-08T09:30')).toBe(0);
    expect(free.has('clinic@2026-12-09T08:30')).toBe(false);
    expect(free.get('clinic@2026-12-10T08:30')).toBe(3);
  });
});
