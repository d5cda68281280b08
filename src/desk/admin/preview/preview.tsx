import { Router, type Request, type RequestHandler, type Response } from 'express';
import type { ChatEvent, StepContext } from '../../../bot/types.ts';
import type { Form } from '../../../forms/form.ts';
import { sendFile, sendPage } from '../../../http/send.ts';
import { field } from '../../accounts/forms.ts';
import type { DeskHouse } from '../../house.ts';
import { sendRefusal } from '../../pages/refusal.tsx';
import { visitOf, type Visit } from '../../visit.ts';
import type { PreviewPort } from '../port.ts';
import { PreviewPage, ServicesPage } from './preview-pages.tsx';
import { beginTrial, goOn, SAMPLE_FILE } from './trial.ts';
import { createTrials, type Trials } from './trials.ts';

/** Any service as a resident sees it: tried out with the real conversation, and nothing is stored. */
export function previewRoutes(_house: DeskHouse, port: PreviewPort): Router {
  const trials = createTrials();
  const router = Router();
  router.get('/', (request, response) => sendPage(request, response, <ServicesPage visit={visitOf(response)} />));
  router.get('/:service', forService(show(port, trials)));
  router.post('/:service', forService(take(port, trials)));
  router.get('/:service/receipt.pdf', forService(receipt(port, trials)));
  return router;
}

type ForService = (request: Request, response: Response, form: Form) => Promise<void>;

function forService(work: ForService): RequestHandler {
  return async (request, response) => {
    const visit = visitOf(response);
    const form = visit.house.catalogue.find(String(request.params['service']));
    if (form) await work(request, response, form);
    else await sendRefusal(request, response, visit, 'missing');
  };
}

function show(port: PreviewPort, trials: Trials): ForService {
  return async (request, response, form) => {
    const visit = visitOf(response);
    const now = visit.house.now();
    const trial = trials.find(visit.clerk.id, form.id, now) ?? beginTrial(form.id, contextOf(visit, port));
    trials.keep(visit.clerk.id, trial, now);
    await sendPage(request, response, <PreviewPage visit={visit} form={form} trial={trial} />);
  };
}

function take(port: PreviewPort, trials: Trials): ForService {
  return async (request, response, form) => {
    const visit = visitOf(response);
    const now = visit.house.now();
    const trial = trials.find(visit.clerk.id, form.id, now);
    const posted = eventIn(request, visit);
    if (field(request, 'do') === 'afresh') trials.end(visit.clerk.id);
    else if (trial && posted)
      trials.keep(visit.clerk.id, goOn(trial, posted.event, posted.said, contextOf(visit, port)), now);
    response.redirect(303, `/desk/settings/preview/${form.id}#now`);
    await Promise.resolve();
  };
}

/** What was tapped, typed or "sent"; undefined: nothing. */
function eventIn(request: Request, { t }: Visit): { readonly event: ChatEvent; readonly said: string } | undefined {
  const [data, text] = [field(request, 'data'), field(request, 'text').trim().slice(0, 2000)];
  if (field(request, 'file') !== '')
    return { event: { type: 'files', files: [SAMPLE_FILE] }, said: t('desk-admin:preview.a-file') };
  if (data !== '') return { event: { type: 'tap', data: data.slice(0, 64) }, said: field(request, `said ${data}`) };
  return text === '' ? undefined : { event: { type: 'text', text }, said: text };
}

function receipt(port: PreviewPort, trials: Trials): ForService {
  return async (request, response, form) => {
    const visit = visitOf(response);
    const trial = trials.find(visit.clerk.id, form.id, visit.house.now());
    const paper = trial?.submission && (await port.receipt(trial.submission));
    if (paper)
      sendFile(response, { body: paper.bytes, type: 'application/pdf', name: paper.name, plain: 'sample.pdf' });
    else await sendRefusal(request, response, visit, 'missing');
  };
}

function contextOf({ house, clerk, lang }: Visit, { problem, entropy }: PreviewPort): Omit<StepContext, 'known'> {
  const today = house.today();
  return {
    now: house.now(),
    today,
    forms: { today, district: house.district },
    chat: `preview:${clerk.id}`,
    channel: 'web',
    catalogue: house.catalogue,
    words: house.words,
    problem,
    publicUrl: house.publicUrl,
    entropy: entropy(),
    langHint: lang,
  };
}
