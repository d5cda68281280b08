import { Router, type Request, type Response } from 'express';
import type { AuditView } from '../../../cases/audit-view.ts';

import { readReference } from '../../../cases/reference.ts';
import { addDays, parsePlainDate } from '../../../forms/plain-date.ts';
import type { PlainDate } from '../../../forms/types.ts';
import { sendPage } from '../../../http/send.ts';
import { startOfDay } from '../../cases/today.ts';
import { visitOf, type Visit } from '../../visit.ts';
import type { AdminPort } from '../port.ts';
import { AuditPage, type AuditAsked } from './audit-page.tsx';

const ROWS = 50;

/** The record of who did what. */
export function auditRoutes(port: AdminPort): Router {
  const router = Router();
  router.get('/', (request, response) => send(port, request, response));
  return router;
}

async function send({ audit, accounts }: AdminPort, request: Request, response: Response): Promise<void> {
  const visit = visitOf(response);
  const asked = askedIn(request);
  const [page, actions, clerks] = await Promise.all([
    audit.read(viewOf(visit, asked)),
    audit.actions(),
    accounts.clerks.list(),
  ]);
  const names = new Map(clerks.map(({ id, name }) => [`clerk:${id}`, name]));
  await sendPage(
    request,
    response,
    <AuditPage visit={visit} asked={asked} page={page} actions={actions} names={names} />,
  );
}

/** What the address says; anything that is none of it is left out. */
function askedIn({ query }: Request): AuditAsked {
  const text = (name: string) => {
    const value: unknown = query[name];
    return typeof value === 'string' ? value.trim().slice(0, 100) : '';
  };
  return {
    actor: text('actor'),
    action: text('action'),
    reference: text('reference'),
    from: text('from'),
    to: text('to'),
    before: numberIn(text('before')),
    after: numberIn(text('after')),
  };
}

function numberIn(text: string): number | undefined {
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** A reference is read as people type it: one that is none finds nothing. */
function viewOf({ house }: Visit, { actor, action, reference, from, to, before, after }: AuditAsked): AuditView {
  const startOf = (day: PlainDate) => startOfDay(day, house.district.timeZone);
  const [first, last] = [parsePlainDate(from), parsePlainDate(to)];
  const read = readReference(reference);
  return {
    ...(actor === '' ? {} : { actor }),
    ...(action === '' ? {} : { action }),
    ...(reference === '' ? {} : { reference: read.ok ? read.reference : reference }),
    ...(first === undefined ? {} : { from: startOf(first) }),
    ...(last === undefined ? {} : { to: startOf(addDays(last, 1)) }),
    ...(after === undefined ? (before === undefined ? {} : { before }) : { after }),
    limit: ROWS,
  };
}
