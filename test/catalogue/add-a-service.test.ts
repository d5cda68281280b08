import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDistrict } from '../../src/catalogue/load-district.ts';
import { loadServices } from '../../src/catalogue/load-services.ts';
import { closeGroup, emptyAnswers, openGroupItem, setAnswer, skipAnswer } from '../../src/forms/answers.ts';
import { checkCatalogue } from '../../src/forms/check-catalogue.ts';
import { compileForm } from '../../src/forms/compile-form.ts';
import type { Form } from '../../src/forms/form.ts';
import type { Answers, District, FormContext, Item, PlainDate, ServiceSource } from '../../src/forms/types.ts';

const root = path.resolve(import.meta.dirname, '../..');

let dir: string;
let services: readonly ServiceSource[];
let district: District;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'services-'));
  await cp(path.join(root, 'services'), dir, { recursive: true });
  await cp(path.join(import.meta.dirname, 'fixtures/library-card'), path.join(dir, 'library-card'), {
    recursive: true,
  });
  services = await loadServices(dir);
  district = await loadDistrict(path.join(root, 'district'));
});
afterAll(() => rm(dir, { recursive: true }));

/** Answers whatever is asked next from a finished application, and notes what was asked. */
function apply(form: Form, wanted: Answers, context: FormContext): { asked: string[]; answers: Answers } {
  const asked: string[] = [];
  let answers = emptyAnswers;
  for (let item = nextOf(form, answers, context); item; item = nextOf(form, answers, context)) {
    asked.push(form.words(item.question, form.walk(answers, context), context, 'en').ask);
    answers = answered(item, answers, wanted);
  }
  return { asked, answers };
}

const nextOf = (form: Form, answers: Answers, context: FormContext): Item | undefined =>
  form.walk(answers, context).items.find(({ state }) => state === 'open');

function answered({ question, value }: Item, answers: Answers, wanted: Answers): Answers {
  if (question.kind === 'more') {
    const group = question.pointer.slice(0, -'/-'.length);
    return Number(value) < (wanted.groups[group]?.count ?? 0)
      ? openGroupItem(answers, group)
      : closeGroup(answers, group);
  }
  const known = wanted.values[question.pointer];
  return known === undefined ? skipAnswer(answers, question.pointer) : setAnswer(answers, question.pointer, known);
}

describe('A sixth service', () => {
  it('is a folder of data: the catalogue with it has no fault', () => {
    expect(services).toHaveLength(6);
    expect(checkCatalogue(services, district)).toEqual([]);
  });

  it('asks its questions, in its order and words, and its examples are accepted', () => {
    const source = services.find(({ id }) => id === 'library-card');
    if (!source) throw new Error('The sixth service was not read.');
    const form = compileForm(source);
    const context = { district, today: '2026-11-24' as PlainDate };
    const [, family, child] = form.examples.valid;
    const ways = [family, child].map((example) => apply(form, form.flatten(example?.answers ?? {}), context));
    expect(ways.map(({ asked }) => asked)).toEqual([
      [
        ...['What is your name?', 'When were you born?', 'What is your mobile number?'],
        'In which community of Shili District do you live?',
        'Which card would you like?',
        'Does anybody in the family want a card, too?',
        ...['What is the name? (Relative 1)', 'Anybody else?', 'What is the name? (Relative 2)', 'Anybody else?'],
        'Please send a photo.',
      ],
      [
        ...['What is your name?', 'When were you born?', 'What is your mobile number?'],
        'In which community of Shili District do you live?',
        'Which card would you like?',
        "What is the parent's name?",
        'Does anybody in the family want a card, too?',
        'Please send a photo.',
      ],
    ]);
    for (const { answers } of ways) expect(form.check(form.walk(answers, context).answers, context).ok).toBe(true);
  });
});
