import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadDistrict } from '../../src/catalogue/load-district.ts';
import { loadServices } from '../../src/catalogue/load-services.ts';
import { compileForm } from '../../src/forms/compile-form.ts';
import type { JsonObject, PlainDate } from '../../src/forms/types.ts';

const root = path.resolve(import.meta.dirname, '../..');
const forms = (await loadServices(path.join(root, 'services'))).map(compileForm);
const district = await loadDistrict(path.join(root, 'district'));
const problemsOf = (form: (typeof forms)[number], answers: JsonObject, today = '2026-11-24'): string[] => {
  const checked = form.check(answers, { district, today: today as PlainDate });
  return checked.ok ? [] : checked.problems.map(({ pointer, code }) => `${pointer} ${code}`).sort();
};

it('There are the four certificates and the check', () => {
  expect(forms.map(({ id }) => id).sort()).toEqual([
    'birth-permit',
    'first-child-certificate',
    'migrant-certificate',
    'only-child-certificate',
    'preconception-check',
  ]);
});

describe.each(forms.map((form) => ({ form, id: form.id, ...form.examples })))('$id', ({ form, valid, invalid }) => {
  it('has at least 4 valid and 6 invalid examples', () => {
    expect(valid.length).toBeGreaterThanOrEqual(4);
    expect(invalid.length).toBeGreaterThanOrEqual(6);
  });

  it.each(valid)('accepts: $name', ({ answers, today }) => {
    expect(problemsOf(form, answers, today)).toEqual([]);
  });

  it.each(invalid)('refuses: $name', ({ answers, problems, today }) => {
    expect(problemsOf(form, answers, today)).toEqual(problems.map(({ pointer, code }) => `${pointer} ${code}`).sort());
  });
});
