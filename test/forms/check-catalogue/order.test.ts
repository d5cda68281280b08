import { describe } from 'vitest';
import { eachIsNamed, FORM, SERVICE } from './cases.ts';

const ifAt = '/schema/allOf/1/if';

describe('The check of the order of asking', () => {
  eachIsNamed([
    [
      'a pointer that the schema lacks',
      { '/service/sections/0/ask/0': '/there' },
      SERVICE,
      '/sections/0/ask/0',
      'has no field /there',
    ],
    [
      'a pointer into a group',
      { '/service/sections/0/ask/0': '/children/*/name' },
      SERVICE,
      '/sections/0/ask/0',
      'within a group',
    ],
    [
      'a question asked twice',
      { '/service/sections/2/ask/5': '/here' },
      SERVICE,
      '/sections/2/ask/5',
      '/here is asked twice',
    ],
    [
      'a part asked twice',
      { '/service/sections/2/ask/5': '/wife/name' },
      SERVICE,
      '/sections/2/ask/5',
      '/wife has asked',
    ],
    ['two sections of one id', { '/service/sections/1/id': 'start' }, SERVICE, '/sections/1/id', 'ids must differ'],
    [
      'a field that nobody asks',
      { '/service/sections/2/ask/1': undefined },
      FORM,
      '/properties/count',
      'Nobody asks for /count',
    ],
    [
      'a group that nobody asks',
      { '/service/sections/1/ask/4': undefined },
      FORM,
      '/properties/children',
      'Nobody asks for /children',
    ],
    [
      'a required field that is not described',
      { '/schema/required/10': 'pet' },
      FORM,
      '/required/10',
      '/pet is required',
    ],
    [
      'an if on a later question',
      { [ifAt]: { properties: { month: { const: '2027-01' } }, required: ['month'] } },
      FORM,
      '/allOf/1/if/properties/month',
      'asked later',
    ],
    [
      'an if on a later question of a person',
      {
        [ifAt]: {
          properties: { wife: { properties: { name: { const: 'A' } }, required: ['name'] } },
          required: ['wife'],
        },
      },
      FORM,
      '/allOf/1/if/properties/wife/properties/name',
      'ask for /wife/name first',
    ],
    [
      'an if on its own question',
      { [ifAt]: { properties: { reason: { const: 'work' } }, required: ['reason'] } },
      FORM,
      '/allOf/1/if/properties/reason',
      'its own question',
    ],
    [
      'an if on a field that there is not',
      { [ifAt]: { properties: { weather: { const: 'fine' } }, required: ['weather'] } },
      FORM,
      '/allOf/1/if/properties/weather',
      'which the form does not have',
    ],
    [
      'an if on a question that nobody asks',
      { '/service/sections/0/ask/0': undefined },
      FORM,
      '/allOf/1/if/properties/here',
      'which nobody asks',
    ],
    [
      'an if within an item on a later question',
      {
        '/schema/properties/children/items/properties/living': undefined,
        '/schema/properties/children/items/then/properties/living': { type: 'boolean' },
      },
      FORM,
      '/properties/children/items/if/properties/living',
      'its own question',
    ],
  ]);
});
