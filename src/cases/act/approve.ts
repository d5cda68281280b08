import { addOffset } from '../../forms/plain-date.ts';
import type { PlainDate } from '../../forms/types.ts';
import type { ActProblem } from '../action.ts';
import { closeCase } from '../deadline.ts';
import type { Submission } from '../types.ts';
import { dayProblems } from './read-day.ts';
import { readWords } from './read-words.ts';
import { byOf, done, withDesk, type ActDeps, type ActionOf, type Step, type Told } from './step.ts';

type Paper = { readonly certificate?: string; readonly validUntil?: PlainDate };
type PaperRead =
  { readonly ok: true; readonly paper: Paper } | { readonly ok: false; readonly problems: readonly ActProblem[] };

/** 准予. Where a paper is issued, with its number, and its last day of validity where it has one. */
export function approve(submission: Submission, action: ActionOf<'approve'>, deps: ActDeps): Step {
  const { kind } = deps.form.service.outcome;
  const read = kind === 'certificate' || kind === 'permit' ? issued(action, deps) : notIssued(action);
  if (!read.ok) return read;
  const decision = { ...byOf(deps), kind: 'approved', ...read.paper } as const;
  const approved = closeCase(withDesk({ ...submission, status: 'approved' }, { decision }), deps);
  return done(approved, toldOf(read.paper));
}

function toldOf({ validUntil }: Paper): Told {
  if (validUntil === undefined) return { key: 'cases:note.approved' };
  return { key: 'cases:note.approved-until', params: { validUntil } };
}

function issued(action: Paper, deps: ActDeps): PaperRead {
  const number = readWords('certificate', action.certificate ?? '', { min: 2, max: 40 });
  const validUntil = action.validUntil ?? usualValidity(deps);
  const problems = [...(number.ok ? [] : number.problems), ...validityProblems(validUntil, deps.today)];
  if (!number.ok || problems.length > 0) return { ok: false, problems };
  return { ok: true, paper: { certificate: number.text, ...(validUntil === undefined ? {} : { validUntil }) } };
}

/** An appointment or a registration has neither number nor validity. */
function notIssued({ certificate = '', validUntil }: Paper): PaperRead {
  const fields = [
    ...(certificate.trim() === '' ? [] : ['certificate']),
    ...(validUntil === undefined ? [] : ['validUntil']),
  ];
  if (fields.length > 0) return { ok: false, problems: fields.map((field) => ({ code: 'not-issued', field })) };
  return { ok: true, paper: {} };
}

/** The last day: three years from 24 November end on 23 November. */
function usualValidity({ form, today }: ActDeps): PlainDate | undefined {
  const { validYears: years } = form.service.outcome;
  return years === undefined ? undefined : addOffset(today, { years, days: -1 });
}

/** What has run out on the day on which it is issued is of no use to anybody. */
function validityProblems(validUntil: PlainDate | undefined, today: PlainDate): readonly ActProblem[] {
  if (validUntil === undefined) return [];
  return dayProblems('validUntil', validUntil, (day) => (day <= today ? 'too-soon' : undefined));
}
