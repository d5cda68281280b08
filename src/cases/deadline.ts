import type { District, PlainDate, WorkCalendar } from '../forms/types.ts';
import { dayOf } from './day-of.ts';
import type { Submission } from './types.ts';
import { addWorkingDays, workingDaysBetween } from './working-days.ts';

/** How near the promised day is: the five faces of the deadline's moon, full first. `over`: due today, or late. */
type DeadlineLevel = 'far' | 'near' | 'soon' | 'last' | 'over';

/** How a case stands with its promised day. */
export interface Deadline {
  /** `stopped`: the clock stands while the resident mends something. `closed`: decided or withdrawn. */
  readonly kind: 'running' | 'stopped' | 'closed';
  readonly due: PlainDate;
  /** 暂定: the promised day lies beyond the published calendar. */
  readonly provisional: boolean;
  /** Working days left: today while it runs, on the day on which it stopped or closed otherwise. 0: due that day; negative: late. */
  readonly daysLeft: number;
  readonly level: DeadlineLevel;
  readonly counted: Counted;
}

/** What the promised day is made of, in working days: promised + extended + stood lead from the day of submission to `due`. */
interface Counted {
  /** The day on which it was submitted; the first one counted is the working day after it. */
  readonly from: PlainDate;
  readonly promised: number;
  /** Granted on top, with reasons. */
  readonly extended: number;
  /** On which the clock stood, up to its last restart. */
  readonly stood: number;
  /** Gone so far, without those on which the clock stood. */
  readonly used: number;
}

type Counting = Pick<District, 'calendar' | 'timeZone'>;

/** How the promised day of a case stands today. */
export function deadlineOf(submission: Submission, today: PlainDate, { calendar, timeZone }: Counting): Deadline {
  const { due, dueProvisional, desk, closed, submittedAt } = submission;
  const day = closed ? dayOf(closed.at, timeZone) : (desk?.stoppedOn ?? today);
  const from = dayOf(submittedAt, timeZone);
  const daysLeft = workingDaysBetween(day, due, calendar);
  const late = closed !== undefined && !closed.onTime;
  return {
    kind: closed ? 'closed' : desk?.stoppedOn === undefined ? 'running' : 'stopped',
    due,
    provisional: dueProvisional,
    daysLeft,
    level: closed && !late ? 'far' : levelOf(daysLeft),
    counted: countedOf(submission, from, day, calendar),
  };
}

function levelOf(daysLeft: number): DeadlineLevel {
  if (daysLeft > 10) return 'far';
  if (daysLeft > 5) return 'near';
  if (daysLeft > 2) return 'soon';
  return daysLeft > 0 ? 'last' : 'over';
}

function countedOf(
  { due, desk, closed }: Submission,
  from: PlainDate,
  day: PlainDate,
  calendar: WorkCalendar,
): Counted {
  const extended = desk?.extension?.granted === true ? desk.extension.days : 0;
  const stood = desk?.stoodDays ?? 0;
  return {
    from,
    promised: workingDaysBetween(from, due, calendar) - extended - stood,
    extended,
    stood,
    used: closed?.workingDays ?? workingDaysBetween(from, day, calendar) - stood,
  };
}

/**
 * Lets the clock go on from today: `due` moves by the working days on which it stood. A case whose clock runs comes back as it
 * was, so that nothing is counted twice.
 */
export function restartClock(submission: Submission, today: PlainDate, calendar: WorkCalendar): Submission {
  const { desk } = submission;
  if (desk?.stoppedOn === undefined) return submission;
  const { stoppedOn, ...running } = desk;
  const stood = Math.max(0, workingDaysBetween(stoppedOn, today, calendar));
  return { ...laterBy(submission, stood, calendar), desk: { ...running, stoodDays: (desk.stoodDays ?? 0) + stood } };
}

/** The case with its promised day moved on by working days. */
export function laterBy(submission: Submission, days: number, calendar: WorkCalendar): Submission {
  if (days <= 0) return submission;
  const { date, provisional } = addWorkingDays(submission.due, days, calendar);
  return { ...submission, due: date, dueProvisional: submission.dueProvisional || provisional };
}

/** Ends the clock: the case is decided or withdrawn. Says how long it took, without the days on which the clock stood. */
export function closeCase(
  submission: Submission,
  { at, today, district }: { readonly at: number; readonly today: PlainDate; readonly district: Counting },
): Submission {
  const ended = restartClock(submission, today, district.calendar);
  const from = dayOf(submission.submittedAt, district.timeZone);
  const gone = workingDaysBetween(from, today, district.calendar) - (ended.desk?.stoodDays ?? 0);
  return { ...ended, closed: { at, workingDays: Math.max(0, gone), onTime: today <= ended.due } };
}
