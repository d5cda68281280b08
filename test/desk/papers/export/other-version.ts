import path from 'node:path';
import { loadServices } from '../../../../src/catalogue/load-services.ts';
import { compileForm } from '../../../../src/forms/compile-form.ts';
import type { Form } from '../../../../src/forms/form.ts';
import type { JsonObject, Lang, ServiceSource } from '../../../../src/forms/types.ts';
import { root } from '../../../support/world.ts';

const sources = await loadServices(path.join(root, 'services'));

/** A service as it is on offer. */
export function source(id: string): ServiceSource {
  const found = sources.find((one) => one.id === id);
  if (!found) throw new Error(`There is no ${id}.`);
  return found;
}

export const object = (value: unknown): JsonObject => value as JsonObject;

/** A first-child form of another year: it asks one question more, and calls another by another name. */
export function otherVersion(): Form {
  const now = source('first-child-certificate');
  const texts = (lang: Lang, label: string, marriage: string): JsonObject => {
    const own = object(now.texts[lang]);
    const fields = object(own['questions']);
    return {
      ...own,
      questions: {
        ...fields,
        '/oldPromise': { label, ask: label },
        '/marriage/date': { label: marriage, ask: marriage },
      },
    };
  };
  const schema = object(now.schema);
  const [start, ...rest] = object(now.service)['sections'] as readonly JsonObject[];
  return compileForm({
    ...now,
    version: 'of-another-year',
    schema: {
      ...schema,
      properties: { oldPromise: { type: 'string', maxLength: 20 }, ...object(schema['properties']) },
    },
    service: {
      ...object(now.service),
      sections: [{ ...start, ask: ['/hukouHere', '/oldPromise', '/firstBirth'] }, ...rest],
    },
    texts: {
      'zh-CN': texts('zh-CN', '承诺编号', '哪天结的婚'),
      en: texts('en', 'Promise number', 'Day of the wedding'),
    },
  });
}
