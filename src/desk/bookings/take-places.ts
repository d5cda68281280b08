import type { Request, RequestHandler } from 'express';
import { createElement } from 'preact';
import type { Institution, PlainDate } from '../../forms/types.ts';
import { sendPage } from '../../http/send.ts';
import { field } from '../accounts/forms.ts';
import type { FieldProblem } from '../pages/fields.tsx';
import { sendRefusal } from '../pages/refusal.tsx';
import { visitOf, type Visit } from '../visit.ts';
import { closedDay, keepEdits, placesEdits, usualDay, type DayEdit } from './day-edits.ts';
import { DayPage } from './day-page.tsx';
import { dayChanges } from './day-view.ts';
import { dayProps } from './day.tsx';
import { placeOf } from './look.ts';
import type { PlacesTyped } from './places-form.tsx';
import type { BookingsPort } from './port.ts';

const MOST = 999;

/** Other places than usual on one day: a number for each time, none at all, or as usual again. */
export function takePlaces(port: BookingsPort): RequestHandler {
  return async (request, response) => {
    const visit = visitOf(response);
    const place = placeOf(visit, request);
    if (place?.day === undefined) {
      await sendRefusal(request, response, visit, 'missing');
      return;
    }
    const { institution, day } = place;
    const typed = typedPlaces(request, institution);
    const problems = await tryPlaces(visit, port, institution, day, request, typed);
    if (problems.length === 0) {
      response.redirect(303, `/desk/bookings/${institution.id}/${day}?done=places`);
      return;
    }
    const props = { ...(await dayProps(visit, port, institution, day)), typed, problems };
    await sendPage(request, response, createElement(DayPage, props), 400);
  };
}

async function tryPlaces(
  visit: Visit,
  port: BookingsPort,
  institution: Institution,
  day: PlainDate,
  request: Request,
  typed: PlacesTyped,
): Promise<readonly FieldProblem[]> {
  const problems = problemsOf(visit, field(request, 'do'), day, typed);
  if (problems.length > 0) return problems;
  const changes = dayChanges(port.district.changes(), institution.id, day);
  const stale = [{ field: 'reason', words: visit.t('desk-bookings:problem.stale') }];
  if ((changes.at(-1)?.seq ?? 0) !== Number(field(request, 'seen'))) return stale;
  const done = await keepEdits(visit, port, editsOf(), typed.reason);
  return done === 'changed' ? [] : stale;

  function editsOf(): readonly DayEdit[] {
    const what = field(request, 'do');
    if (what === 'close') return [closedDay(institution.id, day)];
    if (what === 'usual') return usualDay(changes);
    const numbers = new Map([...typed.places].map(([time, count]) => [time, Number(count)]));
    return placesEdits(institution.id, day, numbers, changes);
  }
}

function typedPlaces(request: Request, { slots }: Institution): PlacesTyped {
  return {
    places: new Map(slots.times.map((time) => [time, field(request, `places-${time}`).trim()])),
    reason: field(request, 'reason').trim().slice(0, 200),
  };
}

function problemsOf({ t, house }: Visit, what: string, day: PlainDate, typed: PlacesTyped): readonly FieldProblem[] {
  if (day < house.today()) return [{ field: 'reason', words: t('desk-bookings:problem.past') }];
  const wrong = what !== 'set' ? [] : [...typed.places].filter(([, count]) => !isCount(count));
  return [
    ...wrong.map(([time]) => ({
      field: `places-${time.replace(':', '')}`,
      words: t('desk-bookings:problem.places', { time }),
    })),
    ...(what !== 'usual' && typed.reason === '' ? [{ field: 'reason', words: t('desk-bookings:problem.reason') }] : []),
  ];
}

function isCount(text: string): boolean {
  return /^\d{1,3}$/.test(text) && Number(text) <= MOST;
}
