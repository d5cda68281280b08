/** The shape of district/: what `District` in src/forms/types.ts says, for data that people edit. */

/** Something else than spaces. */
const words = { type: 'string', minLength: 1, maxLength: 200, pattern: '\\S' };
const text = {
  type: 'object',
  required: ['zh-CN', 'en'],
  additionalProperties: false,
  properties: { 'zh-CN': words, en: words },
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

const time = { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' };

const slotDay = {
  type: 'object',
  required: ['date', 'places'],
  additionalProperties: false,
  properties: { date: day, time, places: { type: 'integer', minimum: 0, maximum: 999 } },
};

const slots = {
  type: 'object',
  required: ['weekdays', 'times', 'capacity'],
  additionalProperties: false,
  properties: {
    weekdays: { type: 'array', minItems: 1, uniqueItems: true, items: { type: 'integer', minimum: 1, maximum: 7 } },
    times: { type: 'array', minItems: 1, uniqueItems: true, items: time },
    capacity: { type: 'integer', minimum: 1, maximum: 999 },
    days: { type: 'array', items: slotDay },
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

/** An entry of the list of events, which is kept at the desk only. */
export const eventSchema = {
  type: 'object',
  required: ['title', 'date', 'time', 'place', 'seats'],
  additionalProperties: false,
  properties: { title: text, date: day, time, place: text, seats: { type: 'integer', minimum: 1, maximum: 9999 } },
};
