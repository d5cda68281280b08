import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Writes a service with so many text questions: the same that the peers ask. */
export async function writeService(dir: string, questions: number): Promise<void> {
  const folder = path.join(dir, 'bench');
  await mkdir(folder, { recursive: true });
  const numbers = Array.from({ length: questions }, (_, index) => index + 1);
  const properties = Object.fromEntries(numbers.map((n) => [`q${n}`, { type: 'string', minLength: 1, maxLength: 60 }]));
  const answers = Object.fromEntries(numbers.map((n) => [`q${n}`, `answer ${n}`]));
  const service = {
    id: 'bench',
    prefix: 'BX',
    group: 'other',
    order: 1,
    minutes: 1,
    sections: [{ id: 'all', ask: numbers.map((n) => `/q${n}`) }],
    applicants: ['/q1'],
    mobile: '/q2',
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
    'zh-CN.json': texts(numbers, '第 %n 题'),
    'en.json': texts(numbers, 'Question %n'),
    'examples.json': examples,
  };
  for (const [name, content] of Object.entries(files))
    await writeFile(path.join(folder, name), JSON.stringify(content, null, 2));
}

function texts(numbers: readonly number[], label: string): object {
  const questions = numbers.map((n): [string, object] => {
    const words = label.replace('%n', String(n));
    return [`/q${n}`, { label: words, ask: `${words}: please type your answer` }];
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
