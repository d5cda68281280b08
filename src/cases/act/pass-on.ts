import type { District } from '../../forms/types.ts';
import type { Submission } from '../types.ts';
import { readWords } from './read-words.ts';
import { byOf, done, heldByNobody, withDesk, type ActDeps, type ActionOf, type Step } from './step.ts';

/** 情况属实，同意上报: to the next office of the route, in nobody's hands there yet; from the last one to review. */
export function passOn(submission: Submission, action: ActionOf<'pass-on'>, deps: ActDeps): Step {
  const read = readWords('opinion', action.opinion);
  if (!read.ok) return read;
  const opinion = { ...byOf(deps), office: submission.office, text: read.text };
  const opinions = [...(submission.desk?.opinions ?? []), opinion];
  const passed = withDesk(submission, { opinions });
  const office = nextOffice(submission, deps.district);
  if (office === undefined) return done({ ...passed, status: 'reviewed' }, { key: 'cases:note.reviewed' });
  const there: Submission = { ...heldByNobody(passed), office, status: 'verifying' };
  return done(there, { key: 'cases:note.passed-on', params: { office } });
}

/** An office that the district no longer has is passed over: nobody would find the case there. */
function nextOffice({ route, office }: Submission, { offices }: District): string | undefined {
  const here = route.indexOf(office);
  if (here < 0) return undefined;
  return route.slice(here + 1).find((id) => offices.some((one) => one.id === id));
}
