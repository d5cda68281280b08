import { describe, expect, it } from 'vitest';
import type { Action } from '../../../src/cases/action.ts';
import { after, atTen, badWords, caseOf, day, doing, problemsOf } from './desk.ts';

const on = day('2026-11-26');
const calling = (change: Partial<Extract<Action, { type: 'verify' }>> = {}): Action => ({
  type: 'verify',
  way: 'phone',
  on: day('2026-11-25'),
  found: '登记日期核对无误',
  ...change,
});

describe('a verification', () => {
  it('is written down with who, when, how and what was found; the first one moves the case and is told', () => {
    const acted = doing(caseOf({ status: 'accepted' }), calling(), { on });
    const written = { by: 'supervisor-1', at: atTen(on), way: 'phone', on: '2026-11-25', found: '登记日期核对无误' };
    expect(acted).toMatchObject({ submission: { status: 'verifying', desk: { verifications: [written] } } });
    expect(acted).toMatchObject({ ok: true, event: { status: 'verifying', note: { key: 'cases:note.verifying' } } });
  });

  it('that follows is added, and the resident is not told again', () => {
    const first = after(caseOf({ status: 'accepted' }), calling(), { on });
    const acted = doing(first, calling({ way: 'visit', found: '上门看过原件' }), { on });
    expect(acted).toMatchObject({ submission: { desk: { verifications: [{ way: 'phone' }, { way: 'visit' }] } } });
    expect(acted).not.toHaveProperty('event');
  });

  it.each(badWords)('is not taken when what was found is %s', (_what, found, code) => {
    expect(problemsOf(caseOf({ status: 'accepted' }), calling({ found }), { on })).toEqual([`found: ${code}`]);
  });

  it.each([
    ['2026-11-23', 'before-submission'],
    ['2026-11-27', 'in-the-future'],
    ['26.11.2026', 'not-a-date'],
    ['', 'required'],
  ])('is not taken with the day %s', (when, code) => {
    expect(problemsOf(caseOf({ status: 'accepted' }), calling({ on: day(when) }), { on })).toEqual([`on: ${code}`]);
  });

  it('is not taken without a way that there is', () => {
    const wrong = calling({ way: 'crystal-ball' as 'phone', found: '' });
    expect(problemsOf(caseOf({ status: 'accepted' }), wrong, { on })).toEqual(['way: required', 'found: required']);
  });
});
