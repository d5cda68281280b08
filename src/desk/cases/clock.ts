import { deadlineOf } from '../../cases/deadline.ts';
import type { Submission } from '../../cases/types.ts';
import type { PlainDate } from '../../forms/types.ts';
import type { DeskHouse } from '../house.ts';
import type { Clock } from '../pages/parts.tsx';

/** How a case stands with its promised day, as the chip shows it. A withdrawn one is neither in time nor late. */
export function clockOf(submission: Submission, today: PlainDate, { district }: Pick<DeskHouse, 'district'>): Clock {
  const { kind, daysLeft } = deadlineOf(submission, today, district);
  if (kind === 'stopped') return { kind };
  if (kind === 'running') return { kind, left: daysLeft };
  return { kind: 'ended', onTime: submission.closed?.onTime ?? true };
}
