import { describe, expect, it } from 'vitest';
import type { Action } from '../../../src/cases/action.ts';
import { actingAs, after, atTen, caseOf, day, doing, problemsOf, today, toldOf } from './desk.ts';

const permit = caseOf({ status: 'reviewed', office: 'district' });
const first = caseOf({ status: 'reviewed', service: 'first-child-certificate' });
const check = caseOf({ status: 'reviewed', service: 'preconception-check' });
const approving = (change: Partial<Extract<Action, { type: 'approve' }>> = {}): Action => ({
  type: 'approve',
  certificate: '示卫证〔2026〕0001 号',
  ...change,
});

describe('approving a case', () => {
  it('closes it with the number of what is issued', () => {
    const approved = after(permit, approving({ certificate: ' BP-2026-1 ' }), { on: day('2026-12-22') });
    const at = atTen('2026-12-22');
    expect(approved.desk?.decision).toEqual({ kind: 'approved', certificate: 'BP-2026-1', by: 'supervisor-1', at });
    expect(approved).toMatchObject({ status: 'approved', closed: { at, workingDays: 20, onTime: true } });
    expect(toldOf(permit, approving())).toEqual({ key: 'cases:note.approved' });
  });

  it('gives it the validity of its service, to the day before, unless another is named', () => {
    expect(after(first, approving()).desk?.decision).toMatchObject({ validUntil: '2029-11-23' });
    const until = { type: 'approve', certificate: 'FC-1', validUntil: day('2027-06-30') } as const;
    expect(after(first, until).desk?.decision).toMatchObject({ validUntil: '2027-06-30' });
    const note = { key: 'cases:note.approved-until', params: { validUntil: '2027-06-30' } };
    expect(toldOf(first, until)).toEqual(note);
    expect(after(permit, approving()).desk?.decision).not.toHaveProperty('validUntil');
  });

  it.each([
    ['no number', { certificate: '' }, ['certificate: required']],
    ['a number of one character', { certificate: '1' }, ['certificate: too-short']],
    ['a number that never ends', { certificate: '1'.repeat(41) }, ['certificate: too-long']],
    ['a validity that ends today', { validUntil: today }, ['validUntil: too-soon']],
    [
      'no day at all',
      { certificate: ' ', validUntil: day('soon') },
      ['certificate: required', 'validUntil: not-a-date'],
    ],
  ])('is not taken with %s', (_what, change, problems) => {
    expect(problemsOf(first, approving(change))).toEqual(problems);
  });

  it('without a number is not taken', () => {
    expect(problemsOf(permit, { type: 'approve' })).toEqual(['certificate: required']);
  });

  it('of an appointment issues nothing', () => {
    expect(after(check, { type: 'approve' }).desk?.decision).toEqual({
      kind: 'approved',
      by: 'supervisor-1',
      at: atTen(today),
    });
    expect(problemsOf(check, { type: 'approve', certificate: ' ' })).toEqual([]);
    expect(problemsOf(check, approving({ validUntil: day('2027-01-01') }))).toEqual([
      'certificate: not-issued',
      'validUntil: not-issued',
    ]);
  });

  it('is for the reviewers of the office that has it and of those above', () => {
    for (const [office, problems] of [
      ['district', []],
      ['dongshi', ['forbidden']],
      ['xili', ['forbidden']],
    ] as const)
      expect(problemsOf(permit, approving(), { acting: actingAs('reviewer', office) })).toEqual(problems);
    expect(problemsOf(first, approving(), { acting: actingAs('reviewer', 'dongshi') })).toEqual([]);
  });
});

describe('what is approved', () => {
  const approved = after(permit, approving());

  it('is ready at an office, and then handed out', () => {
    const ready = after(approved, { type: 'ready' });
    expect(ready.status).toBe('ready');
    expect(toldOf(approved, { type: 'ready' })).toEqual({ key: 'cases:note.ready', params: { office: 'district' } });
    const on = day('2026-12-01');
    const delivered = after(ready, { type: 'deliver', way: 'counter' }, { on });
    const delivery = { way: 'counter', by: 'supervisor-1', at: atTen(on) };
    expect(delivered).toMatchObject({ status: 'delivered', desk: { delivery }, closed: approved.closed });
  });

  it.each(['counter', 'post', 'agent'] as const)('may be handed out at once: %s', (way) => {
    const acted = doing(approved, { type: 'deliver', way });
    expect(acted).toMatchObject({ ok: true, event: { note: { key: `cases:note.delivered-${way}` } } });
  });

  it('is not handed out in a way that there is not', () => {
    expect(problemsOf(approved, { type: 'deliver', way: 'pigeon' as 'post' })).toEqual(['way: required']);
  });
});
