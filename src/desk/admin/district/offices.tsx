import { Router, type Request, type RequestHandler } from 'express';
import type { Office, OfficeLevel } from '../../../forms/types.ts';
import { sendPage } from '../../../http/send.ts';
import { field } from '../../accounts/forms.ts';
import type { FieldProblem } from '../../pages/fields.tsx';
import { sendRefusal } from '../../pages/refusal.tsx';
import { visitOf, type Visit } from '../../visit.ts';
import type { AdminPort } from '../port.ts';
import { typedBoth } from './both-languages.tsx';
import { lastChange } from './changed-by.tsx';
import { keepChange, seqOf } from './keep.ts';
import { OfficePage, OfficesPage } from './office-pages.tsx';

export function officeRoutes(port: AdminPort): Router {
  const router = Router();
  router.get('/', async (request, response) => {
    await sendPage(
      request,
      response,
      <OfficesPage visit={visitOf(response)} done={request.query['done'] === 'kept'} />,
    );
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
    const office = visit.house.district.offices.find(({ id }) => id === request.params['id']);
    if (office) await send(port, visit, office, request, response);
    else await sendRefusal(request, response, visit, 'missing');
  };
}

function take(port: AdminPort): RequestHandler {
  return async (request, response) => {
    const visit = visitOf(response);
    const { offices } = visit.house.district;
    const known = offices.find(({ id }) => id === request.params['id']);
    if (!known && request.params['id'] !== undefined) {
      await sendRefusal(request, response, visit, 'missing');
      return;
    }
    const body = typedOffice(request, known);
    const taken = !known && offices.some(({ id }) => id === body.id);
    const problems = taken
      ? [{ field: 'id', words: visit.t('desk-admin:fault.id-taken') }]
      : await keepChange(visit, port, { part: 'office', id: body.id, body }, Number(field(request, 'seen')));
    if (problems.length === 0) response.redirect(303, '/desk/settings/offices?done=kept');
    else await send(port, visit, body, request, response, problems);
  };
}

/** The id stays: cases name it. */
function typedOffice(request: Request, known: Office | undefined): Office {
  const parent = field(request, 'parent');
  return {
    id: known?.id ?? field(request, 'id').trim(),
    level: field(request, 'level') as OfficeLevel,
    ...(parent === '' ? {} : { parent }),
    area: field(request, 'area'),
    name: typedBoth(request, 'name'),
    address: typedBoth(request, 'address'),
    phone: field(request, 'phone').trim(),
    hours: typedBoth(request, 'hours'),
  };
}

async function send(
  port: AdminPort,
  visit: Visit,
  office: Office | undefined,
  request: Request,
  response: Parameters<typeof sendPage>[1],
  problems: readonly FieldProblem[] = [],
): Promise<void> {
  const isNew = request.params['id'] === undefined;
  const page = (
    <OfficePage
      visit={visit}
      office={office}
      isNew={isNew}
      seen={isNew || !office ? 0 : seqOf(port, 'office', office.id)}
      problems={problems}
      last={isNew || !office ? undefined : await lastChange(visit, port, 'office', office.id)}
    />
  );
  await sendPage(request, response, page, problems.length === 0 ? 200 : 400);
}
