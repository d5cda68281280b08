import { describe, expect, it } from 'vitest';
import { actingAs, after, atTen, badWords, caseOf, district, doing, problemsOf, today, toldOf } from './desk.ts';

const opinion = '情况属实，同意上报';
const reason = '户口已经迁到那边';
const accepted = caseOf({ status: 'accepted', clerk: 'clerk-1' });

describe('passing a case on', () => {
  it('leads to the next office, into nobody’s hands, with the opinion of the one before', () => {
    const acted = doing(accepted, { type: 'pass-on', opinion });
    const written = { by: 'supervisor-1', at: atTen(today), office: 'dongshi-1', text: opinion };
    expect(acted).toMatchObject({
      submission: { status: 'verifying', office: 'dongshi', desk: { opinions: [written] } },
    });
    expect(acted).toMatchObject({ event: { note: { key: 'cases:note.passed-on', params: { office: 'dongshi' } } } });
    expect(acted.ok && acted.submission.clerk).toBe(undefined);
  });

  it('leads through every office of the route, and from the last one to review, where it is', () => {
    const street = after(accepted, { type: 'pass-on', opinion });
    const bureau = after({ ...street, clerk: 'clerk-2' }, { type: 'pass-on', opinion });
    expect(bureau).toMatchObject({ office: 'district', status: 'verifying' });
    const reviewed = after({ ...bureau, clerk: 'clerk-3' }, { type: 'pass-on', opinion });
    expect(reviewed).toMatchObject({ office: 'district', status: 'reviewed', clerk: 'clerk-3' });
    expect(reviewed.desk?.opinions.map(({ office }) => office)).toEqual(['dongshi-1', 'dongshi', 'district']);
    expect(toldOf(bureau, { type: 'pass-on', opinion })).toEqual({ key: 'cases:note.reviewed' });
  });

  it('takes the case out of the sight of the office below', () => {
    const acting = actingAs('clerk', 'dongshi-1');
    const street = after(accepted, { type: 'pass-on', opinion }, { acting });
    expect(problemsOf(street, { type: 'pass-on', opinion }, { acting })).toEqual(['forbidden']);
  });

  it('passes over an office that the district no longer has', () => {
    const without = { ...district, offices: district.offices.filter(({ id }) => id !== 'dongshi') };
    expect(after(accepted, { type: 'pass-on', opinion }, { district: without }).office).toBe('district');
  });

  it('never leads a case back that stands outside its route', () => {
    const outside = { ...accepted, office: 'xili' };
    expect(after(outside, { type: 'pass-on', opinion })).toMatchObject({ office: 'xili', status: 'reviewed' });
  });

  it.each(badWords)('is not taken with an opinion of %s', (_what, typed, code) => {
    expect(problemsOf(accepted, { type: 'pass-on', opinion: typed })).toEqual([`opinion: ${code}`]);
  });
});

describe('sending a case back from review', () => {
  const reviewed = caseOf({ status: 'reviewed', clerk: 'clerk-1' });

  it('leads to verifying with the reason among the notes of the desk; the resident hears no reason', () => {
    const acted = doing(reviewed, { type: 'send-back', reason });
    expect(acted).toMatchObject({ submission: { status: 'verifying', desk: { notes: [{ text: reason }] } } });
    expect(acted).toMatchObject({ ok: true, event: { status: 'verifying', note: { key: 'cases:note.sent-back' } } });
    expect(JSON.stringify(acted.ok && acted.event)).not.toContain(reason);
  });

  it.each(badWords)('is not taken with a reason of %s', (_what, typed, code) => {
    expect(problemsOf(reviewed, { type: 'send-back', reason: typed })).toEqual([`reason: ${code}`]);
  });
});

describe('handing a case over', () => {
  it('leads to the other office, into nobody’s hands; the resident is told where it is and why', () => {
    const acted = doing(accepted, { type: 'hand-over', office: 'dongshi', reason: ` ${reason}` });
    expect(acted).toMatchObject({
      ok: true,
      submission: { office: 'dongshi', status: 'accepted', route: accepted.route },
    });
    expect(acted.ok && acted.submission.clerk).toBe(undefined);
    const params = { office: 'dongshi', reason };
    expect(acted).toMatchObject({ event: { note: { key: 'cases:note.handed-over', params } } });
  });

  it('out of its route leads on from there, by the levels of the service', () => {
    const permit = after(accepted, { type: 'hand-over', office: 'xili-2', reason });
    expect(permit.route).toEqual(['xili-2', 'xili', 'district']);
    const first = caseOf({ service: 'first-child-certificate', status: 'accepted' });
    expect(after(first, { type: 'hand-over', office: 'xili-2', reason }).route).toEqual(['xili-2', 'xili']);
    expect(after(first, { type: 'hand-over', office: 'district', reason }).route).toEqual(['district']);
  });

  it.each([
    ['no office', ' ', 'office: required'],
    ['an office that there is not', 'atlantis', 'office: office-unknown'],
    ['the office that has it', 'dongshi-1', 'office: office-same'],
  ])('is not taken with %s', (_what, office, problem) => {
    expect(problemsOf(accepted, { type: 'hand-over', office, reason })).toEqual([problem]);
    expect(problemsOf(accepted, { type: 'hand-over', office, reason: '' })).toEqual([problem, 'reason: required']);
  });
});
