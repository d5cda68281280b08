import fc from 'fast-check';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { setAnswer, unanswer } from '../../src/forms/answers.ts';
import type { Checked, Form } from '../../src/forms/form.ts';
import type { Answers, FormContext, Item, Json, JsonObject, Problem } from '../../src/forms/types.ts';
import { makeChance, type Chance } from './support/chance.ts';
import { fillForm, type Filled } from './support/fill-form.ts';
import { acceptableValue } from './support/random-value.ts';
import { loadForms } from './support/real-forms.ts';

const forms = await loadForms();
const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });
const RUNS = { numRuns: 40 };

/** A validator that shares nothing with the engine: the published schema under plain JSON Schema 2020-12. */
function publishedValidator(schema: JsonObject): (value: unknown) => boolean {
  const ajv = new Ajv2020({ strict: false });
  const formats: Readonly<Record<string, RegExp>> = {
    date: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
    'year-month': /^\d{4}-(0[1-9]|1[0-2])$/,
    'resident-id': /^\d{17}[\dX]$/,
    mobile: /^1\d{10}$/,
    area: /^\d{12}$/,
    institution: /^[a-z0-9-]+$/,
    slot: /^[a-z0-9-]+@\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/,
    attachment: /^[0-9a-f]{64}$/,
  };
  for (const [name, format] of Object.entries(formats)) ajv.addFormat(name, format);
  return ajv.compile(schema);
}

/** Where the nested answers hold a value; a list of files is one. */
function leaves(value: Json, pointer = ''): string[] {
  if (Array.isArray(value) && value.every((one) => typeof one === 'string') && value.length > 0) return [pointer];
  if (typeof value !== 'object' || value === null) return [pointer];
  return Object.entries(value).flatMap(([name, below]) => leaves(below, `${pointer}/${name}`));
}

/** The problems that are not those of the service's rules. */
function withoutRules({ service }: Form, checked: Checked): readonly Problem[] {
  const rules = new Set(service.rules.map(({ code }) => code));
  return checked.ok ? [] : checked.problems.filter(({ code }) => !rules.has(code));
}

/** The answers with another acceptable value at one question. */
function changeOne(form: Form, context: FormContext, chance: Chance, { walk, answers }: Filled): Answers | undefined {
  const item = chance.pick(
    walk.items.filter(({ state, question }) => state === 'answered' && question.kind !== 'more'),
  );
  const value = item && acceptableValue({ form, item, walk, context }, chance);
  return item && value !== undefined ? setAnswer(answers, item.question.pointer, value) : undefined;
}

const known = (items: readonly Item[]) =>
  items.filter((one) => one.question.kind !== 'more' && one.value !== undefined).map((one) => one.question.pointer);

describe.each(forms)('$id, filled in at random', (one) => {
  const { form, context } = one;
  const validate = publishedValidator(form.schema);

  it('ends, whatever acceptable answers are given', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const filled = fillForm(form, context, makeChance(seed));
        expect(filled.stuck?.question.pointer).toBeUndefined();
        expect(filled.steps).toBeGreaterThan(5);
      }),
      RUNS,
    );
  });

  it('holds exactly the answers of relevant questions', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        fillForm(form, context, makeChance(seed), {
          anyOrder: seed % 2 === 0,
          onStep: (walk) => {
            expect(leaves(walk.answers).sort()).toEqual([...known(walk.items)].sort());
          },
        });
      }),
      { numRuns: 15 },
    );
  });

  it('satisfies the published schema once nothing is open, and the check but for rules', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { walk, stuck } = fillForm(form, context, makeChance(seed), { anyOrder: seed % 2 === 0 });
        if (stuck) return;
        expect(validate(walk.answers)).toBe(true);
        expect(withoutRules(form, form.check(walk.answers, context))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('still does after a change of mind', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const chance = makeChance(seed);
        const changed = changeOne(form, context, chance, fillForm(form, context, chance));
        if (!changed) return;
        const { walk, stuck } = fillForm(form, context, chance, { from: changed });
        if (stuck) return;
        expect(validate(walk.answers)).toBe(true);
        expect(withoutRules(form, form.check(walk.answers, context))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('asks as before when an answer is given and taken back', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const chance = makeChance(seed);
        fillForm(form, context, chance, {
          onStep: (walk, answers) => {
            const item = walk.items.find(({ state, question }) => state === 'open' && question.kind !== 'more');
            const value = item && acceptableValue({ form, item, walk, context }, chance);
            if (!item || value === undefined) return;
            const { pointer } = item.question;
            const given = setAnswer(answers, pointer, value);
            expect(form.walk(given, context).items.find(({ question }) => question.pointer === pointer)?.value).toEqual(
              value,
            );
            expect(form.walk(unanswer(given, pointer), context)).toEqual(walk);
          },
        });
      }),
      { numRuns: 5 },
    );
  });

  it('has the same answers after they were flattened', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { walk } = fillForm(form, context, makeChance(seed));
        const again = form.walk(form.flatten(walk.answers), context);
        expect(again.answers).toEqual(walk.answers);
        const open = again.items.filter(({ state }) => state === 'open');
        expect(open.filter(({ question }) => question.required)).toEqual([]);
      }),
      RUNS,
    );
  });
});
