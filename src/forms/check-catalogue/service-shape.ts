import { makeShapeCheck } from './shape.ts';

/** Longest id of a service: `begin.<id>.<revision>` must fit the 64 bytes of a Telegram button. */
const LONGEST_ID = 40;

const id = {
  type: 'string',
  pattern: `^[a-z][a-z0-9-]{0,${LONGEST_ID - 1}}$`,
  description: `a name of at most ${LONGEST_ID} small letters, digits and hyphens, such as "birth-permit"`,
};
const pointer = {
  type: 'string',
  pattern: '^(/[^/]+)+$',
  description: 'a JSON pointer to a field of the form, such as "/wife/name"',
};
const pointers = { type: 'array', minItems: 1, items: pointer, description: 'a list of JSON pointers, not empty' };
const code = {
  type: 'string',
  pattern: '^[a-z0-9-]+$',
  description: 'a code of small letters, digits and hyphens, such as "neither-local"',
};
const offset = { type: 'integer', description: 'a whole number' };
const operand = {
  type: 'object',
  additionalProperties: false,
  description: 'an operand: {"answer": pointer}, {"date": "1981-01-01"} or {"today": true}',
  properties: {
    answer: pointer,
    date: { type: 'string', description: 'a day such as "1981-01-01"' },
    today: { const: true, description: 'true' },
    years: offset,
    months: offset,
    days: offset,
  },
};
const values = { type: 'array', minItems: 1, description: 'a list of values, not empty' };
const comparison = {
  at: pointer,
  notBefore: operand,
  notAfter: operand,
  differs: {
    type: 'object',
    required: ['answer'],
    additionalProperties: false,
    properties: { answer: pointer },
    description: '{"answer": pointer}',
  },
  oneOf: values,
  noneOf: values,
};
const count = (what: string) => ({ type: 'integer', minimum: 0, description: `a number of ${what}, 0 or more` });

/** The shape of service.json: what docs/add-a-service.md says of it. */
export const serviceShape = makeShapeCheck({
  type: 'object',
  description: 'an object',
  required: [
    'id',
    'prefix',
    'group',
    'order',
    'minutes',
    'sections',
    'applicants',
    'mobile',
    'documents',
    'route',
    'promiseDays',
    'materialsDays',
    'outcome',
  ],
  additionalProperties: false,
  properties: {
    id,
    prefix: { type: 'string', pattern: '^[A-Z]{2}$', description: 'two capital letters, such as "FC"' },
    group: id,
    order: { type: 'integer', minimum: 0, description: 'a whole number: its place on the menu' },
    minutes: { type: 'integer', minimum: 1, description: 'a whole number of minutes, 1 or more' },
    sections: {
      type: 'array',
      minItems: 1,
      description: 'a list of sections, each {"id", "ask": [pointers]}',
      items: {
        type: 'object',
        required: ['id', 'ask'],
        additionalProperties: false,
        description: 'a section: {"id", "ask": [pointers]}',
        properties: { id, ask: pointers },
      },
    },
    applicants: pointers,
    mobile: pointer,
    documents: {
      type: 'array',
      description: 'a list of documents, each {"at": pointer, "original": true or false}',
      items: {
        type: 'object',
        required: ['at', 'original'],
        additionalProperties: false,
        description: 'a document: {"at": pointer, "original": true or false}',
        properties: { at: pointer, original: { type: 'boolean', description: 'true or false' } },
      },
    },
    route: {
      type: 'object',
      required: ['by', 'levels'],
      additionalProperties: false,
      description: '{"by": [pointers], "levels": [...]}',
      properties: {
        by: { type: 'array', items: pointer, description: 'a list of JSON pointers' },
        levels: {
          type: 'array',
          minItems: 1,
          description: 'a list of levels, not empty',
          items: { enum: ['community', 'street', 'district'], description: '"community", "street" or "district"' },
        },
      },
    },
    promiseDays: count('working days'),
    materialsDays: count('working days'),
    correctionDays: count('working days'),
    outcome: {
      type: 'object',
      required: ['kind'],
      additionalProperties: false,
      description: '{"kind": ..., "validYears": ...}',
      properties: {
        kind: {
          enum: ['certificate', 'permit', 'appointment', 'registration'],
          description: '"certificate", "permit", "appointment" or "registration"',
        },
        validYears: { type: 'integer', minimum: 1, description: 'a number of years, 1 or more' },
      },
    },
    rules: {
      type: 'array',
      description: 'a list of rules',
      items: {
        type: 'object',
        required: ['code', 'at'],
        additionalProperties: false,
        description: 'a rule: {"code", "at", a comparison}',
        properties: {
          code,
          ...comparison,
          when: {
            type: 'array',
            description: 'a list of comparisons',
            items: {
              type: 'object',
              required: ['at'],
              additionalProperties: false,
              description: 'a comparison',
              properties: comparison,
            },
          },
        },
      },
    },
    notices: {
      type: 'array',
      description: 'a list of notices',
      items: {
        type: 'object',
        required: ['code', 'if'],
        additionalProperties: false,
        description: 'a notice: {"code", "if": a JSON Schema}',
        properties: { code, if: { type: 'object', description: 'a JSON Schema over the whole answers' } },
      },
    },
    booking: {
      type: 'object',
      required: ['institution', 'slot'],
      additionalProperties: false,
      description: '{"institution": pointer, "slot": pointer}',
      properties: { institution: pointer, slot: pointer },
    },
    quiet: { type: 'boolean', description: 'true or false' },
  },
});
