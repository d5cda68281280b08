import { describe, expect, it } from 'vitest';
import {
  commentOn,
  correct,
  mayComment,
  mayRate,
  openCorrection,
  rate,
  withdraw,
} from '../../src/cases/resident-moves.ts';
import { LIFE } from '../../src/cases/life.ts';
import type { DeskRecord, Status, Submission } from '../../src/cases/types.ts';
import type { JsonObject } from '../../src/forms/types.ts';
import { day } from '../support/desk-acts.ts';
import { makeSubmission } from '../support/submission.ts';
import { loadWorld } from '../support/world.ts';

const { catalogue, district } = await loadWorld();
const form = catalogue.find('first-child-certificate');
if (!form) throw new Error('no form');
const answers = form.examples.valid[0]?.answers ?? {};
const MONDAY = day('2026-11-30');
const AT = Date.UTC(2026, 10, 30, 2);
const deps = { at: AT, today: MONDAY, district };
const STATUSES: readonly Status[] = [
  'submitted',
  'accepted',
  'refused',
  'correction',
  'verifying',
  'reviewed',
  'approved',
  'rejected',
  'ready',
  'delivered',
  'withdrawn',
];

const desk: DeskRecord = {
  ticked: ['/materials/wifeId', '/materials/husbandId'],
  notes: [],
  verifications: [],
  opinions: [],
  correction: { by: 'c1', at: 1, items: [{ at: '/wife/name', sentence: '差一个字' }], until: day('2026-12-04') },
  stoppedOn: day('2026-11-25'),
};
const waiting = makeSubmission({
  status: 'correction',
  answers,
  desk,
  clerk: 'c1',
  due: day('2026-12-01'),
  submittedAt: Date.UTC(2026, 10, 24, 2),
});
const changed = (at: string, value: JsonObject): JsonObject => ({ ...answers, [at]: value });

describe('taking back', () => {
  it.each(STATUSES)('a case that is %s is as the table of its life says', (status) => {
    const acted = withdraw(makeSubmission({ status }), deps);
    expect(acted.ok).toBe(LIFE.withdraw.from.includes(status));
    if (acted.ok) expect(acted).toMatchObject({ submission: { status: 'withdrawn', revision: 1 }, audit: 'withdrawn' });
  });

  it('ends the clock, without the days on which it stood', () => {
    expect(withdraw(waiting, deps)).toMatchObject({
      submission: { closed: { at: AT, workingDays: 1, onTime: true } },
      event: { at: AT, status: 'withdrawn' },
    });
  });
});

describe('sending back what was mended', () => {
  it('lets the clock go on, keeps the clerk, and notes when', () => {
    const acted = correct(waiting, answers, { ...deps, form });
    if (!acted.ok) throw new Error('refused');
    expect(acted.submission).toMatchObject({
      status: 'submitted',
      clerk: 'c1',
      revision: 1,
      // Thursday, Friday and Monday it stood.
      due: '2026-12-04',
      desk: { stoodDays: 3, correction: { answeredAt: AT } },
    });
    expect(acted.submission.desk).not.toHaveProperty('stoppedOn');
    expect(openCorrection(acted.submission)).toBeUndefined();
  });

  it('unticks the materials that changed, and no others', () => {
    const materials = { ...(answers['materials'] as JsonObject), wifeId: ['e'.repeat(64)] };
    const acted = correct(waiting, changed('materials', materials), { ...deps, form });
    expect(acted.ok && acted.submission.desk?.ticked).toEqual(['/materials/husbandId']);
  });

  it('counts anew what is missing, and promises nothing for a day before it may come', () => {
    const { couplePhoto: _photo, ...materials } = answers['materials'] as JsonObject;
    const acted = correct({ ...waiting, due: day('2026-11-25') }, changed('materials', materials), { ...deps, form });
    expect(acted.ok && acted.submission).toMatchObject({
      missing: ['/materials/couplePhoto'],
      materialsDue: '2026-12-07',
      due: '2026-12-07',
    });
    const back = acted.ok ? { ...acted.submission, status: 'correction' as const, desk } : waiting;
    const complete = correct(back, answers, { ...deps, form });
    expect(complete.ok && complete.submission.missing).toEqual([]);
    expect(complete.ok && complete.submission).not.toHaveProperty('materialsDue');
  });

  it.each(STATUSES.filter((status) => status !== 'correction'))('is not possible for a case that is %s', (status) => {
    expect(correct({ ...waiting, status }, answers, { ...deps, form }).ok).toBe(false);
  });

  it('is possible once', () => {
    const twice: Submission = { ...waiting, desk: { ...desk, correction: { ...correction(desk), answeredAt: 5 } } };
    expect(correct(twice, answers, { ...deps, form }).ok).toBe(false);
  });

  const correction = ({ correction: asked }: DeskRecord) => {
    if (!asked) throw new Error('none');
    return asked;
  };
});

describe('the rating', () => {
  it.each(STATUSES)('of a case that is %s is taken once it is finished', (status) => {
    const finished = ['delivered', 'refused', 'rejected'].includes(status);
    const one = makeSubmission({ status });
    expect([mayRate(one), rate(one, 5, AT).ok]).toEqual([finished, finished]);
  });

  it('is given once, and its words once, cut to what is read', () => {
    const one = makeSubmission({ status: 'delivered' });
    const rated = rate(one, 2, AT, '  \u0000 ');
    if (!rated.ok) throw new Error('refused');
    expect(rated.submission.rating).toEqual({ score: 2, at: AT });
    expect(rate(rated.submission, 5, AT).ok).toBe(false);
    const said = commentOn(rated.submission, `慢\n${'😀'.repeat(600)}`);
    if (!said.ok) throw new Error('refused');
    expect(Array.from(said.submission.rating?.comment ?? '')).toHaveLength(500);
    expect(said.submission.rating?.comment).toMatch(/^慢 😀/);
    expect([mayComment(said.submission), commentOn(said.submission, '再来').ok]).toEqual([false, false]);
    expect(commentOn(one, '没有评').ok).toBe(false);
    expect(commentOn(rated.submission, ' \n ').ok).toBe(false);
  });
});
