import type { Submission } from '../../src/cases/types.ts';
import { makeReference } from '../../src/cases/reference.ts';
import type { Form } from '../../src/forms/form.ts';
import type { JsonObject } from '../../src/forms/types.ts';
import { makeSubmission } from './submission.ts';

/** A plainly fictional couple with a booked visit; each number makes another reference. */
export function makeVisit(slot: string, number = 0, change: Partial<Submission> = {}): Submission {
  const institution = slot.slice(0, slot.indexOf('@'));
  return makeSubmission({
    reference: referenceOf(number),
    service: 'preconception-check',
    answers: { institution, slot, wife: { name: '张示梅', mobile: '13800000003' }, husband: { name: '李例安' } },
    booking: { institution, slot },
    ...change,
  });
}

/** The same, complete under the real form. */
export function makeWholeVisit(form: Form, slot: string, number = 0, change: Partial<Submission> = {}): Submission {
  const [example] = form.examples.valid;
  if (!example) throw new Error('The service has no example.');
  const institution = slot.slice(0, slot.indexOf('@'));
  const { materials: _materials, ...answers } = example.answers;
  const whole: JsonObject = { ...answers, institution, slot };
  return makeVisit(slot, number, { version: form.version, answers: whole, office: 'dongshi-1', ...change });
}

/** Numbers that people type carry a check character: these are right. */
export function referenceOf(number: number): string {
  return makeReference('PC', new Uint8Array([0, 0, 0, 0, 0, 0, number >> 8, number & 255]));
}
