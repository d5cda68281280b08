import { Router, type Request, type Response } from 'express';
import type { ActionType } from '../../../cases/action.ts';
import { may, maySee } from '../../../cases/may.ts';
import { sendPage } from '../../../http/send.ts';
import { sendRefusal } from '../../pages/refusal.tsx';
import { visitOf, type Visit } from '../../visit.ts';
import { perform } from '../perform.ts';
import type { Changed } from '../port.ts';
import { readPosted, type Posted } from '../posted.ts';
import type { CasesRoom } from '../room.ts';
import { parseViewQuery, readViewQuery, viewText, withView } from '../view.ts';
import { CasePage } from './case-page.tsx';
import type { CaseMoment } from './case-state.ts';
import { CorrectionPage } from './correction-page.tsx';
import { findCase, loadCase, type FoundCase } from './load-case.ts';
import { readAction, readActionType, toFieldProblems } from './read-action.ts';
import type { RecordLooks } from './record-looks.ts';

/** A case's page, what is done with it, and the page on which corrections are asked for. */
export function caseRoutes(room: CasesRoom, looks: RecordLooks): Router {
  return (
    Router()
      .get('/cases/:reference', (request, response) => showCase(room, looks, request, response))
      // Where a form came back with something wrong, the address is that of the form: read again, it leads to the case.
      .get(['/cases/:reference/actions', '/cases/:reference/reveal'], (request, response) => {
        response.redirect(303, `/desk/cases/${encodeURIComponent(String(request.params['reference']))}`);
      })
      .get('/cases/:reference/correction', (request, response) => showCorrection(room, request, response))
      .post('/cases/:reference/actions', (request, response) => doAction(room, request, response))
  );
}

async function showCase(room: CasesRoom, looks: RecordLooks, request: Request, response: Response): Promise<void> {
  const visit = visitOf(response);
  const found = await findCase(room, visit, request);
  if (found === undefined) return sendRefusal(request, response, visit, 'missing');
  await looks.opened(visit, found.submission.reference);
  const state = await loadCase(room, visit, found, readViewQuery(request.query));
  const { done: given } = request.query;
  const done = typeof given === 'string' ? readActionType(given) : undefined;
  const told = done === undefined ? {} : { done: visit.t(`desk:done.${done}`) };
  await sendPage(request, response, <CasePage {...state} {...told} />);
}

async function showCorrection(room: CasesRoom, request: Request, response: Response): Promise<void> {
  const visit = visitOf(response);
  const found = await findCase(room, visit, request);
  if (found === undefined) return sendRefusal(request, response, visit, 'missing');
  if (!may(visit.acting, 'ask-correction', found.submission, room.house.district))
    return sendRefusal(request, response, visit, 'forbidden');
  const state = await loadCase(room, visit, found, readViewQuery(request.query));
  await sendPage(request, response, <CorrectionPage {...state} />);
}

async function doAction(room: CasesRoom, request: Request, response: Response): Promise<void> {
  const visit = visitOf(response);
  const posted = readPosted(request);
  const type = readActionType(posted.text('type'));
  const revision = posted.text('revision');
  if (type === undefined || !/^\d{1,9}$/.test(revision)) return sendRefusal(request, response, visit, 'bad-request');
  const reference = String(request.params['reference']);
  const action = readAction(type, posted, room.house.words('zh-CN'));
  const changed = await perform(room, visit, { reference, revision: Number(revision) }, action);
  await answer({ room, visit, request, response, posted, type }, changed);
}

interface Doing {
  readonly room: CasesRoom;
  readonly visit: Visit;
  readonly request: Request;
  readonly response: Response;
  readonly posted: Posted;
  readonly type: ActionType;
}

async function answer(doing: Doing, changed: Changed): Promise<void> {
  const { room, visit, request, response, posted, type } = doing;
  if (changed.kind === 'unknown') return sendRefusal(request, response, visit, 'missing');
  const view = viewText(parseViewQuery(posted.text('view')));
  if (changed.kind === 'changed') {
    const { submission } = changed;
    const stays = maySee(visit.acting, submission, room.house.district);
    const to = stays ? `/desk/cases/${submission.reference}` : '/desk';
    response.redirect(303, withView(to, [view, stays ? `done=${type}` : 'gone=1'].filter(Boolean).join('&')));
    return;
  }
  if (changed.kind === 'stale')
    return showAgain(doing, { status: 409, problems: [], since: Number(posted.text('at')) });
  if (changed.problems.some(({ code }) => code === 'forbidden'))
    return sendRefusal(request, response, visit, 'forbidden');
  return showAgain(doing, { status: 422, problems: toFieldProblems(visit.t, type, changed.problems, posted) });
}

interface Again {
  readonly status: 409 | 422;
  readonly problems: NonNullable<CaseMoment['attempt']>['problems'];
  /** Since when colleagues may have changed it. */
  readonly since?: number;
}

/** The page once more, with all that was typed: because something is wrong with it, or because somebody was quicker. */
async function showAgain({ room, visit, request, response, posted, type }: Doing, again: Again): Promise<void> {
  const found = await findCase(room, visit, request);
  if (found === undefined) return sendRefusal(request, response, visit, 'missing');
  const state = await loadCase(room, visit, found, parseViewQuery(posted.text('view')));
  const { since } = again;
  const moment: CaseMoment = {
    attempt: { type, posted, problems: again.problems },
    ...(since === undefined ? {} : { changes: state.log.filter(({ at }) => at >= since) }),
  };
  const Page = isOnOwnPage(type, visit, room, found) ? CorrectionPage : CasePage;
  await sendPage(request, response, <Page {...state} {...moment} />, again.status);
}

/** Corrections are asked for on a page of their own, as long as they still can be. */
function isOnOwnPage(type: ActionType, { acting }: Visit, { house }: CasesRoom, { submission }: FoundCase): boolean {
  return type === 'ask-correction' && may(acting, type, submission, house.district);
}
