import { describe, expect, it } from 'vitest';
import type { Action } from '../../../src/cases/action.ts';
import { actingAs, after, atTen, caseOf, day, doing, problemsOf, today } from './desk.ts';

type Items = Extract<Action, { type: 'ask-correction' }>['items'];

const sentence = '户口簿照片看不清，请重拍首页和本人页';
const items: Items = [
  { at: '/materials/wifeHukouBook', sentence },
  { at: '/wife/name', sentence: '姓名和身份证上的不一样' },
];
const until = day('2026-12-04');
const asking = (change: Partial<Extract<Action, { type: 'ask-correction' }>> = {}): Action => ({
  type: 'ask-correction',
  items,
  until,
  ...change,
});

describe('asking for corrections', () => {
  it('stops the clock, keeps what was asked, and tells how much and until when', () => {
    const acted = doing(caseOf(), asking({ items: [{ at: '/wife/name', sentence: `  ${sentence} ` }] }));
    const correction = { by: 'supervisor-1', at: atTen(today), items: [{ at: '/wife/name', sentence }], until };
    expect(acted).toMatchObject({ submission: { status: 'correction', desk: { correction, stoppedOn: today } } });
    const note = { key: 'cases:note.correction', params: { count: 1, until } };
    expect(acted).toMatchObject({ ok: true, event: { status: 'correction', note }, audit: 'ask-correction' });
  });

  it('keeps the case with the clerk who asks, so that it comes back to them', () => {
    expect(after(caseOf(), asking(), { acting: actingAs('clerk') }).clerk).toBe('clerk-1');
  });

  it.each([
    ['nothing to mend', [], 'items: required'],
    ['a question that is not there', [{ at: '/wife/shoeSize', sentence }], 'items.0.at: unknown-question'],
    [
      'a question that was not asked of these people',
      [{ at: '/materials/divorcePapers', sentence }],
      'items.0.at: unknown-question',
    ],
    ['what is derived from the number', [{ at: '/wife/birthDate', sentence }], 'items.0.at: unknown-question'],
    ['the same question twice', [items[1], items[1]], 'items.1.at: twice'],
    ['no sentence', [{ at: '/wife/name', sentence: '  ' }], 'items.0.sentence: required'],
    [
      'a sentence of three characters',
      [items[0], { at: '/wife/name', sentence: '看不清' }],
      'items.1.sentence: too-short',
    ],
    ['a sentence of 201 characters', [{ at: '/wife/name', sentence: '字'.repeat(201) }], 'items.0.sentence: too-long'],
  ])('is not taken with %s', (_what, wrong, problem) => {
    expect(problemsOf(caseOf(), asking({ items: wrong as Items }))).toEqual([problem]);
  });

  it('tells all that is wrong at once', () => {
    const wrong = asking({ items: [{ at: '/nowhere', sentence: '' }], until: today });
    expect(problemsOf(caseOf(), wrong)).toEqual([
      'items.0.at: unknown-question',
      'items.0.sentence: required',
      'until: too-soon',
    ]);
  });

  it.each([
    ['2026-11-24', ['until: too-soon']],
    ['2026-11-25', []],
    ['2026-12-24', []],
    ['2026-12-25', ['until: too-late']],
    ['2026-02-30', ['until: not-a-date']],
    ['', ['until: required']],
  ])('gives one to thirty days: until %s', (last, problems) => {
    expect(problemsOf(caseOf(), asking({ until: day(last) }))).toEqual(problems);
  });

  it('is done once in the life of a case', () => {
    const asked = after(caseOf(), asking());
    for (const status of ['correction', 'submitted', 'accepted', 'verifying'] as const)
      expect(problemsOf({ ...asked, status }, asking())).toEqual(['forbidden']);
  });

  it('of a permit is done within five working days of its submission', () => {
    for (const status of ['submitted', 'accepted', 'verifying'] as const) {
      expect(problemsOf(caseOf({ status }), asking(), { on: day('2026-12-01') })).toEqual([]);
      expect(problemsOf(caseOf({ status }), asking(), { on: day('2026-12-02') })).toEqual(['taken-as-accepted']);
    }
    const other = caseOf({ service: 'first-child-certificate', status: 'verifying' });
    expect(problemsOf(other, asking(), { on: day('2026-12-02') })).toEqual([]);
  });

  it('leaves a booked place to the bookings', () => {
    const booked = caseOf({ service: 'preconception-check' });
    for (const at of ['/institution', '/slot'])
      expect(problemsOf(booked, asking({ items: [{ at, sentence }] }))).toEqual(['items.0.at: unknown-question']);
    expect(problemsOf(booked, asking({ items: [{ at: '/wife/mobile', sentence }] }))).toEqual([]);
  });
});
