import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadServices } from '../../../../src/catalogue/load-services.ts';
import { answerColumns } from '../../../../src/desk/papers/export/columns.ts';
import { compileForm } from '../../../../src/forms/compile-form.ts';
import type { Form } from '../../../../src/forms/form.ts';
import type { ServiceSource } from '../../../../src/forms/types.ts';
import { root } from '../../../support/world.ts';
import { object, otherVersion, source } from './other-version.ts';

const sources = await loadServices(path.join(root, 'services'));
const columns = (
  services: readonly (readonly Form[])[],
  counts: Readonly<Record<string, number>> = {},
  taken: readonly string[] = [],
) => answerColumns({ services, count: (service, group) => counts[`${service}${group}`] ?? 0, lang: 'zh-CN', taken });

describe('the columns of a list', () => {
  const current = compileForm(source('first-child-certificate'));

  it('are the union of two versions in the order of the form, under the words of the newest', () => {
    const { labels, indexOf } = columns([[current, otherVersion()]]);
    const at = ['/hukouHere', '/oldPromise', '/firstBirth'].map((pointer) => indexOf(current.id, pointer));
    expect(at).toEqual([0, 1, 2]);
    expect(labels[1]).toBe('承诺编号');
    const date = labels[indexOf(current.id, '/marriage/date') ?? -1];
    expect(date).toBe(current.label('/marriage/date', 'zh-CN'));
    expect(labels).not.toContain('哪天结的婚');
    expect(columns([[otherVersion(), current]]).labels).toContain('哪天结的婚');
  });

  it('have every place of every form, and each label once', () => {
    const forms = sources.map(compileForm);
    const { labels, indexOf } = columns(forms.map((form) => [form]));
    expect(new Set(labels).size).toBe(labels.length);
    for (const form of forms)
      for (const { pattern } of form.places)
        if (!pattern.includes('*')) expect(indexOf(form.id, pattern)).toBeDefined();
  });

  it('say the section before a label that two places share, and keep clear of the first columns', () => {
    const twice = compileForm(renamed({ '/wife/name': '姓名', '/husband/name': '姓名', '/wife/mobile': '状态' }));
    const { labels, indexOf } = columns([[twice]], {}, ['状态']);
    const labelAt = (pointer: string) => labels[indexOf(twice.id, pointer) ?? -1];
    expect([labelAt('/wife/name'), labelAt('/husband/name')]).toEqual(['女方 · 姓名', '男方 · 姓名']);
    expect(labelAt('/wife/mobile')).toBe('女方 · 状态');
  });

  it('number repeated groups, item by item, as many as there are', () => {
    const form = compileForm(source('birth-permit'));
    const { labels, indexOf } = columns([[form]], { 'birth-permit/children': 3 });
    const names = [0, 1, 2].map((n) => indexOf(form.id, `/children/${n}/name`) ?? -1);
    const births = [0, 1, 2].map((n) => indexOf(form.id, `/children/${n}/birthDate`) ?? -1);
    expect(names[0]).toBeLessThan(births[0] ?? -1);
    expect(births[0]).toBeLessThan(names[1] ?? -1);
    expect(new Set(names.map((at) => labels[at])).size).toBe(3);
    expect(indexOf(form.id, '/children/3/name')).toBeUndefined();
  });

  it('are shared by services that ask the same in the same words', () => {
    const other = compileForm(source('preconception-check'));
    const { labels, indexOf } = columns([[current], [other]]);
    expect(indexOf(other.id, '/wife/name')).toBe(indexOf(current.id, '/wife/name'));
    expect(labels.filter((label) => label.includes('女方姓名'))).toHaveLength(1);
  });
});

function renamed(labels: Readonly<Record<string, string>>): ServiceSource {
  const now = source('first-child-certificate');
  const texts = object(now.texts['zh-CN']);
  const own = Object.fromEntries(Object.entries(labels).map(([pointer, label]) => [pointer, { label, ask: label }]));
  return {
    ...now,
    version: 'renamed',
    texts: { ...now.texts, 'zh-CN': { ...texts, questions: { ...object(texts['questions']), ...own } } },
  };
}
