import { describe, expect, it } from 'vitest';
import { after, atTen, badWords, caseOf, day, doing, problemsOf, today, toldOf, waitingCase } from './desk.ts';

const reason = '两位的户口都不在本区';

describe.each([
  { type: 'refuse', from: 'submitted', status: 'refused' },
  { type: 'reject', from: 'reviewed', status: 'rejected' },
] as const)('to $type a case', ({ type, from, status }) => {
  const submission = caseOf({ status: from });

  it('closes it, keeps the reason as a decision and tells the resident', () => {
    const acted = doing(submission, { type, reason: ` ${reason}\r\n` }, { on: day('2026-11-26') });
    const decision = { kind: status, reason, by: 'supervisor-1', at: atTen('2026-11-26') };
    const closed = { at: atTen('2026-11-26'), workingDays: 2, onTime: true };
    expect(acted).toMatchObject({ ok: true, audit: type, submission: { status, closed, desk: { decision } } });
    expect(acted).toMatchObject({ event: { note: { key: `cases:note.${status}`, params: { reason } } } });
  });

  it.each(badWords)('is not taken with a reason of %s', (_what, typed, code) => {
    expect(problemsOf(submission, { type, reason: typed })).toEqual([`reason: ${code}`]);
  });

  it('takes a reason of four characters and one of five hundred', () => {
    for (const typed of ['材料不全', '字'.repeat(500), '𠮷'.repeat(500)])
      expect(problemsOf(submission, { type, reason: typed })).toEqual([]);
  });
});

describe('refusing a case', () => {
  it('that waits for corrections does not count the days on which its clock stood', () => {
    const refused = after(waitingCase(day('2026-11-26')), { type: 'refuse', reason }, { on: day('2026-12-30') });
    expect(refused.closed).toMatchObject({ workingDays: 2, onTime: true });
    expect(refused.desk).not.toHaveProperty('stoppedOn');
  });

  it('of a permit is over when nothing was asked for in time: it counts as accepted', () => {
    const submission = caseOf({ on: today });
    expect(problemsOf(submission, { type: 'refuse', reason }, { on: day('2026-12-01') })).toEqual([]);
    expect(problemsOf(submission, { type: 'refuse', reason }, { on: day('2026-12-02') })).toEqual([
      'taken-as-accepted',
    ]);
    expect(toldOf(waitingCase(), { type: 'refuse', reason }, { on: day('2026-12-02') })?.key).toBe(
      'cases:note.refused',
    );
  });

  it('of a service without such a time can be done later, too', () => {
    const submission = caseOf({ service: 'first-child-certificate' });
    expect(problemsOf(submission, { type: 'refuse', reason }, { on: day('2026-12-31') })).toEqual([]);
  });
});

describe('rejecting a case', () => {
  const submission = caseOf({ status: 'reviewed' });

  it('after the promised day is late', () => {
    const late = after(submission, { type: 'reject', reason }, { on: day('2026-12-23') });
    expect(late.closed).toEqual({ at: atTen('2026-12-23'), workingDays: 21, onTime: false });
    const last = after(submission, { type: 'reject', reason }, { on: day('2026-12-22') });
    expect(last.closed).toMatchObject({ workingDays: 20, onTime: true });
  });
});
