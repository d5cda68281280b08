import express, { Router, type Request, type Response } from 'express';
import { createElement } from 'preact';
import type { Limit } from './limits.ts';
import { statusPath } from './pages/receipt.tsx';
import { StatusClosedPage, StatusPage } from './pages/status-page.tsx';
import { refuse } from './refuse.ts';
import { fromOwnPage } from '../http/same-site.ts';
import { sendFile, sendPage } from '../http/send.ts';
import { chatOf, settingOf, type House } from './visitor.ts';

/** The page behind a receipt's QR code, and its papers. Whoever holds the token may see them; nobody else learns anything. */
export function statusRoutes(house: House, looks: Limit): Router {
  const router = Router();
  router.use('/s', async (request, response, next) => {
    // The address holds the token: no more than the house's name travels on. Nothing at all would take the Origin from
    // the page's forms, and with it the proof that they are ours.
    response.setHeader('Referrer-Policy', 'strict-origin');
    response.setHeader('X-Robots-Tag', 'noindex');
    if (await looks(request)) await refuse(house, request, response, 'too-many');
    else next();
  });
  router.get('/s', (request, response) => showClosed(house, request, response));
  router.get('/s/:reference', (request, response) => showStatus(house, request, response));
  router.post('/s/:reference/rate', express.urlencoded({ extended: false, limit: '10kb' }), (request, response) =>
    takeRating(house, request, response),
  );
  router.get('/s/:reference/receipt.pdf', (request, response) => sendReceipt(house, request, response));
  router.get('/s/:reference/due.ics', (request, response) => sendCalendar(house, request, response));
  return router;
}

/** Upper case and without spaces, as the reference is printed. */
function askedFor(request: Request): { readonly reference: string; readonly token: string } {
  const { token } = request.query;
  const reference = String(request.params.reference).replace(/\s/g, '').toUpperCase();
  return { reference, token: typeof token === 'string' ? token : '' };
}

async function showStatus(house: House, request: Request, response: Response): Promise<void> {
  const { deps } = house;
  const { reference, token } = askedFor(request);
  const setting = settingOf(request, house);
  const chat = chatOf(request);
  const reader = { lang: setting.lang, ...(chat === undefined ? {} : { chat }) };
  const view = token === '' ? undefined : await deps.status(reference, token, reader);
  if (view === undefined) {
    await showClosed(house, request, response);
    return;
  }
  const stamp = { turn: deps.random(), revision: 0 };
  await sendPage(request, response, createElement(StatusPage, { setting, view, token, stamp }));
}

/** Takes the one rating of a finished case from whoever holds its receipt, and shows the page as it is then. */
async function takeRating(house: House, request: Request, response: Response): Promise<void> {
  const { deps } = house;
  const { reference, token } = askedFor(request);
  if (!fromOwnPage(request, deps.publicUrl)) {
    await refuse(house, request, response, 'forbidden');
    return;
  }
  const { score, comment } = ratingIn(request.body);
  if (token === '' || !(await deps.rate(reference, token, score, comment))) await showClosed(house, request, response);
  else response.redirect(303, `${statusPath(reference, token)}#rate`);
}

function ratingIn(body: unknown): { readonly score: string; readonly comment: string } {
  const fields = new Map<string, unknown>(Object.entries(typeof body === 'object' && body !== null ? body : {}));
  const field = (name: string): string => {
    const value = fields.get(name);
    return typeof value === 'string' ? value : '';
  };
  return { score: field('score'), comment: field('comment') };
}

/** The same for an unknown reference and for a wrong token. */
async function showClosed(house: House, request: Request, response: Response): Promise<void> {
  const setting = settingOf(request, house);
  const page = createElement(StatusClosedPage, { setting, stamp: { turn: house.deps.random(), revision: 0 } });
  await sendPage(request, response, page, request.params.reference === undefined ? 200 : 404);
}

async function sendReceipt(house: House, request: Request, response: Response): Promise<void> {
  const { reference, token } = askedFor(request);
  const paper = token === '' ? undefined : await house.deps.papers.receipt(reference, token);
  if (paper === undefined) await showClosed(house, request, response);
  else if (!paper.ok) await refuse(house, request, response, 'no-paper');
  else
    sendFile(response, {
      body: paper.bytes,
      type: 'application/pdf',
      name: settingOf(request, house).t('web:receipt.file', { reference }),
      plain: `${reference}.pdf`,
    });
}

async function sendCalendar(house: House, request: Request, response: Response): Promise<void> {
  const { reference, token } = askedFor(request);
  const calendar = token === '' ? undefined : await house.deps.papers.calendar(reference, token);
  if (calendar === undefined) {
    await showClosed(house, request, response);
    return;
  }
  sendFile(response, {
    body: calendar,
    type: 'text/calendar; charset=utf-8',
    name: settingOf(request, house).t('web:receipt.calendar-file', { reference }),
    plain: `${reference}.ics`,
  });
}
