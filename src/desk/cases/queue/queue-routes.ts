import { Router, type Request, type Response } from 'express';
import { sendPage } from '../../../http/send.ts';
import { sendRefusal } from '../../pages/refusal.tsx';
import { visitOf, type Visit } from '../../visit.ts';
import { clerksById } from '../colleagues.ts';
import { perform } from '../perform.ts';
import { readPosted, readSeen } from '../posted.ts';
import type { CasesRoom } from '../room.ts';
import { todayOf } from '../today.ts';
import { parseViewQuery, readViewQuery, viewOf, viewText, withView } from '../view.ts';
import { QueuePage } from './queue-page.tsx';

/** The queue, and what is done from it. */
export function queueRoutes(room: CasesRoom): Router {
  return Router()
    .get('/', (request, response) => showQueue(room, request, response))
    .post('/cases/take', (request, response) => take(room, request, response))
    .post('/cases/assign', (request, response) => assign(room, request, response));
}

async function showQueue({ house, port }: CasesRoom, request: Request, response: Response): Promise<void> {
  const visit = visitOf(response);
  const query = readViewQuery(request.query);
  const today = todayOf(house);
  const { clerk, offices } = visit;
  const [page, counts, clerks] = await Promise.all([
    port.list(viewOf(query, visit), today),
    port.counts({ clerk: clerk.id, ...(offices === undefined ? {} : { offices }) }, today),
    clerksById(port),
  ]);
  const shown = { visit, query, page, counts, clerks, today: today.today, ...outcomeOf(visit, request.query) };
  await sendPage(request, response, QueuePage(shown));
}

/** What the address says was just done, in words. */
function outcomeOf({ t }: Visit, query: Request['query']): { readonly done?: string; readonly left?: string } {
  const count = (name: string): number => {
    const given = query[name];
    return typeof given === 'string' && /^\d{1,4}$/.test(given) ? Number(given) : 0;
  };
  const taken = count('taken');
  const assigned = count('assigned');
  const left = count('left');
  return {
    ...(taken > 0 ? { done: t('desk:done-many.taken', { count: taken }) } : {}),
    ...(assigned > 0 ? { done: t('desk:done-many.assigned', { count: assigned }) } : {}),
    ...(left > 0 ? { left: t('desk:done-many.left', { count: left }) } : {}),
    ...(query['gone'] === '1' ? { done: t('desk:done-many.gone') } : {}),
    ...(query['none'] === '1' ? { left: t('desk:done-many.none') } : {}),
  };
}

async function take(room: CasesRoom, request: Request, response: Response): Promise<void> {
  const visit = visitOf(response);
  const posted = readPosted(request);
  const seen = readSeen(posted.text('take'));
  if (seen === undefined) {
    await sendRefusal(request, response, visit, 'bad-request');
    return;
  }
  const changed = await perform(room, visit, seen, { type: 'take' });
  if (changed.kind === 'unknown') await sendRefusal(request, response, visit, 'missing');
  else backToView(response, posted.text('view'), changed.kind === 'changed' ? { taken: 1 } : { left: 1 });
}

async function assign(room: CasesRoom, request: Request, response: Response): Promise<void> {
  const visit = visitOf(response);
  const posted = readPosted(request);
  const clerk = posted.text('clerk');
  const picked = posted.texts('pick');
  const seen = posted
    .texts('seen')
    .flatMap((text) => readSeen(text) ?? [])
    .filter(({ reference }) => picked.includes(reference));
  if (seen.length === 0 || clerk === '') {
    backToView(response, posted.text('view'), { none: 1 });
    return;
  }
  let assigned = 0;
  // One after the other: each is a transaction of its own, and the order is the one on the page.
  for (const one of seen) {
    const changed = await perform(room, visit, one, { type: 'assign', clerk });
    if (changed.kind === 'changed') assigned += 1;
  }
  backToView(response, posted.text('view'), { assigned, left: seen.length - assigned });
}

/** Back to the view that the page showed, with what became of it. */
function backToView(response: Response, view: string, outcome: Readonly<Record<string, number>>): void {
  const told = new URLSearchParams(Object.entries(outcome).flatMap(([name, n]) => (n > 0 ? [[name, String(n)]] : [])));
  const parts = [viewText(parseViewQuery(view)), told.toString()].filter((part) => part !== '');
  response.redirect(303, withView('/desk', parts.join('&')));
}
