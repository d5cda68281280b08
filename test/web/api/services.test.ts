import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlainDate } from '../../../src/forms/types.ts';
import { loadWorld } from '../../support/world.ts';
import { readContract } from './contract.ts';
import { openHouse, posted, type House } from './house.ts';

const world = await loadWorld();
const services = world.catalogue.services.map((form) => [form.id, form] as const);
const TODAY = '2026-11-24' as PlainDate;
let today = TODAY;
let house: House;
let contract: Awaited<ReturnType<typeof readContract>>;

beforeAll(async () => {
  const { catalogue, district, words, problem } = world;
  house = await openHouse({ catalogue, district, words, problemWords: problem, today: () => today });
  contract = await readContract(house.url);
});
afterAll(() => house.close());

describe.each(services)('%s', (id, form) => {
  it.each(['zh-CN', 'en'] as const)(
    'names in %s every question that is asked and every choice that is given',
    async (lang) => {
      const { json } = await contract.call('getService', { id }, { query: `?lang=${lang}` });
      const { labels, choices } = json as {
        labels: Record<string, string>;
        choices: Record<string, Record<string, string>>;
      };
      for (const example of form.examples.valid) {
        const context = { today: (example.today ?? TODAY) as PlainDate, district: world.district };
        for (const { question } of form
          .walk(form.flatten(example.answers), context)
          .items.filter((item) => item.question.kind !== 'more')) {
          expect(labels[question.pointer], question.pointer).toBe(form.label(question.pointer, lang));
          expect(labels[question.pattern], question.pattern).toBeTruthy();
          for (const value of question.values)
            expect(choices[question.pointer]?.[value], `${question.pointer} ${value}`).toBeTruthy();
        }
      }
    },
  );

  it.each(form.examples.valid.map((example) => [example.name, example] as const))('takes: %s', async (_, example) => {
    today = (example.today ?? TODAY) as PlainDate;
    const request = posted({ answers: example.answers, consent: true });
    expect(await contract.call('createSubmission', { id }, request)).toMatchObject({ status: 201 });
    const stored = house.store.all.at(-1);
    expect(stored).toMatchObject({ service: id, version: form.version });
    expect(world.district.offices.map((office) => office.id)).toEqual(
      expect.arrayContaining([...(stored?.route ?? ['?'])]),
    );
  });

  it.each(form.examples.invalid.map((example) => [example.name, example] as const))(
    'refuses: %s',
    async (_, example) => {
      today = (example.today ?? TODAY) as PlainDate;
      for (const lang of ['zh-CN', 'en']) {
        const request = posted({ answers: example.answers, consent: true, lang });
        const { status, json } = await contract.call('createSubmission', { id }, request);
        expect(status).toBe(422);
        const errors = json.errors as { pointer: string; code: string; detail: string }[];
        const sorted = (list: readonly { pointer: string; code: string }[]): string[] =>
          list.map(({ pointer, code }) => `${pointer} ${code}`).sort();
        expect(sorted(errors)).toEqual(sorted(example.problems));
        for (const { detail } of errors) expect(detail).not.toBe('');
      }
    },
  );
});
