import path from 'node:path';
import { loadDistrict } from '../../../src/catalogue/load-district.ts';
import { loadServices } from '../../../src/catalogue/load-services.ts';
import { compileForm } from '../../../src/forms/compile-form.ts';
import type { Form } from '../../../src/forms/form.ts';
import { addDays } from '../../../src/forms/plain-date.ts';
import type { District, FormContext } from '../../../src/forms/types.ts';
import { root } from '../../support/world.ts';
import { context, today } from '../fixtures/district.ts';
import { form as nasty } from './draft.ts';

export interface FormCase {
  readonly id: string;
  readonly form: Form;
  readonly context: FormContext;
}

/** The made-up service, then every service of the bureau with a few free times at each institution. */
export async function loadForms(): Promise<readonly FormCase[]> {
  const services = await loadServices(path.join(root, 'services'));
  const real = withSlots(await loadDistrict(path.join(root, 'district')));
  return [
    { id: nasty.id, form: nasty, context },
    ...services.map((source) => ({ id: source.id, form: compileForm(source), context: real })),
  ];
}

function withSlots(district: District): FormContext {
  const days = [2, 9, 16].map((ahead) => addDays(today, ahead));
  const ids = district.institutions.flatMap(({ id }) => days.map((day) => `${id}@${day}T08:30`));
  return { today, district, freeSlots: new Map(ids.map((id) => [id, 3])) };
}
