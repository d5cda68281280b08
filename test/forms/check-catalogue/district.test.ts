import { describe, expect, it } from 'vitest';
import { checkCatalogue, type Fault } from '../../../src/forms/check-catalogue.ts';
import type { District } from '../../../src/forms/types.ts';
import { servedDistrict, whole } from '../fixtures/whole.ts';

describe('The check of the district', () => {
  const faultsOf = (change: Partial<District>): readonly Fault[] =>
    checkCatalogue([whole], { ...servedDistrict, ...change });
  const offices = (change: (all: District['offices']) => District['offices']) =>
    faultsOf({ offices: change(servedDistrict.offices) });
  const institutions = (id: string, times: readonly string[]) =>
    faultsOf({
      institutions: servedDistrict.institutions.map((one, i) =>
        i === 1 ? { ...one, id, slots: { ...one.slots, times } } : one,
      ),
    });

  it.each([
    ['an area without an office', offices((all) => all.slice(0, -1)), '', '000000002002'],
    [
      'an office without a parent',
      offices((all) => all.map((one, i) => (i === 2 ? { ...one, parent: 'north' } : one))),
      '/2/parent',
      '"north"',
    ],
    [
      'an office above itself',
      offices((all) => all.map((one, i) => (i === 1 ? { ...one, parent: 'east-1' } : one))),
      '/1/parent',
      'higher level',
    ],
    [
      'two offices of one id',
      offices((all) => all.map((one, i) => (i === 3 ? { ...one, id: 'east-1' } : one))),
      '/3/id',
      '"east-1"',
    ],
    ['two institutions of one id', institutions('hospital-1', ['08:00']), '/1/id', '"hospital-1"'],
    ['an institution without times', institutions('station-1', []), '/1/slots', 'offers no times'],
    [
      'an institution too long for a button',
      institutions('a-station-of-a-long-name', ['08:00']),
      '/1/id',
      'at most 20',
    ],
    ['no institution at all', faultsOf({ institutions: [] }), '', 'there is no institution'],
  ])('names %s', (_what, faults, pointer, part) => {
    expect(faults).toContainEqual(
      expect.objectContaining({ pointer, message: expect.stringContaining(part) as string }) as Fault,
    );
  });
});
