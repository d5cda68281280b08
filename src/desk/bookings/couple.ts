import { peopleOf } from '../../bot/receipt.ts';
import { maskName, phoneTail } from '../../cases/mask.ts';
import type { Submission } from '../../cases/types.ts';
import { getPointer } from '../../forms/pointer.ts';
import type { Pointer } from '../../forms/types.ts';
import type { Visit } from '../visit.ts';

/** Whom a list names: masked. */
export function coupleOf({ house, t }: Visit, submission: Submission): string {
  const form = house.catalogue.find(submission.service, submission.version);
  return form ? peopleOf(submission, form).map(maskName).join(t('bot:comma')) : submission.reference;
}

export interface Phone {
  readonly at: Pointer;
  readonly number: string;
  readonly tail: string;
}

/** The applicant's mobile number, where there is one. */
export function phoneOf({ house }: Visit, submission: Submission): Phone | undefined {
  const at = house.catalogue.find(submission.service, submission.version)?.service.mobile;
  const number = at === undefined ? undefined : getPointer(submission.answers, at);
  return at !== undefined && typeof number === 'string' ? { at, number, tail: phoneTail(number) } : undefined;
}
