import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { Router, type Request, type Response } from 'express';
import { mayDo } from '../../cases/may.ts';
import { nameFile, sendPage } from '../../http/send.ts';
import type { DeskHouse } from '../house.ts';
import { sendRefusal } from '../pages/refusal.tsx';
import { visitOf, type Visit } from '../visit.ts';
import { createJobs, type Job } from './jobs.ts';
import { makeMany } from './make-many.ts';
import { JobPage } from './pages/job-page.tsx';
import { RefusedPage } from './pages/refused-page.tsx';
import type { PapersPort } from './port.ts';
import { MOST, readOrder } from './read-order.ts';

/** A short order is waited for: the clerk gets it at once. Milliseconds. */
const PATIENCE = 1500;
/** Seconds after which the page of an order looks again. */
const AGAIN = 2;

/**
 * POST /papers begins an order; GET /papers/jobs/:id shows how far it is and GET /papers/jobs/:id/file hands out the result,
 * for an hour. The page looks again by itself, without script.
 */
export function jobRoutes(house: DeskHouse, port: PapersPort): Router {
  const { now, random } = house;
  const report = (error: unknown) => {
    port.report(error);
  };
  const jobs = createJobs({ folder: port.folder, now, random, work: makeMany(house, port), report });
  const router = Router();
  router.post('/papers', async (request, response) => {
    const visit = visitOf(response);
    if (!mayDo(visit.acting.role, 'export')) return sendRefusal(request, response, visit, 'forbidden');
    const read = await readOrder(request, visit, port);
    if (!read.ok) return refuse(request, response, visit, read.why);
    const job = jobs.start(read.order);
    if (!job) return refuse(request, response, visit, 'busy');
    await Promise.race([job.finished, wait(PATIENCE, undefined, { ref: false })]);
    const isWhole = job.state === 'ready' && job.left.length === 0 && job.beside.length === 0;
    response.redirect(303, `/desk/papers/jobs/${job.id}${isWhole && job.order.as === 'print' ? '/file' : ''}`);
  });
  router.get('/papers/jobs/:id', async (request, response) => {
    const visit = visitOf(response);
    const job = jobs.find(visit.clerk.id, request.params.id);
    if (!job) return sendRefusal(request, response, visit, 'missing');
    if (job.endedAt === undefined) response.setHeader('Refresh', String(AGAIN));
    await sendPage(request, response, <JobPage visit={visit} job={job} />);
  });
  router.get('/papers/jobs/:id/file', async (request, response) => {
    const visit = visitOf(response);
    const job = jobs.find(visit.clerk.id, request.params.id);
    if (!job?.file) return sendRefusal(request, response, visit, 'missing');
    await sendResult(response, visit, job, job.file);
  });
  return router;
}

/** A clerk who turns away in the middle ends the reading: nothing is wrong then. */
async function sendResult(response: Response, visit: Visit, { order, done, left }: Job, file: Required<Job>['file']) {
  const { t, house } = visit;
  const ending = order.as === 'print' ? 'pdf' : 'zip';
  const paper = t(`desk-papers:paper.${order.paper}`);
  nameFile(response, {
    type: order.as === 'print' ? 'application/pdf' : 'application/zip',
    name: t('desk-papers:job.file', { paper, count: done - left.length, day: house.today(), ending }),
    plain: `papers-${house.today()}.${ending}`,
    inline: order.as === 'print',
  });
  response.setHeader('Content-Length', file.size);
  await pipeline(file.read(), response).catch((error: unknown) => {
    if (!response.destroyed) throw error;
  });
}

function refuse(request: Request, response: Response, visit: Visit, why: 'nothing-picked' | 'too-many' | 'busy') {
  const { t } = visit;
  const page = (
    <RefusedPage
      visit={visit}
      title={t('desk-papers:refused.title')}
      what={t(`desk-papers:refused.${why}`, { most: MOST })}
      back={{ href: '/desk', words: t('desk-papers:job.back') }}
    />
  );
  return sendPage(request, response, page, 422);
}
