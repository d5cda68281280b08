import { isExpected } from '../cases/move-booking.ts';
import { mayRate, openCorrection } from '../cases/resident-moves.ts';
import { residentMay } from '../cases/status.ts';
import type { Rating, Submission } from '../cases/types.ts';
import { openData } from './button.ts';
import { officeOf } from './receipt.ts';
import type { Turn } from './turn.ts';
import type { Button } from './types.ts';

/** Best first, as the national scale has them. */
export const SCORES: readonly Rating['score'][] = [5, 4, 3, 2, 1];

/** What a resident can do with a case as it stands now. */
export function caseMoves(turn: Turn, submission: Submission): Button[] {
  const { reference } = submission;
  if (openCorrection(submission)) return [{ label: turn.t('bot:correct.now'), data: openData('correct', reference) }];
  if (submission.missing.length > 0 && !submission.closed)
    return [{ label: turn.t('bot:receipt.supply'), data: openData('supply', reference) }];
  if (submission.status === 'ready') return collectButtons(turn, submission);
  return mayRate(submission) && submission.status === 'delivered' ? rateButtons(turn, reference) : [];
}

/** The five levels, each a button. */
export function rateButtons(turn: Turn, reference: string): Button[] {
  return SCORES.map((score) => ({
    label: turn.t(`bot:rate.level.${score}`),
    data: openData('rate', `${reference}.${score}`),
  }));
}

/** Where it lies, and how somebody else may fetch it. */
function collectButtons(turn: Turn, submission: Submission): Button[] {
  const { name, address } = officeOf(turn, submission);
  return [
    { label: turn.t('bot:case.map'), url: mapUrl(`${name} ${address}`) },
    { label: turn.t('bot:case.agent'), data: openData('agent', submission.reference) },
  ];
}

/** Searched for by its words: offices have an address, but no coordinates. */
const MAP = 'https://uri.amap.com/search?keyword=';

/** An address of a map that shows a place. */
export function mapUrl(place: string): string {
  return MAP + encodeURIComponent(place.trim());
}

/** What the status of an own case offers beside: rating one that was turned down, the day for a calendar, taking it back. */
export function furtherMoves(turn: Turn, submission: Submission): Button[] {
  const { reference, status } = submission;
  return [
    ...(mayRate(submission) && status !== 'delivered'
      ? [{ label: turn.t('bot:rate.button'), data: openData('rate', reference) }]
      : []),
    ...(isExpected(submission)
      ? [{ label: turn.t('bot:receipt.calendar'), data: openData('calendar', reference) }]
      : []),
    ...(residentMay('withdraw', submission)
      ? [{ label: turn.t('bot:withdraw.button'), data: openData('withdraw', reference) }]
      : []),
  ];
}
