import type { RequestHandler, Response } from 'express';
import { maySee } from '../../cases/may.ts';
import type { Submission } from '../../cases/types.ts';
import { visitOf, type Visit } from '../visit.ts';
import type { CasesRoom } from './room.ts';

/** A sign of life, so that no proxy in between ends the stream. Milliseconds. */
const HEARTBEAT = 20 * 1000;

/**
 * Tells an open page what comes in and what changes, as server-sent events `case` with the reference, the revision and what
 * happened; nothing about people. Only of cases that this person may see. The sign-in check ends it with the session.
 */
export function eventStream({ house, port }: CasesRoom): RequestHandler {
  return (_request, response) => {
    const visit = visitOf(response);
    open(response);
    const stop = port.watch(({ reference, office }) => {
      if (visit.offices?.includes(office) === false) return;
      port.find(reference).then(
        (submission) => {
          tell(response, visit, submission);
        },
        (error: unknown) => {
          house.report(error, response);
        },
      );
    });
    const beat = setInterval(() => response.write(':\n\n'), HEARTBEAT);
    beat.unref();
    const end = () => response.end();
    house.stopping.addEventListener('abort', end);
    response.once('close', () => {
      stop();
      clearInterval(beat);
      house.stopping.removeEventListener('abort', end);
    });
  };
}

function open(response: Response): void {
  response.status(200);
  response.setHeader('Content-Type', 'text/event-stream; charset=utf-8');
  response.setHeader('Cache-Control', 'no-store');
  // A proxy that gathers what it passes on would hold every event back.
  response.setHeader('X-Accel-Buffering', 'no');
  response.write('retry: 5000\n\n');
}

function tell(response: Response, { acting, house }: Visit, submission: Submission | undefined): void {
  if (submission === undefined || !maySee(acting, submission, house.district) || response.writableEnded) return;
  const { reference, revision } = submission;
  const data = JSON.stringify({ reference, revision, what: whatHappened(submission) });
  response.write(`event: case\ndata: ${data}\n\n`);
}

function whatHappened({ status, revision, desk }: Submission): 'new' | 'returned' | 'changed' {
  if (status !== 'submitted') return 'changed';
  if (revision === 0) return 'new';
  return desk?.correction?.answeredAt === undefined ? 'changed' : 'returned';
}
