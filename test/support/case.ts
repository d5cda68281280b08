import { createHash } from 'node:crypto';
import { createSubmission } from '../../src/cases/create-submission.ts';
import type { Submission } from '../../src/cases/types.ts';
import type { DeskHouse } from '../../src/desk/house.ts';
import type { JsonObject, PlainDate } from '../../src/forms/types.ts';
import { NOW } from './turns.ts';

/** Everything of a case that a test may want otherwise. */
export type Change = Partial<Submission> & { readonly answer?: (answers: JsonObject) => JsonObject };

/** The first valid example of a service as a case of 例园's community, the nth of its kind. */
export function caseOf(
  house: Pick<DeskHouse, 'catalogue' | 'district'>,
  service: string,
  n: number,
  change: Change = {},
): Submission {
  const form = house.catalogue.find(service);
  const [example] = form?.examples.valid ?? [];
  if (!form || !example) throw new Error(`There is no ${service}.`);
  const { answer = (answers: JsonObject): JsonObject => answers, ...rest } = change;
  const made = createSubmission(
    form,
    answer(checked(form.check(example.answers, { today: DAY, district: house.district }))),
    {
      now: NOW + n * 60_000,
      today: DAY,
      entropy: createHash('sha512').update(String(n)).digest(),
      district: house.district,
      channel: 'web',
      lang: 'zh-CN',
      consentAt: NOW,
    },
  );
  return { ...made, office: 'dongshi-1', route: ['dongshi-1', 'dongshi'], ...rest };
}

const DAY = '2026-11-24' as PlainDate;

function checked(check: { readonly ok: boolean; readonly answers?: JsonObject }): JsonObject {
  if (!check.ok || !check.answers) throw new Error('The example is not valid.');
  return check.answers;
}
