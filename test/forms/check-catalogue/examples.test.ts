import { describe } from 'vitest';
import { eachIsNamed, EXAMPLES, FORM, PERSON } from './cases.ts';

describe('The check of the examples', () => {
  eachIsNamed([
    [
      'a valid example that is not',
      { '/examples/valid/0/answers/count': 10 },
      EXAMPLES,
      '/valid/0',
      'finds /count number-too-large',
    ],
    [
      'an invalid example that is valid',
      { '/examples/invalid/6/answers/month': '2099-01' },
      EXAMPLES,
      '/invalid/6',
      'accepts it',
    ],
    [
      'an invalid example with another problem',
      { '/examples/invalid/6/problems/0/code': 'month-unreadable' },
      EXAMPLES,
      '/invalid/6',
      'finds /month month-past',
    ],
    [
      'an example that holds today only',
      { '/examples/valid/0/answers/month': '2027-03' },
      EXAMPLES,
      '/valid/0',
      'ten years later: give the example its "today"',
    ],
    [
      'an example of a day that there is not',
      { '/examples/valid/0/today': '2026-02-30' },
      EXAMPLES,
      '/valid/0/today',
      'no day of the calendar',
    ],
    ['three valid examples', { '/examples/valid/0': undefined }, EXAMPLES, '/valid', 'at least 4'],
    ['no invalid example', { '/examples/invalid': [] }, EXAMPLES, '/invalid', 'at least 6'],
    [
      'a rule that no example shows',
      { '/examples/invalid/4': undefined },
      EXAMPLES,
      '/invalid',
      '"death-before-birth"',
    ],
    [
      'two examples of one name',
      { '/examples/invalid/0/name': '初婚' },
      EXAMPLES,
      '/invalid/0/name',
      'names must differ',
    ],
    ['a branch that no example takes', { '/examples/valid/1': undefined }, FORM, '/allOf/2/then', 'No valid example'],
    [
      'a branch of an item that no example takes',
      { '/examples/valid/1/answers/children': [] },
      FORM,
      '/properties/children/items/then',
      'No valid example',
    ],
    [
      'a branch of a block that no example takes',
      { '/examples/valid/2': undefined },
      PERSON,
      '/else',
      'No valid example',
    ],
  ]);
});
