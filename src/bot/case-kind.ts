import type { CaseEvent, Status, Submission } from '../cases/types.ts';
import { openCorrection } from '../cases/resident-moves.ts';

/** What there is to say about a case: each has its own words and buttons. */
export type CaseKind =
  | Exclude<Status, 'submitted' | 'delivered'>
  | 'waiting'
  | 'lacking'
  | 'passed-on'
  | 'sent-back'
  | 'extended'
  | 'handed-over'
  | 'moved'
  | 'remind-correction'
  | 'remind-missing'
  | 'delivered-counter'
  | 'delivered-post'
  | 'delivered-agent';

const NOTE = 'cases:note.';

const BY_NOTE: Readonly<Record<string, CaseKind>> = {
  'accepted-missing': 'lacking',
  'passed-on': 'passed-on',
  'sent-back': 'sent-back',
  extended: 'extended',
  'handed-over': 'handed-over',
  moved: 'moved',
  'still-correction': 'remind-correction',
  'still-correction-until': 'remind-correction',
  'still-missing': 'remind-missing',
  'still-missing-until': 'remind-missing',
  'delivered-post': 'delivered-post',
  'delivered-agent': 'delivered-agent',
};

/** What an entry of the history is about. One with a note that is not known here counts by its status. */
export function kindOf({ status, note }: CaseEvent): CaseKind {
  const name = note?.key.startsWith(NOTE) === true ? note.key.slice(NOTE.length) : '';
  return (Object.hasOwn(BY_NOTE, name) ? BY_NOTE[name] : undefined) ?? byStatus(status);
}

/** How a case stands now. */
export function kindNow(submission: Submission): CaseKind {
  const { status, desk, missing } = submission;
  if (status === 'correction' && !openCorrection(submission)) return 'waiting';
  if (status === 'accepted' && missing.length > 0) return 'lacking';
  return status === 'delivered' ? `delivered-${desk?.delivery?.way ?? 'counter'}` : byStatus(status);
}

function byStatus(status: Status): CaseKind {
  if (status === 'submitted') return 'waiting';
  return status === 'delivered' ? 'delivered-counter' : status;
}
