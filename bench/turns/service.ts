import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes a service with so many text questions: the same that the peers ask. Two more follow that nobody gets to: a service
 * needs a mobile number, and the answer to the last question is one more question.
 */
export async function writeService(dir: string, questions: number): Promise<void> {
  const folder = path.join(dir, 'bench');
  await mkdir(folder, { recursive: true });
  const numbers = Array.from({ length: questions }, (_, index) => index + 1);
  const line = { type: 'string', minLength: 1, maxLength: 60 };
  const names = [...numbers.map((n) => `q${n}`), 'remark'];
  const properties = {
    ...Object.fromEntries(names.map((name) => [name, line])),
    mobile: { type: 'string', format: 'mobile' },
  };
  const answers = { ...Object.fromEntries(names.map((name) => [name, `answer to ${name}`])), mobile: '13800000000' };
  const service = {
    id: 'bench',
    prefix: 'BX',
    group: 'other',
    order: 1,
    minutes: 1,
    sections: [{ id: 'all', ask: Object.keys(properties).map((name) => `/${name}`) }],
    applicants: ['/q1'],
    mobile: '/mobile',
    documents: [],
    route: { by: [], levels: ['district'] },
    promiseDays: 1,
    materialsDays: 1,
    outcome: { kind: 'registration' },
    rules: [],
    notices: [],
  };
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties,
    required: Object.keys(properties),
    unevaluatedProperties: false,
  };
  const examples = {
    valid: [1, 2, 3, 4].map((n) => ({ name: `complete ${n}`, answers })),
    invalid: numbers.slice(0, 6).map((n) => ({
      name: `without ${n}`,
      answers: Object.fromEntries(Object.entries(answers).filter(([key]) => key !== `q${n}`)),
      problems: [{ pointer: `/q${n}`, code: 'required' }],
    })),
  };
  const files = {
    'service.json': service,
    'form.schema.json': schema,
    'zh-CN.json': texts(Object.keys(properties), '问题'),
    'en.json': texts(Object.keys(properties), 'Question'),
    'examples.json': examples,
  };
  for (const [name, content] of Object.entries(files))
    await writeFile(path.join(folder, name), JSON.stringify(content, null, 2));
}

function texts(names: readonly string[], label: string): object {
  const questions = names.map((name): [string, object] => {
    const words = `${label} ${name}`;
    return [`/${name}`, { label: words, ask: `${words}: please type your answer` }];
  });
  return {
    title: 'Bench',
    short: 'Bench',
    summary: 'Bench',
    aliases: [],
    who: 'Anyone.',
    consent: 'Nothing is kept.',
    prepare: ['Nothing'],
    sections: { all: 'All' },
    next: ['Done'],
    bring: [],
    advice: [],
    facts: [],
    notices: {},
    problems: {},
    questions: Object.fromEntries(questions),
  };
}
