import { describe, expect, it } from 'vitest';
import type { Action } from '../../../src/cases/action.ts';
import { actingAs, after, atTen, badWords, caseOf, day, doing, problemsOf, today, waitingCase } from './desk.ts';

const verifying = caseOf({ status: 'verifying' });
const asking = (change: Partial<Extract<Action, { type: 'ask-extension' }>> = {}): Action => ({
  type: 'ask-extension',
  days: 3,
  reason: '要等民政局回函',
  ...change,
});
const asked = after(verifying, asking());

describe('asking for more time', () => {
  it('keeps the promised day until somebody answers, and the resident is not told', () => {
    const acted = doing(verifying, asking(), { acting: actingAs('clerk') });
    const extension = { by: 'clerk-1', at: atTen(today), days: 3, reason: '要等民政局回函' };
    expect(acted).toMatchObject({
      ok: true,
      submission: { due: verifying.due, status: 'verifying', desk: { extension } },
    });
    expect(acted).not.toHaveProperty('event');
  });

  it.each([
    [1, []],
    [10, []],
    [0, ['days: required']],
    [11, ['days: too-many']],
    [2.5, ['days: required']],
    [Number.NaN, ['days: required']],
  ])('takes one to ten working days: %s', (days, problems) => {
    expect(problemsOf(verifying, asking({ days }))).toEqual(problems);
  });

  it.each(badWords)('is not taken with a reason of %s', (_what, reason, code) => {
    expect(problemsOf(verifying, asking({ reason }))).toEqual([`reason: ${code}`]);
  });

  it('is done before the promised day is over', () => {
    expect(problemsOf(verifying, asking(), { on: day('2026-12-22') })).toEqual([]);
    expect(problemsOf(verifying, asking(), { on: day('2026-12-23') })).toEqual(['after-due']);
  });

  it('is not done twice, unless it was turned down', () => {
    expect(problemsOf(asked, asking())).toEqual(['forbidden']);
    expect(problemsOf(after(asked, { type: 'answer-extension', granted: true }), asking())).toEqual(['forbidden']);
    expect(problemsOf(after(asked, { type: 'answer-extension', granted: false }), asking())).toEqual([]);
  });
});

describe('answering it', () => {
  it('by granting moves the promised day, and the resident is told until when and why', () => {
    const acted = doing(asked, { type: 'answer-extension', granted: true }, { acting: actingAs('reviewer') });
    expect(acted).toMatchObject({
      ok: true,
      submission: { due: '2026-12-25', desk: { extension: { granted: true } } },
    });
    const params = { until: '2026-12-25', reason: '要等民政局回函' };
    expect(acted).toMatchObject({ event: { note: { key: 'cases:note.extended', params } } });
  });

  it('beyond the published calendar makes the promised day provisional', () => {
    const long = after(verifying, asking({ days: 10 }));
    expect(long.dueProvisional).toBe(false);
    expect(after(long, { type: 'answer-extension', granted: true })).toMatchObject({
      due: '2027-01-06',
      dueProvisional: true,
    });
  });

  it('by turning it down leaves all as it was, and the resident is not told', () => {
    const acted = doing(asked, { type: 'answer-extension', granted: false });
    expect(acted).toMatchObject({
      ok: true,
      submission: { due: verifying.due, desk: { extension: { granted: false } } },
    });
    expect(acted).not.toHaveProperty('event');
  });

  it('is for whoever decides, once, where something was asked', () => {
    const granting = { type: 'answer-extension', granted: true } as const;
    expect(problemsOf(asked, granting, { acting: actingAs('clerk') })).toEqual(['forbidden']);
    expect(problemsOf(verifying, granting)).toEqual(['forbidden']);
    expect(problemsOf(after(asked, granting), granting)).toEqual(['forbidden']);
  });

  it('while the clock stands adds to what the standing gives', () => {
    const waiting = waitingCase(today);
    const both = {
      ...waiting,
      desk: { ...waiting.desk, ...asked.desk, stoppedOn: today } as typeof asked.desk & object,
    };
    const granted = after(both, { type: 'answer-extension', granted: true });
    expect(granted.due).toBe('2026-12-25');
    expect(after(granted, { type: 'accept' }, { on: day('2026-11-26') }).due).toBe('2026-12-29');
  });
});
