import type { Form } from '../../forms/form.ts';
import { getPointer, parentOf } from '../../forms/pointer.ts';
import { idTail, maskName } from '../../cases/mask.ts';
import type { Submission } from '../../cases/types.ts';

/** Who applies, as a list may show it. */
export interface Applicant {
  /** `张*梅`. */
  readonly masked: string;
  /** The first one's name in full: for the case's own page only. */
  readonly name: string;
  /** The last four characters of the first one's ID number; empty where there is none. */
  readonly tail: string;
}

/** The first of a case's applicants. The number of the papers lies beside the name, as the shared block has it. */
export function applicantOf({ answers }: Submission, form: Form): Applicant {
  const first = form.service.applicants.find((at) => typeof getPointer(answers, at) === 'string');
  const name = first === undefined ? undefined : getPointer(answers, first);
  const number = first === undefined ? undefined : getPointer(answers, `${parentOf(first)}/idNumber`);
  return {
    name: typeof name === 'string' ? name : '',
    masked: typeof name === 'string' ? maskName(name) : '',
    tail: typeof number === 'string' ? idTail(number) : '',
  };
}
