import type { RequestHandler } from 'express';
import { sendPage } from '../../http/send.ts';
import { sendRefusal } from '../pages/refusal.tsx';
import { visitOf, type Visit } from '../visit.ts';
import type { Institution } from '../../forms/types.ts';
import { DaysPage, type DaysProps } from './days-page.tsx';
import { lookAhead, placeOf, whoMustMove } from './look.ts';
import { OverviewPage } from './overview-page.tsx';
import type { BookingsPort } from './port.ts';

export function showOverview(port: BookingsPort): RequestHandler {
  return async (request, response) => {
    const visit = visitOf(response);
    const { institutions } = visit.house.district;
    const rows = await Promise.all(
      institutions.map(async (institution) => ({ institution, days: await lookAhead(visit, port, institution) })),
    );
    const toMove = await whoMustMove(
      visit,
      port,
      rows.flatMap(({ days }) => days),
    );
    const moved = request.query['done'] === 'moved';
    await sendPage(request, response, <OverviewPage visit={visit} rows={rows} toMove={toMove} moved={moved} />);
  };
}

export function showDays(port: BookingsPort): RequestHandler {
  return async (request, response) => {
    const visit = visitOf(response);
    const place = placeOf(visit, request);
    if (!place) {
      await sendRefusal(request, response, visit, 'missing');
      return;
    }
    const done = DONE.find((one) => one === request.query['done']);
    const props = await daysProps(visit, port, place.institution);
    await sendPage(request, response, <DaysPage {...props} {...(done === undefined ? {} : { done })} />);
  };
}

/** What may have been done just before, as the address says it. */
const DONE = ['closed'] as const;

export async function daysProps(visit: Visit, port: BookingsPort, institution: Institution): Promise<DaysProps> {
  const days = await lookAhead(visit, port, institution);
  const [toMove, names] = await Promise.all([whoMustMove(visit, port, days), port.clerkNames()]);
  return { visit, institution, days, toMove, names };
}
