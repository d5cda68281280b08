import { act } from '../../cases/act.ts';
import type { Action } from '../../cases/action.ts';
import { maySee } from '../../cases/may.ts';
import type { Visit } from '../visit.ts';
import { clerksById } from './colleagues.ts';
import type { Changed } from './port.ts';
import type { Seen } from './posted.ts';
import type { CasesRoom } from './room.ts';

/** Does something with a case, as it was on the clerk's page. One that may not be seen is `unknown`. */
export async function perform({ house, port }: CasesRoom, visit: Visit, seen: Seen, action: Action): Promise<Changed> {
  const { reference, revision } = seen;
  const submission = await port.find(reference);
  if (submission === undefined || !maySee(visit.acting, submission, house.district)) return { kind: 'unknown' };
  const form = house.catalogue.find(submission.service, submission.version);
  if (form === undefined) throw new Error(`No form is kept for ${submission.service} ${submission.version}.`);
  const assignee = action.type === 'assign' ? (await clerksById(port)).get(action.clerk) : undefined;
  const at = house.now();
  const { acting } = visit;
  const deps = { acting, at, today: house.today(), district: house.district, form };
  return port.change({
    reference,
    revision,
    acting,
    at,
    decide: (now) => act(now, action, { ...deps, ...(assignee === undefined ? {} : { assignee }) }),
  });
}
