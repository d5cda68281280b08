import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { createElement } from 'preact';
import multer from 'multer';
import { RefusalPage, type Refusal } from './pages/text-page.tsx';
import { sendPage } from '../http/send.ts';
import { settingOf, type House } from './visitor.ts';

const STATUS = {
  'bad-request': 400,
  forbidden: 403,
  'not-found': 404,
  'too-large': 413,
  'too-many-files': 413,
  'too-many': 429,
  broken: 500,
  'no-paper': 503,
} satisfies Record<Refusal, number>;

/** Says no, and what to do next, in the reader's language. */
export async function refuse(house: House, request: Request, response: Response, refusal: Refusal): Promise<void> {
  const page = createElement(RefusalPage, { setting: settingOf(request, house), refusal });
  await sendPage(request, response, page, STATUS[refusal]);
}

/** The page for an address that is none of ours. */
export function notFound(house: House): RequestHandler {
  return (request, response) => refuse(house, request, response, 'not-found');
}

/** Turns whatever went wrong into a page; what is our own fault is reported. */
export function onError(house: House): ErrorRequestHandler {
  return async (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const refusal = refusalFor(error);
    if (refusal === 'broken') house.deps.report?.(error, response);
    await refuse(house, request, response, refusal);
  };
}

function refusalFor(error: unknown): Refusal {
  if (error instanceof multer.MulterError)
    return error.code === 'LIMIT_FILE_COUNT' || error.code === 'LIMIT_UNEXPECTED_FILE'
      ? 'too-many-files'
      : 'bad-request';
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : 500;
  if (status === 413) return 'too-large';
  return typeof status === 'number' && status >= 400 && status < 500 ? 'bad-request' : 'broken';
}
