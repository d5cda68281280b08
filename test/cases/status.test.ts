import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/cases/life.ts';
import { isFinal, nextStatuses, residentMay } from '../../src/cases/status.ts';
import type { Status } from '../../src/cases/types.ts';
import { makeSubmission } from '../support/submission.ts';

const actors: readonly Actor[] = ['applicant', 'clerk', 'reviewer', 'supervisor', 'administrator'];
const all: readonly Status[] = [
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
const nextOfAnyone = (status: Status): readonly Status[] => actors.flatMap((actor) => nextStatuses(status, actor));

describe('the status table', () => {
  it('leads from submitted to every other status', () => {
    const reached = new Set<Status>(['submitted']);
    for (const status of reached) for (const next of nextOfAnyone(status)) reached.add(next);
    expect([...reached].sort()).toEqual([...all].sort());
  });

  it('ends in refused, rejected, delivered and withdrawn, and nowhere else', () => {
    expect(all.filter(isFinal)).toEqual(['refused', 'rejected', 'delivered', 'withdrawn']);
    for (const status of all) expect(nextOfAnyone(status).length === 0).toBe(isFinal(status));
  });

  it('leads from every status to an end', () => {
    const ends = new Set<Status>(all.filter(isFinal));
    for (let round = 0; round < all.length; round++)
      for (const status of all) if (nextOfAnyone(status).some((next) => ends.has(next))) ends.add(status);
    expect(ends.size).toBe(all.length);
  });

  it('lets only a reviewer or a supervisor decide', () => {
    for (const status of all)
      for (const actor of ['applicant', 'clerk', 'administrator'] as const) {
        expect(nextStatuses(status, actor)).not.toContain('approved');
        expect(nextStatuses(status, actor)).not.toContain('rejected');
      }
    for (const actor of ['reviewer', 'supervisor'] as const)
      expect(nextStatuses('reviewed', actor)).toEqual(expect.arrayContaining(['approved', 'rejected']));
  });

  it('lets the resident withdraw until it is decided, and supply what was asked for', () => {
    const open = all.filter((status) => nextStatuses(status, 'applicant').includes('withdrawn'));
    expect(open).toEqual(['submitted', 'accepted', 'correction', 'verifying', 'reviewed']);
    expect(nextStatuses('correction', 'applicant')).toContain('submitted');
    for (const status of all) {
      const submission = makeSubmission({ status });
      expect(residentMay('withdraw', submission)).toBe(open.includes(status));
      expect(residentMay('answer-correction', submission)).toBe(status === 'correction');
    }
  });

  it('lets an administrator move nothing', () => {
    for (const status of all) expect(nextStatuses(status, 'administrator')).toEqual([]);
  });
});
