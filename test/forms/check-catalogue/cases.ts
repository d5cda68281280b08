import { expect, it } from 'vitest';
import { checkCatalogue } from '../../../src/forms/check-catalogue.ts';
import type { Json } from '../../../src/forms/types.ts';
import { changed, servedDistrict, whole } from '../fixtures/whole.ts';

export type Changes = Readonly<Record<string, Json | undefined>>;

/** What is changed in a service without a fault, and the fault that this makes: file, pointer, a part of the sentence. */
export type Case = readonly [what: string, changes: Changes, file: string, pointer: string, part: string];

export const SERVICE = 'services/nasty/service.json';
export const FORM = 'services/nasty/form.schema.json';
export const EXAMPLES = 'services/nasty/examples.json';
export const ZH = 'services/nasty/zh-CN.json';
export const EN = 'services/nasty/en.json';
export const PERSON = 'services/shared/person.schema.json';
export const PERSON_ZH = 'services/shared/person.zh-CN.json';
export const PERSON_EN = 'services/shared/person.en.json';

/** One test for each case. */
export function eachIsNamed(cases: readonly Case[]): void {
  it.each(cases.map(([what, changes, file, pointer, part]) => ({ what, changes, file, pointer, part })))(
    'names $what',
    ({ changes, file, pointer, part }) => {
      const faults = checkCatalogue([changed(whole, changes)], servedDistrict);
      expect(faults).toContainEqual({ file, pointer, message: expect.stringContaining(part) as string });
    },
  );
}
