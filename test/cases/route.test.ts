import { describe, expect, it } from 'vitest';
import { officeRoute } from '../../src/cases/route.ts';
import type { Area, District, Office } from '../../src/forms/types.ts';

const name = { 'zh-CN': '示例', en: 'Sample' };
const area = (code: string, areas: readonly Area[] = []): Area => ({ code, name, areas });
const office = (id: string, level: Office['level'], code: string): Office => ({
  id,
  level,
  area: code,
  name,
  address: name,
  phone: '000-1234 5678',
  hours: name,
});
const district: District = {
  id: 'sample',
  name,
  bureau: name,
  timeZone: 'Asia/Shanghai',
  hotline: '000-1234 5678',
  supervision: '000-1234 5679',
  hours: name,
  areas: [
    area('000000001000', [area('000000001001'), area('000000001002')]),
    area('000000002000', [area('000000002001')]),
  ],
  provinces: [area('330000000000')],
  offices: [
    office('bureau', 'district', '000000000000'),
    office('east', 'street', '000000001000'),
    office('east-one', 'community', '000000001001'),
    office('west', 'street', '000000002000'),
  ],
  institutions: [],
  calendar: { published: [2026], holidays: [], workdays: [] },
};
const by = ['/wife/hukouArea', '/husband/hukouArea'];
const answers = (wife: string, husband: string) => ({ wife: { hukouArea: wife }, husband: { hukouArea: husband } });

describe('the office of a case', () => {
  it.each([
    [
      'the community and the street of the first who lives here',
      '000000001001',
      '000000002001',
      ['east-one', 'east', 'bureau'],
    ],
    ['those of the second where the first is from elsewhere', '330000000000', '000000002001', ['west', 'bureau']],
    ['the street where the community has no office of its own', '000000001002', '330000000000', ['east', 'bureau']],
    ['the street where only the street is known', '000000001000', '330000000000', ['east', 'bureau']],
    ['the bureau where nobody is from here', '330000000000', '330000000000', ['bureau']],
  ])('is %s', (_, wife, husband, route) => {
    expect(officeRoute({ by, levels: ['community', 'street', 'district'] }, answers(wife, husband), district)).toEqual(
      route,
    );
  });

  it('passes only the levels of its service', () => {
    expect(officeRoute({ by, levels: ['street'] }, answers('000000001001', ''), district)).toEqual(['east']);
    expect(officeRoute({ by, levels: ['district'] }, answers('000000001001', ''), district)).toEqual(['bureau']);
    expect(officeRoute({ by, levels: ['community'] }, answers('000000001002', ''), district)).toEqual(['bureau']);
  });

  it('is the bureau where no area was asked for', () => {
    expect(officeRoute({ by: [], levels: ['community'] }, {}, district)).toEqual(['bureau']);
    expect(officeRoute({ by, levels: ['community'] }, {}, district)).toEqual(['bureau']);
  });
});
