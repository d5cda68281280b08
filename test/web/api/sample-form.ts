import type { Form } from '../../../src/forms/form.ts';
import type { Answers, FormContext, Item, JsonObject, Problem, Question } from '../../../src/forms/types.ts';

const line = { type: 'string', maxLength: 25 };
const schema: JsonObject = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  properties: {
    name: line,
    reason: { enum: ['lost', 'damaged'] },
    hasChildren: { type: 'boolean' },
    place: { type: 'string', format: 'area' },
    institution: { type: 'string', format: 'institution' },
    slot: { type: 'string', format: 'slot' },
    mother: { $ref: '#/$defs/person' },
    materials: {
      type: 'object',
      properties: { photo: { type: 'array', items: { type: 'string', format: 'attachment' }, maxItems: 2 } },
    },
  },
  required: ['name'],
  if: { properties: { hasChildren: { const: true } }, required: ['hasChildren'] },
  then: {
    properties: {
      children: {
        type: 'array',
        maxItems: 3,
        items: { type: 'object', properties: { name: line, sex: { enum: ['female', 'male'] } } },
      },
    },
  },
  $defs: { person: { type: 'object', properties: { name: line } } },
};

const question = (pointer: string): Question => ({
  pointer,
  pattern: pointer,
  kind: 'text',
  section: 'all',
  required: false,
  schema: {},
  values: [],
  sensitive: false,
});
const item = (pointer: string): Item => ({ question: question(pointer), state: 'open' });

/**
 * A form without the engine: what the API does must not hang on how answers are judged. A name is needed, `wrong` is not
 * one, and a booked time must be offered.
 */
export const sampleForm: Form = {
  id: 'sample',
  version: 'v1',
  schema,
  service: {
    id: 'sample',
    prefix: 'FC',
    group: 'certificates',
    order: 1,
    minutes: 2,
    sections: [{ id: 'all', ask: ['/name', '/materials'] }],
    documents: [{ at: '/materials/photo', original: true }],
    route: { by: ['/place'], levels: ['street'] },
    promiseDays: 9,
    materialsDays: 4,
    outcome: { kind: 'certificate', validYears: 3 },
    rules: [],
    notices: [],
    applicants: ['/name'],
    mobile: '/mobile',
    booking: { institution: '/institution', slot: '/slot' },
  },
  places: ['/name', '/materials'].map((pattern) => ({ pattern, section: 'all' })),
  examples: { valid: [{ name: 'short', answers: { name: '张示梅' } }], invalid: [] },
  walk: (_answers: Answers) => ({ items: [item('/name'), item('/materials/photo')], answers: {} }),
  read: () => ({ kind: 'value', value: null }),
  judge: () => [],
  check: (answers, context) => {
    const problems = problemsOf(answers, context);
    return problems.length > 0 ? { ok: false, problems } : { ok: true, answers };
  },
  flatten: () => ({ values: {}, skipped: {}, groups: {} }),
  options: () => [],
  label: (pointer, lang) => `${lang} ${pointer}`,
  field: (pointer) => pointer,
  words: () => ({ ask: '？' }),
  show: (_question, value, _context, lang) => `${lang}=${JSON.stringify(value)}`,
  texts: (lang) => ({
    title: lang === 'en' ? 'Sample certificate' : '样例证',
    short: '样例证',
    summary: '只在测试里有',
    aliases: [],
    who: '样例',
    consent: '样例',
    prepare: ['样例'],
    sections: { all: '全部' },
    next: [],
    bring: [],
    advice: [],
    facts: [],
    notices: {},
  }),
  notices: () => ['clerk-decides'],
  problemWords: ({ code }, lang) =>
    code === 'missing' ? { what: lang === 'en' ? 'A name is needed.' : '请告诉我们姓名。' } : undefined,
};

function problemsOf(answers: JsonObject, { freeSlots }: FormContext): Problem[] {
  if (answers.name === undefined) return [{ pointer: '/name', code: 'missing' }];
  if (typeof answers.name !== 'string' || answers.name === 'wrong') return [{ pointer: '/name', code: 'other' }];
  if (answers.slot !== undefined && !freeSlots?.has(answers.slot as string))
    return [{ pointer: '/slot', code: 'other' }];
  return [];
}
