/** The shape of district/: what `District` in src/forms/types.ts says, for data that people edit. */

const text = {
  type: 'object',
  required: ['zh-CN', 'en'],
  additionalProperties: false,
  properties: { 'zh-CN': { type: 'string', minLength: 1 }, en: { type: 'string', minLength: 1 } },
};
const code = { type: 'string', pattern: '^\\d{12}$' };
const id = { type: 'string', pattern: '^[a-z0-9-]{1,24}$' };
const phone = { type: 'string', pattern: '^[0-9][0-9 -]{4,20}$' };
const day = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };

const area = {
  type: 'object',
  required: ['code', 'name'],
  additionalProperties: false,
  properties: { code, name: text, areas: { type: 'array', items: { $ref: '#/$defs/area' } } },
};

const office = {
  type: 'object',
  required: ['id', 'level', 'area', 'name', 'address', 'phone', 'hours'],
  additionalProperties: false,
  properties: {
    id,
    level: { enum: ['community', 'street', 'district'] },
    parent: id,
    area: code,
    name: text,
    address: text,
    phone,
    hours: text,
  },
};

const slots = {
  type: 'object',
  required: ['weekdays', 'times', 'capacity'],
  additionalProperties: false,
  properties: {
    weekdays: { type: 'array', minItems: 1, items: { type: 'integer', minimum: 1, maximum: 7 } },
    times: { type: 'array', minItems: 1, items: { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' } },
    capacity: { type: 'integer', minimum: 1 },
  },
};

const institution = {
  type: 'object',
  required: ['id', 'kind', 'name', 'address', 'phone', 'slots'],
  additionalProperties: false,
  properties: { id, kind: { enum: ['hospital', 'station'] }, name: text, address: text, phone, slots },
};

export const districtSchema = {
  type: 'object',
  required: [
    'id',
    'name',
    'bureau',
    'timeZone',
    'hotline',
    'supervision',
    'hours',
    'areas',
    'provinces',
    'offices',
    'institutions',
    'calendar',
  ],
  additionalProperties: false,
  $defs: { area },
  properties: {
    id,
    name: text,
    bureau: text,
    timeZone: { type: 'string', minLength: 3 },
    hotline: phone,
    supervision: phone,
    hours: text,
    areas: { type: 'array', minItems: 1, items: { $ref: '#/$defs/area' } },
    provinces: { type: 'array', minItems: 34, items: { $ref: '#/$defs/area' } },
    offices: { type: 'array', minItems: 1, items: office },
    institutions: { type: 'array', items: institution },
    calendar: {
      type: 'object',
      required: ['published', 'holidays', 'workdays'],
      additionalProperties: false,
      properties: {
        published: { type: 'array', items: { type: 'integer' } },
        holidays: { type: 'array', items: day },
        workdays: { type: 'array', items: day },
      },
    },
  },
};
