import type { RequestHandler } from 'express';
import { createElement } from 'preact';
import { addDays, parsePlainDate } from '../../forms/plain-date.ts';
import type { PlainDate } from '../../forms/types.ts';
import { sendPage } from '../../http/send.ts';
import { field } from '../accounts/forms.ts';
import type { FieldProblem } from '../pages/fields.tsx';
import { sendRefusal } from '../pages/refusal.tsx';
import { visitOf, type Visit } from '../visit.ts';
import { closedDay, keepEdits } from './day-edits.ts';
import { DaysPage, type Closing } from './days-page.tsx';
import { placeOf } from './look.ts';
import { daysProps } from './overview.tsx';
import type { BookingsPort } from './port.ts';

/** Days that can be closed at once. */
const MOST_DAYS = 62;

/** Closes a day, or some in a row. What is booked on them stays, and is listed to be moved. */
export function closeDays(port: BookingsPort): RequestHandler {
  return async (request, response) => {
    const visit = visitOf(response);
    const place = placeOf(visit, request);
    if (!place) {
      await sendRefusal(request, response, visit, 'missing');
      return;
    }
    const { institution } = place;
    const text = (name: string) => field(request, name).trim();
    const closing = { from: text('from'), to: text('to'), reason: text('reason').slice(0, 200) };
    const read = readClosing(visit, closing);
    const edits = read.days.map((day) => closedDay(institution.id, day));
    const done = read.problems.length > 0 ? 'wrong' : await keepEdits(visit, port, edits, closing.reason);
    if (done === 'changed') {
      response.redirect(303, `/desk/bookings/${institution.id}?done=closed`);
      return;
    }
    const stale = { field: 'from', words: visit.t('desk-bookings:problem.stale') };
    const problems = done === 'wrong' ? read.problems : [stale];
    const props = { ...(await daysProps(visit, port, institution)), closing, problems };
    await sendPage(request, response, createElement(DaysPage, props), 400);
  };
}

interface ReadClosing {
  readonly days: readonly PlainDate[];
  readonly problems: readonly FieldProblem[];
}

function readClosing({ t, house }: Visit, { from, to, reason }: Closing): ReadClosing {
  const first = parsePlainDate(from);
  const last = to === '' ? first : parsePlainDate(to);
  const problem = (name: string, key: string) => ({ field: name, words: t(`desk-bookings:problem.${key}`) });
  const problems = [
    ...(first === undefined ? [problem('from', 'day')] : first < house.today() ? [problem('from', 'past')] : []),
    ...(to !== '' && last === undefined ? [problem('to', 'day')] : []),
    ...(first !== undefined && last !== undefined && last < first ? [problem('to', 'order')] : []),
    ...(first !== undefined && last !== undefined && last >= addDays(first, MOST_DAYS) ? [problem('to', 'many')] : []),
    ...(reason === '' ? [problem('reason', 'reason')] : []),
  ];
  if (problems.length > 0 || first === undefined || last === undefined) return { days: [], problems };
  const days: PlainDate[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return { days, problems };
}
