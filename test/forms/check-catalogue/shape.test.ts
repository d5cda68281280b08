import { describe } from 'vitest';
import { eachIsNamed, EN, EXAMPLES, PERSON_EN, SERVICE, ZH } from './cases.ts';

describe('The check of shapes', () => {
  eachIsNamed([
    ['an unknown field', { '/service/colour': 'red' }, SERVICE, '', '"colour" is not a name that is known here'],
    [
      'a field left out',
      { '/service/mobile': undefined },
      SERVICE,
      '',
      '"mobile" is missing: it must be a JSON pointer',
    ],
    ['a small prefix', { '/service/prefix': 'fc' }, SERVICE, '/prefix', 'two capital letters'],
    [
      'an id that is not the folder',
      { '/service/id': 'other' },
      SERVICE,
      '/id',
      'must be the name of the folder, "nasty"',
    ],
    ['an order that is a word', { '/service/order': 'first' }, SERVICE, '/order', 'its place on the menu'],
    ['no sections', { '/service/sections': [] }, SERVICE, '/sections', 'a list of sections'],
    ['a service that is a list', { '/service': [] }, SERVICE, '', 'must be an object'],
    ['an unknown text', { '/texts/en/tilte': 'Sample' }, EN, '', '"tilte" is not a name that is known here'],
    ['no title', { '/texts/zh-CN/title': undefined }, ZH, '', '"title" is missing'],
    ['an empty title', { '/texts/zh-CN/title': ' ' }, ZH, '/title', 'a text that is not empty'],
    ['a long short name', { '/texts/en/short': 'Sample paper' }, EN, '/short', 'at most 10 characters'],
    ['no consent', { '/texts/en/consent': undefined }, EN, '', '"consent" is missing'],
    ['no summary', { '/texts/en/summary': undefined }, EN, '', '"summary" is missing'],
    ['a misspelt word of a question', { '/texts/en/questions/~1here/aks': 'Whose?' }, EN, '/questions/~1here', '"aks"'],
    [
      'a block text that is a number',
      { '/blocks/person/en/questions/~1name/ask': 1 },
      PERSON_EN,
      '/questions/~1name/ask',
      'text',
    ],
    ['examples of another shape', { '/examples/valid/0/answer': {} }, EXAMPLES, '/valid/0', '"answer" is not a name'],
  ]);
});
