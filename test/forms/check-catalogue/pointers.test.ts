import { describe } from 'vitest';
import type { Json } from '../../../src/forms/types.ts';
import { eachIsNamed, SERVICE, type Changes } from './cases.ts';

const rule = (index: number, rest: Json): Changes => ({ [`/service/rules/${index}`]: rest });

describe('The check of service.json', () => {
  eachIsNamed([
    [
      'an applicant that there is not',
      { '/service/applicants/0': '/woman/name' },
      SERVICE,
      '/applicants/0',
      'no field /woman/name',
    ],
    [
      'an applicant that is a day',
      { '/service/applicants/0': '/wife/birthDate' },
      SERVICE,
      '/applicants/0',
      'must be a name',
    ],
    ['a mobile number that is a note', { '/service/mobile': '/note' }, SERVICE, '/mobile', 'must be a mobile number'],
    ['a route by a name', { '/service/route/by/0': '/wife/name' }, SERVICE, '/route/by/0', 'must be an area'],
    ['a route by no area', { '/service/route/by': [] }, SERVICE, '/route/by', 'Without an area'],
    ['a route downwards', { '/service/route/levels': ['street', 'community'] }, SERVICE, '/route/levels', 'must rise'],
    [
      'a document that is a note',
      { '/service/documents/0/at': '/note' },
      SERVICE,
      '/documents/0/at',
      'photos or files',
    ],
    ['a document twice', { '/service/documents/1/at': '/materials/photo' }, SERVICE, '/documents/1/at', 'listed twice'],
    [
      'a document left out',
      { '/service/documents/1': undefined },
      SERVICE,
      '/documents',
      '/materials/proof asks for files',
    ],
    ['a slot without a booking', { '/service/booking': undefined }, SERVICE, '/booking', '"booking" must name it'],
    ['a booking of a note', { '/service/booking/slot': '/note' }, SERVICE, '/booking/slot', 'a bookable time'],
    [
      'a slot before its institution',
      { '/service/sections/2/ask': ['/month', '/count', '/slot', '/institution', '/note'] },
      SERVICE,
      '/booking',
      'must come first',
    ],
    [
      'a rule on nothing',
      { '/service/rules/0/at': '/wedding' },
      SERVICE,
      '/rules/0/at',
      'which the form does not have',
    ],
    [
      'a rule on a person',
      rule(0, { code: 'wife-too-young', at: '/wife', oneOf: ['x'] }),
      SERVICE,
      '/rules/0/at',
      'no single answer',
    ],
    [
      'a rule against nothing',
      { '/service/rules/0/notBefore/answer': '/wife/born' },
      SERVICE,
      '/rules/0/notBefore/answer',
      '/wife/born',
    ],
    ['a rule of two comparisons', { '/service/rules/0/oneOf': ['x'] }, SERVICE, '/rules/0', 'exactly one of'],
    ['a rule that orders names', { '/service/rules/0/at': '/wife/name' }, SERVICE, '/rules/0/at', 'has no order'],
    [
      'a rule after a name',
      { '/service/rules/0/notBefore/answer': '/wife/name' },
      SERVICE,
      '/rules/0/notBefore/answer',
      'has no order',
    ],
    [
      'a rule with a day that there is not',
      { '/service/rules/1/notAfter': { date: '1981-02-30' } },
      SERVICE,
      '/rules/1/notAfter/date',
      'no day of the calendar',
    ],
    [
      'an operand of two kinds',
      { '/service/rules/1/notAfter/date': '1981-01-01' },
      SERVICE,
      '/rules/1/notAfter',
      'exactly one of',
    ],
    [
      'a rule outside of its group',
      { '/service/rules/4/at': '/marriage/date' },
      SERVICE,
      '/rules/4/notBefore/answer',
      'nobody knows which item',
    ],
    [
      'a rule with a choice that there is not',
      { '/service/rules/5/noneOf/0': 'man' },
      SERVICE,
      '/rules/5/noneOf/0',
      '"female", "male"',
    ],
    [
      'a condition of a rule on nothing',
      { '/service/rules/7/when/0/at': '/why' },
      SERVICE,
      '/rules/7/when/0/at',
      '/why',
    ],
    [
      'a notice on nothing',
      { '/service/notices/0/if': { properties: { cause: { const: 'x' } }, required: ['cause'] } },
      SERVICE,
      '/notices/0/if/properties/cause',
      '/cause',
    ],
    [
      'a notice without required',
      { '/service/notices/0/if/required': undefined },
      SERVICE,
      '/notices/0/if/properties/reason',
      '"required"',
    ],
  ]);
});
