import { act } from '../cases/act.ts';
import type { Acted, Action } from '../cases/action.ts';
import { dayOf } from '../cases/day-of.ts';
import { may } from '../cases/may.ts';
import { correct, mayRate, rate, withdraw } from '../cases/resident-moves.ts';
import type { Acting, CaseEvent, Rating, Submission } from '../cases/types.ts';
import { addWorkingDays } from '../cases/working-days.ts';
import type { Form } from '../forms/form.ts';
import { addDays } from '../forms/plain-date.ts';
import type { District, PlainDate } from '../forms/types.ts';
import { below, pick, pickBy, type Random } from './chance.ts';

/** One line of the record of who did what. */
interface Logged {
  readonly at: number;
  readonly actor: string;
  readonly action: string;
}

/** A case with everything that happened to it. */
export interface LivedCase {
  readonly submission: Submission;
  readonly history: readonly CaseEvent[];
  readonly log: readonly Logged[];
}

export interface LifeDeps {
  readonly random: Random;
  readonly district: District;
  /** Who works at the desk; whoever may do a thing does it. */
  readonly clerks: readonly Acting[];
  /** Nothing happens after it. Epoch milliseconds. */
  readonly now: number;
  /** One case of so many is left lying by everybody; none where left out. */
  readonly forgottenOneIn?: number;
  /** Epoch milliseconds of a day's beginning in the district. */
  readonly startOf: (day: PlainDate) => number;
}

const MINUTE = 60_000;
const COMMENTS = ['很快，谢谢。', '说得清楚，一次办好。', '等得有点久。', '跑了两趟，希望能一次说全。'];
const SCORES = { 5: 20, 4: 7, 3: 3, 2: 1, 1: 1 } as const satisfies Record<Rating['score'], number>;

/**
 * Lets a case be worked on as at a desk, by the real rules, until it is finished or the present is reached: most are accepted,
 * checked and approved in time; some are sent back, late, refused, rejected or withdrawn, and some are rated.
 *
 * @param isSlow whether it takes about all the days that the service promises, and is sent back more often
 */
export function liveCase(born: Submission, form: Form, deps: LifeDeps, isSlow = false): LivedCase {
  const { random, district, now, clerks, forgottenOneIn } = deps;
  // As quick as the service promises, but for some.
  const promised = Math.max(form.service.promiseDays, isSlow ? 2 : 0);
  const pace = (promised / 6) * (isSlow ? pick(random, [1, 2, 2, 6]) : 1) + (!isSlow && random() < 0.05 ? 6 : 0);
  let submission = born;
  let at = born.submittedAt;
  const history: CaseEvent[] = [{ at, status: born.status }];
  const log: Logged[] = [{ at, actor: born.channel, action: 'submitted' }];

  run();
  return { submission, history, log };

  function run(): void {
    // Left lying: somebody has to find these.
    if (forgottenOneIn !== undefined && below(random, forgottenOneIn) === 0) return;
    if (below(random, 40) === 0) {
      if (wait(1)) take(born.channel, (when) => withdraw(submission, when));
      return;
    }
    if (below(random, isSlow ? 2 : 9) === 0 && sendBack() && !mend()) return;
    if (!wait(1)) return;
    if (below(random, 25) === 0) return void desk({ type: 'refuse', reason: '材料与本事项不符，请改办对应事项。' });
    if (!accept() || !checkAndPassOn()) return;
    if (!wait(1)) return;
    if (below(random, 30) === 0) return void desk({ type: 'reject', reason: '不符合本事项的办理条件。' });
    const { kind } = form.service.outcome;
    const numbered = kind === 'certificate' || kind === 'permit';
    const certificate = `示例证字第${String(below(random, 1_000_000)).padStart(6, '0')}号`;
    if (!desk({ type: 'approve', ...(numbered ? { certificate } : {}) })) return;
    if (wait(1) && desk({ type: 'ready' }) && wait(4)) handOut();
  }

  function sendBack(): boolean {
    const { items } = form.walk(form.flatten(submission.answers), { today: dayOf(at, district.timeZone), district });
    const asked = items.filter(({ question, state }) => question.kind === 'text' && state === 'answered');
    if (asked.length === 0 || !wait(1)) return false;
    const at1 = pick(random, asked).question.pointer;
    const until = addDays(dayOf(at, district.timeZone), 10);
    return desk({
      type: 'ask-correction',
      items: [{ at: at1, sentence: '这一项和证件上的不一样，请照证件填写。' }],
      until,
    });
  }

  function mend(): boolean {
    const comesBack = below(random, 6) > 0;
    if (!wait(comesBack ? (isSlow ? 1 : 4) : 0, comesBack ? 1 : 11)) return false;
    if (comesBack)
      return take(submission.channel, (when) => correct(submission, submission.answers, { ...when, form }));
    desk({ type: 'refuse', reason: '没有等到需要更正的内容，欢迎准备好以后再来办。' });
    return false;
  }

  function accept(): boolean {
    const today = dayOf(at, district.timeZone);
    const last = submission.due < today ? addWorkingDays(today, 1, district.calendar).date : submission.due;
    const lacking = submission.missing.length > 0 ? { materialsDue: last } : {};
    return desk({ type: 'accept', ...lacking });
  }

  function checkAndPassOn(): boolean {
    if (random() < (isSlow ? 0.6 : 0.3) && wait(1)) {
      const on = dayOf(at, district.timeZone);
      desk({ type: 'verify', way: pick(random, ['phone', 'visit', 'records']), on, found: '情况属实。' });
    }
    while (submission.status !== 'reviewed')
      if (!wait(1) || !desk({ type: 'pass-on', opinion: '情况属实，同意上报。' })) return false;
    return true;
  }

  function handOut(): void {
    if (!desk({ type: 'deliver', way: pick(random, ['counter', 'counter', 'post', 'agent']) })) return;
    if (random() < 0.5 || !mayRate(submission) || !wait(1)) return;
    const score = pickBy(random, [5, 4, 3, 2, 1] as const, (one) => SCORES[one]);
    const comment = random() < 0.4 ? pick(random, COMMENTS) : undefined;
    take(submission.channel, () => rate(submission, score, at, comment));
  }

  /** Some working days later, at a time of the office hours; false once that lies beyond the present. */
  function wait(weight: number, least = 0): boolean {
    const days = least + Math.round(random() * (isSlow ? 1 : random()) * pace * weight);
    const today = dayOf(at, district.timeZone);
    const planned = addWorkingDays(today, days, district.calendar).date;
    // Slow is not careless: two days after it was due, somebody sees to it.
    const last = addWorkingDays(submission.due, 2, district.calendar).date;
    const day = isSlow && submission.status !== 'correction' && planned > last ? later(today, last) : planned;
    const hours = deps.startOf(day) + (9 * 60 + below(random, 8 * 60)) * MINUTE;
    const next = Math.max(at + (1 + below(random, 30)) * MINUTE, hours);
    if (next > now) return false;
    at = next;
    return true;
  }

  function desk(action: Action): boolean {
    const acting = actors().find((one) => may(one, action.type, submission, district));
    if (!acting) return false;
    const today = dayOf(at, district.timeZone);
    return keep(`clerk:${acting.clerk}`, act(submission, action, { acting, at, today, district, form }));
  }

  /** Whoever has the case first, then the others; those who may do everything only where nobody else may. */
  function actors(): readonly Acting[] {
    const start = below(random, clerks.length);
    const others = [...clerks.slice(start), ...clerks.slice(0, start)];
    const rank = ({ clerk, role }: Acting) => (clerk === submission.clerk ? 0 : role === 'supervisor' ? 2 : 1);
    return others.toSorted((a, b) => rank(a) - rank(b));
  }

  function take(actor: string, move: (when: { at: number; today: PlainDate; district: District }) => Acted): boolean {
    return keep(actor, move({ at, today: dayOf(at, district.timeZone), district }));
  }

  function keep(actor: string, acted: Acted): boolean {
    if (!acted.ok) return false;
    submission = acted.submission;
    if (acted.event) history.push(acted.event);
    log.push({ at, actor, action: acted.audit });
    return true;
  }
}

function later(a: PlainDate, b: PlainDate): PlainDate {
  return a > b ? a : b;
}

/** A channel, as often as residents take it. */
export function someChannel(random: Random): Submission['channel'] {
  const all = ['telegram', 'web', 'api', 'webhook'] as const;
  return pickBy(random, all, (channel) => ({ telegram: 5, web: 4, api: 1, webhook: 0.3 })[channel]);
}
