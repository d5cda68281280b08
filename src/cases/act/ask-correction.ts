import { addDays } from '../../forms/plain-date.ts';
import type { PlainDate, Pointer } from '../../forms/types.ts';
import type { ActProblem, ActProblemCode } from '../action.ts';
import { isTakenAsAccepted } from '../correction-time.ts';
import type { CorrectionItem, Submission } from '../types.ts';
import { dayProblems } from './read-day.ts';
import { readWords } from './read-words.ts';
import { byOf, done, heldBy, withDesk, wrong, type ActDeps, type ActionOf, type Step } from './step.ts';

/** As long as a resident may be given, in days. */
const LONGEST = 30;

/** 一次性告知: everything that is to be mended, at once. The clock stands until it is back. */
export function askCorrection(submission: Submission, action: ActionOf<'ask-correction'>, deps: ActDeps): Step {
  if (isTakenAsAccepted(submission, deps)) return wrong('taken-as-accepted');
  const { until } = action;
  const { items, problems } = readItems(action.items, mendable(submission, deps));
  const all = [...problems, ...dayProblems('until', until, (day) => judgeDay(day, deps.today))];
  if (all.length > 0) return { ok: false, problems: all };
  const correction = { ...byOf(deps), items, until };
  const stopped = withDesk({ ...submission, status: 'correction' }, { correction, stoppedOn: deps.today });
  return done(heldBy(deps, stopped), { key: 'cases:note.correction', params: { count: items.length, until } });
}

/**
 * What the resident can answer once more: what was asked, and the materials. A booked place is moved among the bookings, where
 * free places are known.
 */
export function mendable(
  { answers }: Pick<Submission, 'answers'>,
  { form, today, district }: Pick<ActDeps, 'form' | 'today' | 'district'>,
): readonly Pointer[] {
  const { items } = form.walk(form.flatten(answers), { today, district });
  const { booking } = form.service;
  return items
    .filter(({ question, state }) => state !== 'derived' && question.kind !== 'more')
    .map(({ question }) => question.pointer)
    .filter((at) => at !== booking?.institution && at !== booking?.slot);
}

interface ItemsRead {
  readonly items: readonly CorrectionItem[];
  readonly problems: readonly ActProblem[];
}

function readItems(typed: readonly CorrectionItem[], known: readonly Pointer[]): ItemsRead {
  if (typed.length === 0) return { items: [], problems: [{ code: 'required', field: 'items' }] };
  const read = typed.map(({ at, sentence }, i) => {
    const words = readWords(`items.${i}.sentence`, sentence, { min: 4, max: 200 });
    const isTwice = typed.findIndex((one) => one.at === at) < i;
    const code = !known.includes(at) ? 'unknown-question' : isTwice ? 'twice' : undefined;
    return {
      item: { at, sentence: words.ok ? words.text : sentence },
      problems: [
        ...(code === undefined ? [] : [{ code, field: `items.${i}.at` }]),
        ...(words.ok ? [] : words.problems),
      ],
    };
  });
  return { items: read.map(({ item }) => item), problems: read.flatMap(({ problems }) => problems) };
}

function judgeDay(until: PlainDate, today: PlainDate): ActProblemCode | undefined {
  if (until <= today) return 'too-soon';
  return until > addDays(today, LONGEST) ? 'too-late' : undefined;
}
