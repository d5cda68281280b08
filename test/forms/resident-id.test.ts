import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveFromId, idProblem } from '../../src/forms/resident-id.ts';
import { today } from './fixtures/district.ts';
import { makeChance } from './support/chance.ts';
import { makeId } from './support/random-value.ts';

const valid = makeId('1996-03-12', 3);
const seeds = fc.integer({ min: 0, max: 999_999 });

/** Another number with one character changed. */
function mistyped(id: string, at: number, by: number): string {
  const digit = id[at] === 'X' ? 10 : Number(id[at]);
  const other = (digit + 1 + by) % (at === 17 ? 11 : 10);
  return id.slice(0, at) + (other === 10 ? 'X' : String(other)) + id.slice(at + 1);
}

describe('An ID number', () => {
  it('has the check character that the standard gives for its example', () => {
    // GB 11643-1999, annex A: the first 17 digits 11010519491231002 are followed by X.
    expect(idProblem('11010519491231002X')).toBeUndefined();
    expect(idProblem('110105194912310021')).toEqual({ code: 'id-check-digit' });
  });

  it('is refused with any one character mistyped', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 0, max: 17 }), fc.integer({ min: 0, max: 8 }), (seed, at, by) => {
        const id = makeId('1990-05-01', 1 + makeChance(seed).upTo(900));
        expect(idProblem(id)).toBeUndefined();
        expect(idProblem(mistyped(id, at, by))).toBeDefined();
      }),
    );
  });

  it('may belong to a resident of Hong Kong, Macau or Taiwan', () => {
    const permit = (area: string) => ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'X'].map((c) => area + c);
    for (const area of ['81000019900501001', '82000019900501001', '83000019900501001']) {
      const right = permit(area).filter((id) => idProblem(id, today) === undefined);
      expect(right).toHaveLength(1);
      expect(deriveFromId('birth-date', right[0])).toBe('1990-05-01');
    }
  });

  it.each([
    ['', { code: 'id-length', params: { length: 0 } }],
    [valid.slice(1), { code: 'id-length', params: { length: 17 } }],
    ['000000960312003', { code: 'id-fifteen' }],
    [`X${valid.slice(1)}`, { code: 'id-characters' }],
    [valid.replace('0', 'o'), { code: 'id-characters' }],
    [makeId('1996-02-30', 3), { code: 'id-birth-date' }],
    [makeId('1899-12-31', 3), { code: 'id-birth-date' }],
    [makeId('2026-11-25', 3), { code: 'id-birth-date' }],
  ])('%s is refused', (id, problem) => {
    expect(idProblem(id, today)).toEqual(problem);
  });

  it('may be of today, and of the future where the day is not known', () => {
    expect(idProblem(makeId('2026-11-24', 3), today)).toBeUndefined();
    expect(idProblem(makeId('2030-01-01', 3))).toBeUndefined();
  });

  it('tells sex and birth date', () => {
    expect(deriveFromId('birth-date', valid)).toBe('1996-03-12');
    expect(deriveFromId('sex', valid)).toBe('male');
    expect(deriveFromId('sex', makeId('1996-03-12', 2))).toBe('female');
    expect(deriveFromId('sex', valid.slice(0, 17))).toBeUndefined();
    expect(deriveFromId('sex', 18)).toBeUndefined();
  });
});
