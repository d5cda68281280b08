import { describe } from 'vitest';
import { eachIsNamed, FORM, PERSON } from './cases.ts';

describe('The check of single fields', () => {
  eachIsNamed([
    [
      'a field without a type',
      { '/schema/properties/note/type': undefined },
      FORM,
      '/properties/note',
      'cannot be asked',
    ],
    [
      'a list of words',
      { '/schema/properties/note': { type: 'array', items: { type: 'string' } } },
      FORM,
      '/properties/note',
      'cannot be asked',
    ],
    [
      'a choice that is a yes',
      { '/schema/properties/here/enum/0': true },
      FORM,
      '/properties/here/enum/0',
      'texts or whole numbers',
    ],
    [
      'a choice too long for a button',
      { '/schema/properties/here/enum/0': '一二三四五六七八九十一二三' },
      FORM,
      '/properties/here/enum/0',
      'at most 37 bytes',
    ],
    [
      'a derivation from nothing',
      { '/schema/$defs/person/properties/sex/x-derive/from': 'card' },
      PERSON,
      '/properties/sex/x-derive/from',
      'no field beside it',
    ],
    [
      'a derivation from a name',
      { '/schema/$defs/person/properties/sex/x-derive/from': 'name' },
      PERSON,
      '/properties/sex/x-derive/from',
      'resident-id',
    ],
    [
      'a derivation of another kind',
      { '/schema/$defs/person/properties/sex/x-derive/by': 'age' },
      PERSON,
      '/properties/sex/x-derive',
      '"birth-date" or "sex"',
    ],
    [
      'a sex derived as a day',
      { '/schema/$defs/person/properties/sex/x-derive/by': 'birth-date' },
      PERSON,
      '/properties/sex/x-derive/by',
      'asked as a date',
    ],
    [
      'a home that is the same as nothing',
      { '/schema/$defs/person/properties/residenceArea/x-same-as': 'home' },
      PERSON,
      '/properties/residenceArea/x-same-as',
      'does not have',
    ],
    [
      'a home that is the same as a later one',
      { '/schema/$defs/person/properties/hukouArea/x-same-as': 'residenceArea' },
      PERSON,
      '/properties/hukouArea/x-same-as',
      'asked later',
    ],
    [
      'a home that is the same as a name',
      { '/schema/$defs/person/properties/residenceArea/x-same-as': 'name' },
      PERSON,
      '/properties/residenceArea/x-same-as',
      'not asked in the same way',
    ],
    [
      'a half sensitive field',
      { '/schema/properties/note/x-sensitive': 'rather' },
      FORM,
      '/properties/note/x-sensitive',
      'must be true',
    ],
  ]);
});
