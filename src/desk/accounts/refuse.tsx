import type { ErrorRequestHandler, Request, Response } from 'express';
import { sendPage } from '../../http/send.ts';
import { DoorRefusalPage, type DoorRefusal } from './pages/door-refusal.tsx';
import type { Parts } from './parts.ts';
import { readerOf } from './reader.ts';

const STATUS: Readonly<Record<DoorRefusal, number>> = {
  'link-over': 404,
  broken: 500,
  'too-many': 429,
  'bad-request': 400,
  'too-large': 413,
};

/** Says no, and what to do next. */
export function refuseAtDoor({ house }: Parts, request: Request, response: Response, why: DoorRefusal): Promise<void> {
  return sendPage(request, response, <DoorRefusalPage reader={readerOf(request, house)} why={why} />, STATUS[why]);
}

/** Turns whatever went wrong into a page that needs nothing of what may be broken; what is our own fault is reported. */
export function onDeskError(parts: Parts): ErrorRequestHandler {
  return async (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const why = refusalFor(error);
    if (why === 'broken') parts.house.report(error, response);
    await refuseAtDoor(parts, request, response, why);
  };
}

function refusalFor(error: unknown): DoorRefusal {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : 500;
  if (status === 413) return 'too-large';
  return typeof status === 'number' && status >= 400 && status < 500 ? 'bad-request' : 'broken';
}
