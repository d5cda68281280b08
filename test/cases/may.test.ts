import { describe, expect, it } from 'vitest';
import { may, mayDo, maySee, officesOf, type Duty } from '../../src/cases/may.ts';
import type { Role } from '../../src/cases/types.ts';
import { actingAs, caseOf, district } from './act/desk.ts';

const roles: readonly Role[] = ['clerk', 'reviewer', 'supervisor', 'administrator'];
const offices = district.offices.map(({ id }) => id);

describe('what may be seen', () => {
  it.each(['clerk', 'reviewer'] as const)('by a %s is the own office and all below it', (role) => {
    const seen = (office: string) => officesOf(actingAs(role, office), district);
    expect(seen('dongshi-1')).toEqual(['dongshi-1']);
    expect(seen('dongshi')).toEqual(['dongshi', 'dongshi-1', 'dongshi-2', 'dongshi-3']);
    expect([...(seen('district') ?? [])].sort()).toEqual([...offices].sort());
  });

  it.each(['supervisor', 'administrator'] as const)('by a %s is the whole district, whatever the office', (role) => {
    for (const office of ['dongshi-1', 'district', 'gone']) {
      expect(officesOf(actingAs(role, office), district)).toBe(undefined);
      expect(maySee(actingAs(role, office), { office: 'xili-1' }, district)).toBe(true);
    }
  });

  it('follows the offices of each case', () => {
    for (const role of roles)
      for (const own of offices)
        for (const office of offices) {
          const listed = officesOf(actingAs(role, own), district);
          const isSeen = maySee(actingAs(role, own), { office }, district);
          expect(isSeen).toBe(listed === undefined || listed.includes(office));
        }
  });

  it('ends even where offices stand in a circle, and for an office that is gone', () => {
    const round = district.offices.map((one) => (one.id === 'district' ? { ...one, parent: 'dongshi-1' } : one));
    expect(officesOf(actingAs('clerk', 'dongshi'), { offices: round })).toHaveLength(offices.length);
    expect(officesOf(actingAs('clerk', 'gone'), district)).toEqual(['gone']);
  });
});

describe('the duties beside the cases', () => {
  it.each([
    ['accounts', ['administrator']],
    ['district-data', ['administrator']],
    ['audit', ['supervisor', 'administrator']],
    ['figures', roles],
    ['export', ['clerk', 'reviewer', 'supervisor']],
    ['bookings', ['clerk', 'supervisor', 'administrator']],
    ['preview', roles],
  ] satisfies [Duty, readonly Role[]][])('%s', (duty, having) => {
    expect(roles.filter((role) => mayDo(role, duty))).toEqual(having);
  });
});

describe('a reviewer’s decision', () => {
  it('goes with the case to the office that has it', () => {
    const below = actingAs('reviewer', 'dongshi-1');
    const reviewed = caseOf({ status: 'reviewed', office: 'dongshi-1' });
    expect(may(below, 'approve', reviewed, district)).toBe(true);
    expect(may(below, 'approve', { ...reviewed, office: 'dongshi' }, district)).toBe(false);
    expect(may(actingAs('reviewer', 'dongshi'), 'approve', reviewed, district)).toBe(true);
    expect(may(actingAs('reviewer', 'dongshi-2'), 'approve', reviewed, district)).toBe(false);
  });
});
