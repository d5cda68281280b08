import { Router, type Request, type RequestHandler, type Response } from 'express';
import type { InstitutionData } from '../../../cases/district-change.ts';
import { sendPage } from '../../../http/send.ts';
import { allFields, field } from '../../accounts/forms.ts';
import type { FieldProblem } from '../../pages/fields.tsx';
import { sendRefusal } from '../../pages/refusal.tsx';
import { visitOf, type Visit } from '../../visit.ts';
import type { AdminPort } from '../port.ts';
import { typedBoth } from './both-languages.tsx';
import { lastChange } from './changed-by.tsx';
import { InstitutionPage, InstitutionsPage } from './institution-pages.tsx';
import { keepChange, seqOf } from './keep.ts';

export function institutionRoutes(port: AdminPort): Router {
  const router = Router();
  router.get('/', async (request, response) => {
    const done = request.query['done'] === 'kept';
    await sendPage(request, response, <InstitutionsPage visit={visitOf(response)} done={done} />);
  });
  router.get('/new', (request, response) => send(port, visitOf(response), undefined, request, response));
  router.post('/new', take(port));
  router.get('/:id', show(port));
  router.post('/:id', take(port));
  return router;
}

function show(port: AdminPort): RequestHandler {
  return async (request, response) => {
    const visit = visitOf(response);
    const found = visit.house.district.institutions.find(({ id }) => id === request.params['id']);
    if (found) await send(port, visit, found, request, response);
    else await sendRefusal(request, response, visit, 'missing');
  };
}

function take(port: AdminPort): RequestHandler {
  return async (request, response) => {
    const visit = visitOf(response);
    const { institutions } = visit.house.district;
    const known = institutions.find(({ id }) => id === request.params['id']);
    if (!known && request.params['id'] !== undefined) {
      await sendRefusal(request, response, visit, 'missing');
      return;
    }
    const body = typedInstitution(request, known?.id);
    const taken = !known && institutions.some(({ id }) => id === body.id);
    const problems = taken
      ? [{ field: 'id', words: visit.t('desk-admin:fault.id-taken') }]
      : await keepChange(visit, port, { part: 'institution', id: body.id, body }, Number(field(request, 'seen')));
    if (problems.length === 0) response.redirect(303, '/desk/settings/institutions?done=kept');
    else await send(port, visit, body, request, response, problems);
  };
}

/** The id stays: bookings name it. */
function typedInstitution(request: Request, id: string | undefined): InstitutionData {
  const weekdays = allFields(request).flatMap(([name, value]) => (name === 'weekday' ? [Number(value)] : []));
  const times = field(request, 'slots.times').split(/[\s,，、;；]+/);
  return {
    id: id ?? field(request, 'id').trim(),
    kind: field(request, 'kind') as InstitutionData['kind'],
    name: typedBoth(request, 'name'),
    address: typedBoth(request, 'address'),
    phone: field(request, 'phone').trim(),
    slots: {
      weekdays,
      times: times
        .filter((time) => time !== '')
        .map(wholeTime)
        .sort(),
      capacity: wholeNumber(field(request, 'slots.capacity')),
    },
  };
}

/** `8:30` and `8：30` as `08:30`; anything else as it is, to be found wrong. */
function wholeTime(text: string): string {
  const [, hour, minute] = /^(\d{1,2})[:：](\d{2})$/.exec(text) ?? [];
  return hour === undefined || minute === undefined ? text : `${hour.padStart(2, '0')}:${minute}`;
}

/** Half a number, or none, is found wrong by the schema. */
function wholeNumber(text: string): number {
  return /^\d+$/.test(text.trim()) ? Number(text) : 0;
}

async function send(
  port: AdminPort,
  visit: Visit,
  institution: InstitutionData | undefined,
  request: Request,
  response: Response,
  problems: readonly FieldProblem[] = [],
): Promise<void> {
  const isNew = request.params['id'] === undefined;
  const page = (
    <InstitutionPage
      visit={visit}
      institution={institution}
      isNew={isNew}
      seen={isNew || !institution ? 0 : seqOf(port, 'institution', institution.id)}
      problems={problems}
      last={isNew || !institution ? undefined : await lastChange(visit, port, 'institution', institution.id)}
    />
  );
  await sendPage(request, response, page, problems.length === 0 ? 200 : 400);
}
