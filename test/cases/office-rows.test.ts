import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { officeRows, type OfficeRow } from '../../src/cases/office-rows.ts';
import type { District, Office } from '../../src/forms/types.ts';

const office = (id: string, parent?: string): Office => {
  const words = { 'zh-CN': id, en: id };
  const rest = { level: 'street' as const, area: '000001001000', name: words, address: words, phone: '', hours: words };
  return { id, ...rest, ...(parent === undefined ? {} : { parent }) };
};

const district: Pick<District, 'offices'> = {
  offices: [office('district'), office('east', 'district'), office('east-1', 'east'), office('west', 'district')],
};

const leaves = (rows: readonly OfficeRow[]): readonly string[] => rows.flatMap(({ offices }) => offices);

describe('Lines by office', () => {
  it('begin below the one office at the top, and end with what lies with itself', () => {
    expect(officeRows(district, undefined, [])).toMatchObject([
      { office: 'east', offices: ['east', 'east-1'], below: [{ office: 'east-1' }] },
      { office: 'west', offices: ['west'] },
      { office: 'district', own: true, offices: ['district'] },
    ]);
  });

  it('are of one part of the district where its office is asked for', () => {
    expect(leaves(officeRows(district, 'east', ['east', 'east-1']))).toEqual(['east-1', 'east']);
  });

  it('lose no case of an office that is gone', () => {
    expect(officeRows(district, undefined, ['east', 'gone']).at(-1)).toEqual({ offices: ['gone'], below: [] });
  });

  it('hold each office once, whatever the tree', () => {
    const trees = fc.array(fc.nat(20), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(trees, fc.subarray(['o0', 'o3', 'gone']), (parents, known) => {
        const offices = parents.map((parent, n) => office(`o${n}`, n === 0 ? undefined : `o${parent % n}`));
        const found = leaves(officeRows({ offices }, undefined, known));
        expect(new Set(found).size).toBe(found.length);
        expect(new Set(found)).toEqual(new Set([...offices.map(({ id }) => id), ...known]));
      }),
    );
  });
});
