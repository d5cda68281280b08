import { Router, type Request, type Response } from 'express';
import { sendPage } from '../../../http/send.ts';
import { sendRefusal } from '../../pages/refusal.tsx';
import { visitOf } from '../../visit.ts';
import { readPosted } from '../posted.ts';
import type { CasesRoom } from '../room.ts';
import { parseViewQuery } from '../view.ts';
import { REASONS, secretId } from './answers.tsx';
import { CasePage } from './case-page.tsx';
import { findCase, loadCase } from './load-case.ts';
import { fieldId } from './read-action.ts';
import type { RecordLooks } from './record-looks.ts';

/**
 * Shows a number in full on the page that answers this form, and nowhere else: it is written down with its reason before it is
 * shown, and hidden again at the next page.
 */
export function revealRoutes(room: CasesRoom, looks: RecordLooks): Router {
  return Router().post('/cases/:reference/reveal', (request, response) => reveal(room, looks, request, response));
}

async function reveal(room: CasesRoom, looks: RecordLooks, request: Request, response: Response): Promise<void> {
  const visit = visitOf(response);
  const found = await findCase(room, visit, request);
  if (found === undefined) return sendRefusal(request, response, visit, 'missing');
  const posted = readPosted(request);
  const query = parseViewQuery(posted.text('view'));
  const at = posted.text('at');
  const before = await loadCase(room, visit, found, query);
  const isSecret = before.answers.blocks.some(({ rows }) =>
    rows.some((row) => row.at === at && row.secret !== undefined),
  );
  if (!isSecret) return sendRefusal(request, response, visit, 'bad-request');
  const reason = REASONS.find((one) => one === posted.text('reason'));
  if (reason === undefined) {
    const problems = [{ field: fieldId('reveal', secretId(at)), words: visit.t('desk:required.reveal') }];
    return sendPage(request, response, <CasePage {...before} attempt={{ type: 'reveal', posted, problems }} />, 422);
  }
  await looks.shown(visit, found.submission.reference, at, reason);
  const state = await loadCase(room, visit, found, query);
  await sendPage(request, response, <CasePage {...state} shown={at} />);
}
