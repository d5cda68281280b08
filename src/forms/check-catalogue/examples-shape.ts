import { makeShapeCheck } from './shape.ts';

const common = {
  name: { type: 'string', pattern: '\\S', description: 'a name that says what the example shows' },
  answers: { type: 'object', description: 'the nested answers of an application' },
  today: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'a day such as "2026-11-24"' },
};
const problem = {
  type: 'object',
  required: ['pointer', 'code'],
  additionalProperties: false,
  description: 'a problem: {"pointer", "code"}',
  properties: {
    pointer: { type: 'string', description: 'a JSON pointer' },
    code: { type: 'string', description: 'the code of a problem' },
  },
};
const example = (required: readonly string[], properties: object) => ({
  type: 'array',
  description: 'a list of examples',
  items: {
    type: 'object',
    required,
    additionalProperties: false,
    description: `an object with ${required.join(', ')}`,
    properties,
  },
});

/** The shape of examples.json. */
export const examplesShape = makeShapeCheck({
  type: 'object',
  required: ['valid', 'invalid'],
  additionalProperties: false,
  description: 'an object with "valid" and "invalid"',
  properties: {
    valid: example(['name', 'answers'], common),
    invalid: example(['name', 'answers', 'problems'], {
      ...common,
      problems: { type: 'array', minItems: 1, items: problem, description: 'a list of problems, not empty' },
    }),
  },
});
