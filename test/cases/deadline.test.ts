import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeCase, deadlineOf, restartClock } from '../../src/cases/deadline.ts';
import type { Submission } from '../../src/cases/types.ts';
import { addDays } from '../../src/forms/plain-date.ts';
import { workingDaysBetween } from '../../src/cases/working-days.ts';
import { after, atTen, caseOf, day, district, emptyDesk, today, waitingCase } from './act/desk.ts';

const { calendar } = district;
/** Submitted on Tuesday 24 November, due on 22 December. */
const submission = caseOf();
const on = (date: string, of: Submission = submission) => deadlineOf(of, day(date), district);

describe('a running deadline', () => {
  it('says what was promised and how much of it is used', () => {
    expect(on('2026-11-27')).toEqual({
      kind: 'running',
      due: '2026-12-22',
      provisional: false,
      daysLeft: 17,
      level: 'far',
      counted: { from: '2026-11-24', promised: 20, extended: 0, stood: 0, used: 3 },
    });
  });

  it.each([
    ['2026-12-07', 11, 'far'],
    ['2026-12-08', 10, 'near'],
    ['2026-12-14', 6, 'near'],
    ['2026-12-15', 5, 'soon'],
    ['2026-12-17', 3, 'soon'],
    ['2026-12-18', 2, 'last'],
    ['2026-12-20', 2, 'last'],
    ['2026-12-21', 1, 'last'],
    ['2026-12-22', 0, 'over'],
    ['2026-12-24', -2, 'over'],
  ])('on %s has %i working days left: %s', (date, daysLeft, level) => {
    expect(on(date)).toMatchObject({ kind: 'running', daysLeft, level });
  });

  it('counts from the day in the district, not from the one in Greenwich', () => {
    const lateEvening = caseOf({ submittedAt: Date.parse('2026-11-23T17:00:00Z') });
    expect(on('2026-11-24', lateEvening).counted).toMatchObject({ from: '2026-11-24', used: 0 });
  });

  it('is provisional with its promised day', () => {
    expect(on('2026-11-24', caseOf({ on: day('2026-12-20') })).provisional).toBe(true);
  });

  it('tells granted days and days on which it stood apart from what was promised', () => {
    const asked = after(waitingCase(today), { type: 'accept' }, { on: day('2026-11-26') });
    const more = after(asked, { type: 'ask-extension', days: 4, reason: '要等回函才行' }, { on: day('2026-11-26') });
    const granted = after(more, { type: 'answer-extension', granted: true }, { on: day('2026-11-26') });
    expect(on('2026-11-30', granted)).toMatchObject({
      due: '2026-12-30',
      counted: { promised: 20, extended: 4, stood: 2, used: 2 },
    });
    expect(on('2026-11-30', more).counted).toMatchObject({ promised: 20, extended: 0 });
  });
});

describe('a stopped deadline', () => {
  it('stands still, however many days go by', () => {
    const waiting = waitingCase(day('2026-11-26'));
    const first = on('2026-11-26', waiting);
    expect(first).toMatchObject({ kind: 'stopped', daysLeft: 18, level: 'far', counted: { used: 2 } });
    expect(on('2026-12-31', waiting)).toEqual(first);
  });

  it('goes on with as many days left as it had', () => {
    const waiting = waitingCase(day('2026-11-26'));
    const back = restartClock(waiting, day('2026-12-02'), calendar);
    expect(back).toMatchObject({ due: '2026-12-28', desk: { stoodDays: 4 } });
    expect(on('2026-12-02', back)).toMatchObject({ kind: 'running', daysLeft: 18, counted: { used: 2, stood: 4 } });
  });

  it('goes on once: another restart changes nothing, and neither does one of a running clock', () => {
    const back = restartClock(waitingCase(), day('2026-12-02'), calendar);
    expect(restartClock(back, day('2026-12-24'), calendar)).toBe(back);
    expect(restartClock(submission, day('2026-12-24'), calendar)).toBe(submission);
  });

  it('moves nothing when it comes back on the same day or over a weekend', () => {
    const friday = waitingCase(day('2026-11-27'));
    for (const date of ['2026-11-27', '2026-11-29'])
      expect(restartClock(friday, day(date), calendar)).toMatchObject({ due: '2026-12-22', desk: { stoodDays: 0 } });
  });

  it('becomes provisional when it moves beyond the published calendar', () => {
    const back = restartClock(waitingCase(), day('2026-12-15'), calendar);
    expect(back).toMatchObject({ due: '2027-01-13', dueProvisional: true });
  });

  it('loses and wins nothing for anybody, whenever it stops and goes on', () => {
    const days = fc.nat({ max: 60 });
    fc.assert(
      fc.property(days, days, days, (before, standing, later) => {
        const stoppedOn = addDays(today, before);
        const restart = addDays(stoppedOn, standing);
        const waiting = caseOf({ desk: { ...emptyDesk, stoppedOn } });
        const back = restartClock(waiting, restart, calendar);
        const left = deadlineOf(waiting, restart, district).daysLeft;
        expect(deadlineOf(back, restart, district).daysLeft).toBe(left);
        const then = addDays(restart, later);
        const { promised, used, extended } = deadlineOf(back, then, district).counted;
        expect([promised, extended]).toEqual([20, 0]);
        expect(used).toBe(workingDaysBetween(today, stoppedOn, calendar) + workingDaysBetween(restart, then, calendar));
      }),
    );
  });
});

describe('a closed deadline', () => {
  const closing = (date: string, of: Submission = submission) =>
    closeCase(of, { at: atTen(date), today: day(date), district });

  it('in time stays as it was on the day of closing', () => {
    const closed = closing('2026-12-21');
    expect(closed.closed).toEqual({ at: atTen('2026-12-21'), workingDays: 19, onTime: true });
    const then = on('2027-03-01', closed);
    expect(then).toMatchObject({ kind: 'closed', daysLeft: 1, level: 'far', counted: { promised: 20, used: 19 } });
  });

  it('on the promised day itself is in time', () => {
    const closed = closing('2026-12-22');
    expect(closed.closed).toMatchObject({ workingDays: 20, onTime: true });
    expect(on('2027-03-01', closed)).toMatchObject({ daysLeft: 0, level: 'far' });
  });

  it('late says by how much', () => {
    const closed = closing('2026-12-24');
    expect(closed.closed).toMatchObject({ workingDays: 22, onTime: false });
    expect(on('2027-03-01', closed)).toMatchObject({ kind: 'closed', daysLeft: -2, level: 'over' });
  });

  it('while its clock stands leaves out the days on which it stood', () => {
    const closed = closing('2027-01-29', waitingCase(day('2026-11-26')));
    expect(closed.closed).toMatchObject({ workingDays: 2, onTime: true });
    expect(on('2027-03-01', closed)).toMatchObject({ kind: 'closed', daysLeft: 18, counted: { used: 2 } });
  });
});
