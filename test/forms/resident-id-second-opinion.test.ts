import fc from 'fast-check';
import { stdnum } from 'stdnum';
import { expect, it } from 'vitest';
import { checkCharacter, idProblem } from '../../src/forms/resident-id.ts';

const two = (n: number): string => String(n).padStart(2, '0');

/** Provinces that both know; the rest may be wrong in any place. */
const numbers = fc
  .record({
    area: fc.constantFrom('110101', '310104', '440305', '810000', '820000', '830000'),
    year: fc.integer({ min: 1900, max: 2025 }),
    month: fc.integer({ min: 0, max: 13 }),
    day: fc.integer({ min: 0, max: 32 }),
    order: fc.integer({ min: 1, max: 999 }),
    check: fc.option(fc.constantFrom('0', '4', '9', 'X'), { nil: undefined }),
  })
  .map(({ area, year, month, day, order, check }) => {
    const body = `${area}${year}${two(month)}${two(day)}${String(order).padStart(3, '0')}`;
    return body + (check ?? checkCharacter(body));
  });

it('agrees with another library about which ID numbers are right', () => {
  fc.assert(
    fc.property(numbers, (id) => {
      expect(idProblem(id) === undefined).toBe(stdnum.CN?.ric?.validate(id).isValid);
    }),
    { numRuns: 2000 },
  );
});
