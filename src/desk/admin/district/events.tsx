import { Router, type Request, type RequestHandler, type Response } from 'express';
import type { DistrictEvent } from '../../../cases/district-change.ts';
import type { PlainDate } from '../../../forms/types.ts';
import { sendPage } from '../../../http/send.ts';
import { field } from '../../accounts/forms.ts';
import type { FieldProblem } from '../../pages/fields.tsx';
import { sendRefusal } from '../../pages/refusal.tsx';
import { visitOf, type Visit } from '../../visit.ts';
import type { AdminPort } from '../port.ts';
import { typedBoth } from './both-languages.tsx';
import { lastChange } from './changed-by.tsx';
import { EventPage, EventsPage, type ListedEvent } from './event-pages.tsx';
import { keepChange, seqOf } from './keep.ts';

/** What there is for residents to come to. */
export function eventRoutes(port: AdminPort): Router {
  const router = Router();
  router.get('/', async (request, response) => {
    const done = request.query['done'] === 'kept';
    await sendPage(request, response, <EventsPage visit={visitOf(response)} events={eventsOf(port)} done={done} />);
  });
  router.get('/new', (request, response) => send(port, visitOf(response), undefined, undefined, request, response));
  router.post('/new', take(port));
  router.get('/:id', show(port));
  router.post('/:id', take(port));
  return router;
}

/** By day, the next one first; those that are over stand behind. */
function eventsOf({ district }: AdminPort): readonly ListedEvent[] {
  const events = district
    .changes()
    .flatMap((one) => (one.part === 'event' && one.body !== null ? [{ id: one.id, event: one.body }] : []));
  return events.sort((a, b) => (`${a.event.date} ${a.event.time}` < `${b.event.date} ${b.event.time}` ? -1 : 1));
}

function show(port: AdminPort): RequestHandler {
  return async (request, response) => {
    const visit = visitOf(response);
    const found = eventsOf(port).find(({ id }) => id === request.params['id']);
    if (found) await send(port, visit, found.id, found.event, request, response);
    else await sendRefusal(request, response, visit, 'missing');
  };
}

function take(port: AdminPort): RequestHandler {
  return async (request, response) => {
    const visit = visitOf(response);
    const asked = request.params['id'];
    const known = eventsOf(port).find(({ id }) => id === asked);
    if (asked !== undefined && !known) {
      await sendRefusal(request, response, visit, 'missing');
      return;
    }
    const id = known?.id ?? visit.house.random();
    const event = typedEvent(request);
    const body = known && field(request, 'do') === 'remove' ? null : event;
    const problems = await keepChange(visit, port, { part: 'event', id, body }, Number(field(request, 'seen')));
    if (problems.length === 0) response.redirect(303, '/desk/settings/events?done=kept');
    else await send(port, visit, known?.id, event, request, response, problems);
  };
}

function typedEvent(request: Request): DistrictEvent {
  const seats = field(request, 'seats').trim();
  return {
    title: typedBoth(request, 'title'),
    date: field(request, 'date') as PlainDate,
    time: field(request, 'time'),
    place: typedBoth(request, 'place'),
    seats: /^\d+$/.test(seats) ? Number(seats) : 0,
  };
}

async function send(
  port: AdminPort,
  visit: Visit,
  id: string | undefined,
  event: DistrictEvent | undefined,
  request: Request,
  response: Response,
  problems: readonly FieldProblem[] = [],
): Promise<void> {
  const page = (
    <EventPage
      visit={visit}
      event={event}
      isNew={id === undefined}
      seen={id === undefined ? 0 : seqOf(port, 'event', id)}
      problems={problems}
      last={id === undefined ? undefined : await lastChange(visit, port, 'event', id)}
    />
  );
  await sendPage(request, response, page, problems.length === 0 ? 200 : 400);
}
