import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadDistrict } from '../../src/catalogue/load-district.ts';
import { loadServices } from '../../src/catalogue/load-services.ts';
import { compileForm } from '../../src/forms/compile-form.ts';
import type { Form } from '../../src/forms/form.ts';
import type { JsonObject, PlainDate } from '../../src/forms/types.ts';

const root = path.resolve(import.meta.dirname, '../..');
const forms = (await loadServices(path.join(root, 'services'))).map(compileForm);
const context = { district: await loadDistrict(path.join(root, 'district')), today: '2026-11-24' as PlainDate };

function formOf(id: string): Form {
  const form = forms.find((one) => one.id === id);
  if (!form) throw new Error(`There is no service ${id}.`);
  return form;
}

function example(form: Form, name: string): JsonObject {
  const found = form.examples.valid.find((one) => one.name === name);
  if (!found) throw new Error(`${form.id} has no example ${name}.`);
  return found.answers;
}

describe('A hukou', () => {
  const form = formOf('first-child-certificate');
  const asked = (idType: string): string[] =>
    form
      .walk(form.flatten({ husband: { idType } }), context)
      .items.map(({ question }) => question.pointer)
      .filter((pointer) => pointer.startsWith('/husband/hukou'));

  it('is asked of people with a resident identity card', () => {
    expect(asked('resident-id')).toEqual(['/husband/hukouType', '/husband/hukouArea']);
  });

  it.each(['hkmt-permit', 'foreign-permanent', 'passport'])('is not asked of people with a %s', (idType) => {
    expect(asked(idType)).toEqual([]);
  });
});

describe('A birth permit', () => {
  const form = formOf('birth-permit');
  const registration = example(form, '有一个孩子，登记就行');

  it('is a mere registration below three children', () => {
    expect(form.notices(registration)).toEqual(['registration-only']);
  });

  it.each(['wife', 'husband'])('is looked at by a clerk when the %s has married again', (who) => {
    const again = { ...(registration[who] as JsonObject), maritalStatus: 'remarried', maritalDate: '2013-05-20' };
    expect(form.notices({ ...registration, [who]: again })).toEqual(['clerk-decides']);
  });

  it('is looked at by a clerk from three children on', () => {
    expect(form.notices(example(form, '有三个孩子，由工作人员核定'))).toEqual(['clerk-decides']);
  });
});

describe('An honour certificate', () => {
  const form = formOf('only-child-certificate');

  it("finds a parent's birthday too close to the child's as soon as the number is there", () => {
    const { mother: _mother, father: _father, ...first } = example(form, '父母一起补办，证找不到了，材料都传了');
    const answers = { ...first, mother: { name: '王示兰', idType: 'resident-id' } };
    const walk = form.walk(form.flatten(answers), context);
    const item = walk.items.find(({ question }) => question.pointer === '/mother/idNumber');
    if (!item) throw new Error('The number is not asked.');
    expect(form.judge(item, '000000199003120026', walk, context).map(({ code }) => code)).toEqual([
      'too-close-to-mother',
    ]);
    expect(form.judge(item, '000000197205200228', walk, context)).toEqual([]);
  });
});
