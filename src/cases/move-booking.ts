import type { Form } from '../forms/form.ts';
import { setPointer } from '../forms/pointer.ts';
import { timeWords } from '../forms/show.ts';
import { slotParts } from '../forms/slot-value.ts';
import type { District } from '../forms/types.ts';
import type { Acted } from './action.ts';
import { placesAt } from './slots.ts';
import type { Status, Submission } from './types.ts';

export interface MoveDeps {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly district: District;
  /** The form in the version of the submission. */
  readonly form: Form;
}

/** There is no visit any more. */
const OVER: readonly Status[] = ['refused', 'rejected', 'withdrawn'];

/** Whether somebody is still expected at the time that was booked. */
export function isExpected({ booking, status }: Pick<Submission, 'booking' | 'status'>): boolean {
  return booking !== undefined && !OVER.includes(status);
}

/**
 * What it makes of a case when its visit is moved to another time, at the same institution or another. The answers follow,
 * so that every paper and page shows the visit as it is now; the resident is told by the entry of the history.
 * @param slot the new time's id. Whether a place is free there is for the store to say, which holds the places meanwhile.
 */
export function moveBooking(submission: Submission, slot: string, { at, district, form }: MoveDeps): Acted {
  const { booking } = form.service;
  const to = slotParts(slot);
  const place = district.institutions.find(({ id }) => id === to?.institution);
  if (!booking || !isExpected(submission)) return refused('forbidden');
  if (!to || !place || placesAt(place, district.calendar, to) === 0) return refused('slot-unknown');
  if (submission.booking?.slot === slot) return refused('slot-same');
  const placed = setPointer(submission.answers, booking.institution, place.id);
  return {
    ok: true,
    submission: {
      ...submission,
      revision: submission.revision + 1,
      answers: setPointer(placed, booking.slot, slot),
      booking: { institution: place.id, slot },
    },
    event: {
      at,
      status: submission.status,
      note: {
        key: 'cases:note.moved',
        params: { day: to.date, time: timeWords(to.time), place: place.name[submission.lang] },
      },
    },
    audit: 'booking.moved',
  };
}

function refused(code: string): Acted {
  return { ok: false, problems: [{ code, field: 'slot' }] };
}
