import { describe, expect, it } from 'vitest';
import { correct } from '../../../src/cases/resident-moves.ts';
import type { Role } from '../../../src/cases/types.ts';
import {
  actingAs,
  after,
  atTen,
  badWords,
  caseOf,
  day,
  district,
  doing,
  formOf,
  problemsOf,
  today,
  toldOf,
  waitingCase,
} from './desk.ts';

const submission = caseOf();

describe('taking a case', () => {
  it('gives it to whoever takes it, from a colleague too; the resident is not told', () => {
    const acted = doing({ ...submission, clerk: 'clerk-9' }, { type: 'take' }, { acting: actingAs('clerk') });
    expect(acted).toMatchObject({ ok: true, submission: { clerk: 'clerk-1', status: 'submitted' }, audit: 'take' });
    expect(acted).not.toHaveProperty('event');
  });

  it('once more is not taken', () => {
    const own = { ...submission, clerk: 'clerk-1' };
    expect(problemsOf(own, { type: 'take' }, { acting: actingAs('clerk') })).toEqual(['already-yours']);
  });
});

describe('giving a case to a colleague', () => {
  const colleague = (role: Role, office: string, disabled = false) => ({ id: 'clerk-2', role, office, disabled });
  const assign = { type: 'assign', clerk: 'clerk-2' } as const;

  it.each([
    ['clerk', 'dongshi-1'],
    ['clerk', 'dongshi'],
    ['reviewer', 'district'],
    ['supervisor', 'xili'],
  ] as const)('gives it to a %s of %s', (role, office) => {
    expect(after(submission, assign, { assignee: colleague(role, office) }).clerk).toBe('clerk-2');
  });

  it.each([
    ['another office', colleague('clerk', 'xili'), 'clerk-elsewhere'],
    ['an office below', colleague('clerk', 'dongshi-2'), 'clerk-elsewhere'],
    ['accounts alone', colleague('administrator', 'district'), 'clerk-elsewhere'],
    ['a closed account', colleague('clerk', 'dongshi', true), 'clerk-unknown'],
    ['somebody else', { ...colleague('clerk', 'dongshi'), id: 'clerk-3' }, 'clerk-unknown'],
  ])('does not give it to somebody with %s', (_what, assignee, code) => {
    expect(problemsOf(submission, assign, { assignee })).toEqual([`clerk: ${code}`]);
  });

  it('is not taken without somebody, or for the one who has it', () => {
    expect(problemsOf(submission, assign)).toEqual(['clerk: clerk-unknown']);
    expect(problemsOf(submission, { type: 'assign', clerk: ' ' })).toEqual(['clerk: required']);
    const theirs = { ...submission, clerk: 'clerk-2' };
    expect(problemsOf(theirs, assign, { assignee: colleague('clerk', 'dongshi') })).toEqual(['clerk: already-theirs']);
  });
});

describe('ticking materials', () => {
  const lacking = caseOf({ without: ['couplePhoto', 'wifeId'] });

  it('keeps what was looked at, in the order of the list, and forgets what is left out', () => {
    const ticked = after(submission, { type: 'tick', materials: ['/materials/couplePhoto', '/materials/wifeId'] });
    expect(ticked.desk?.ticked).toEqual(['/materials/wifeId', '/materials/couplePhoto']);
    expect(after(ticked, { type: 'tick', materials: [] }).desk?.ticked).toEqual([]);
    expect(doing(submission, { type: 'tick', materials: [] })).not.toHaveProperty('event');
  });

  it('of paper brought to the counter means that it is missing no more, until the tick is taken back', () => {
    expect(lacking.missing).toEqual(['/materials/wifeId', '/materials/couplePhoto']);
    const brought = after(lacking, { type: 'tick', materials: ['/materials/couplePhoto'] });
    expect(brought.missing).toEqual(['/materials/wifeId']);
    expect(after(brought, { type: 'tick', materials: [] }).missing).toEqual(lacking.missing);
  });

  it('of what was sent never lets it be missing', () => {
    const ticked = after(submission, { type: 'tick', materials: ['/materials/wifeId'] });
    expect(after(ticked, { type: 'tick', materials: [] }).missing).toEqual([]);
  });

  it('of paper holds when corrections come back', () => {
    const waiting = waitingCase(today, { without: ['couplePhoto', 'wifeId'] });
    const brought = after(waiting, { type: 'tick', materials: ['/materials/wifeId'] });
    const form = formOf(brought.service);
    const back = correct(brought, brought.answers, { at: atTen(today), today, district, form });
    expect(back).toMatchObject({ ok: true, submission: { missing: ['/materials/couplePhoto'] } });
    expect(back).toMatchObject({ submission: { desk: { ticked: ['/materials/wifeId'] } } });
  });

  it('is not taken for what the service does not ask for', () => {
    const materials = ['/materials/wifeId', '/wife/name'];
    expect(problemsOf(submission, { type: 'tick', materials })).toEqual(['materials: unknown-material']);
  });
});

describe('a note', () => {
  it('is for colleagues, oldest first, on a finished case too', () => {
    const once = after(caseOf({ status: 'delivered' }), { type: 'note', text: '打过电话，没人接\r\n下午再打' });
    const twice = doing(once, { type: 'note', text: '已经说清楚了' });
    const by = { by: 'supervisor-1', at: atTen(today) };
    expect(twice).toMatchObject({
      ok: true,
      submission: {
        status: 'delivered',
        desk: {
          notes: [
            { ...by, text: '打过电话，没人接\n下午再打' },
            { ...by, text: '已经说清楚了' },
          ],
        },
      },
    });
    expect(twice).not.toHaveProperty('event');
  });

  it.each(badWords)('is not taken with %s', (_what, text, code) => {
    expect(problemsOf(submission, { type: 'note', text })).toEqual([`text: ${code}`]);
  });
});

describe('reminding the resident', () => {
  it('says how much is missing and until when, and changes nothing', () => {
    const lacking = caseOf({ without: ['couplePhoto'] });
    expect(toldOf(lacking, { type: 'remind' })).toEqual({
      key: 'cases:note.still-missing-until',
      params: { count: 1, until: '2026-12-01' },
    });
    expect(after(lacking, { type: 'remind' })).toEqual({ ...lacking, revision: 1 });
  });

  it('of corrections says what is to be mended, whatever is missing', () => {
    const waiting = waitingCase(today, { without: ['couplePhoto', 'wifeId'] });
    expect(toldOf(waiting, { type: 'remind' })).toEqual({
      key: 'cases:note.still-correction-until',
      params: { count: 1, until: '2026-12-04' },
    });
  });

  it('names no day that is over', () => {
    const on = day('2026-12-05');
    const params = { count: 1 };
    expect(toldOf(waitingCase(), { type: 'remind' }, { on })).toEqual({ key: 'cases:note.still-correction', params });
    const lacking = caseOf({ without: ['couplePhoto'] });
    expect(toldOf(lacking, { type: 'remind' }, { on })).toEqual({ key: 'cases:note.still-missing', params });
  });

  it('of nothing is not taken', () => {
    expect(problemsOf(submission, { type: 'remind' })).toEqual(['forbidden']);
  });
});
