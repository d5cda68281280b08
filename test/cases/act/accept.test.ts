import { describe, expect, it } from 'vitest';
import { actingAs, after, caseOf, day, doing, problemsOf, toldOf, today, waitingCase } from './desk.ts';

const lacking = caseOf({ without: ['couplePhoto', 'wifeId'] });

describe('accepting a case', () => {
  it('that is complete needs nothing more, and the resident is told', () => {
    const acted = doing(caseOf(), { type: 'accept' });
    expect(acted).toMatchObject({ ok: true, submission: { status: 'accepted', revision: 1 }, audit: 'accept' });
    expect(acted).toMatchObject({ event: { status: 'accepted', note: { key: 'cases:note.accepted' } } });
  });

  it('gives it to whoever accepts it, unless a colleague has it', () => {
    const acting = actingAs('clerk', 'dongshi-1');
    expect(after(caseOf(), { type: 'accept' }, { acting }).clerk).toBe('clerk-1');
    expect(after(caseOf({ clerk: 'clerk-2' }), { type: 'accept' }, { acting }).clerk).toBe('clerk-2');
  });

  it('that lacks something says until when it may follow', () => {
    const action = { type: 'accept', materialsDue: day('2026-11-30') } as const;
    expect(after(lacking, action)).toMatchObject({ status: 'accepted', materialsDue: '2026-11-30' });
    const params = { count: 2, until: '2026-11-30' };
    expect(toldOf(lacking, action)).toEqual({ key: 'cases:note.accepted-missing', params });
  });

  it.each([
    ['no day', undefined, 'required'],
    ['an empty day', '', 'required'],
    ['a day that does not exist', '2026-11-31', 'not-a-date'],
    ['yesterday', '2026-11-23', 'in-the-past'],
    ['a Saturday', '2026-11-28', 'no-working-day'],
    ['the day after it is due', '2026-12-23', 'after-due'],
  ])('that lacks something is not taken with %s', (_what, until, code) => {
    const action = { type: 'accept', ...(until === undefined ? {} : { materialsDue: day(until) }) } as const;
    expect(lacking.due).toBe('2026-12-22');
    expect(problemsOf(lacking, action)).toEqual([`materialsDue: ${code}`]);
  });

  it.each(['2026-11-24', '2026-12-22'])('takes the first and the last day that it can be: %s', (until) => {
    expect(problemsOf(lacking, { type: 'accept', materialsDue: day(until) })).toEqual([]);
  });

  it('late gives as many days for what is missing as the service gives', () => {
    const on = day('2026-12-23');
    const before = { type: 'accept', materialsDue: day('2026-12-30') } as const;
    expect(problemsOf(lacking, before, { on })).toEqual([]);
    expect(problemsOf(lacking, { ...before, materialsDue: day('2026-12-31') }, { on })).toEqual([
      'materialsDue: after-due',
    ]);
  });

  it('forgets a day for what is no longer missing', () => {
    const complete = caseOf({ materialsDue: day('2026-11-30') });
    expect(after(complete, { type: 'accept', materialsDue: day('2026-11-30') })).not.toHaveProperty('materialsDue');
  });

  it('that waits for corrections lets its clock go on', () => {
    const waiting = waitingCase(today);
    const accepted = after(waiting, { type: 'accept' }, { on: day('2026-11-27') });
    expect(accepted).toMatchObject({ status: 'accepted', due: '2026-12-25', desk: { stoodDays: 3 } });
    expect(accepted.desk).not.toHaveProperty('stoppedOn');
    expect(waiting.due).toBe('2026-12-22');
  });
});
