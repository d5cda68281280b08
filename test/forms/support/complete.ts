import type { JsonObject } from '../../../src/forms/types.ts';
import { makeId } from './random-value.ts';

const person = (name: string, idNumber: string) => ({
  name,
  idType: 'resident-id',
  idNumber,
  hukouArea: '000000001001',
  residenceArea: '000000002001',
});

/** A complete application to the made-up service, without what is derived. */
export const complete: JsonObject = {
  here: 'wife',
  married: true,
  marriage: { date: '2020-05-20', kind: 'first' },
  wife: person('张示梅', makeId('1996-03-12', 2)),
  mobile: '13800000000',
  husband: { ...person('李例安', makeId('1994-07-01', 1)), employer: '示例有限公司' },
  children: [{ name: '李小示', birthDate: '2022-08-01', living: true }],
  month: '2027-03',
  count: 2,
  institution: 'hospital-1',
  slot: 'hospital-1@2026-11-26T08:30',
  materials: {},
};
