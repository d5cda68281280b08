import type { RequestHandler } from 'express';
import { maySee } from '../../cases/may.ts';
import { PAPERS, papersOf, type PaperKind } from '../../cases/papers.ts';
import { sendFile, sendPage } from '../../http/send.ts';
import type { DeskHouse } from '../house.ts';
import { sendRefusal } from '../pages/refusal.tsx';
import { visitOf } from '../visit.ts';
import { leftWords } from './left-words.ts';
import { RefusedPage } from './pages/refused-page.tsx';
import type { PapersPort } from './port.ts';

/**
 * GET /cases/:reference/papers/:paper.pdf: one paper, shown in the browser. 404 where there is none yet, or the case is not to
 * be seen; 422 with the characters where no font shows them. Numbers of people may stand in full: each look is recorded.
 */
export function onePaper(house: DeskHouse, port: PapersPort): RequestHandler<{ reference: string; paper: string }> {
  return async (request, response) => {
    const visit = visitOf(response);
    const kind = kindOf(request.params.paper);
    const submission = kind && (await port.find(request.params.reference));
    const isThere =
      kind && submission && maySee(visit.acting, submission, house.district) && papersOf(submission).includes(kind);
    const paper = isThere ? await port.paper(submission.reference, kind) : undefined;
    if (!isThere || !paper) return sendRefusal(request, response, visit, 'missing');
    const { reference } = submission;
    if (!paper.ok) {
      const what = leftWords(visit.t, { why: 'characters', characters: paper.missing });
      const back = { href: `/desk/cases/${reference}`, words: visit.t('desk-papers:refused.to-case') };
      const title = visit.t('desk-papers:refused.title');
      return sendPage(request, response, <RefusedPage visit={visit} title={title} what={what} back={back} />, 422);
    }
    const actor = `clerk:${visit.clerk.id}`;
    await port.record({ at: house.now(), actor, action: 'paper.open', reference, detail: kind });
    const plain = `${reference}-${kind}.pdf`;
    sendFile(response, { body: paper.bytes, type: 'application/pdf', name: paper.name, plain, inline: true });
  };
}

export function kindOf(text: string): PaperKind | undefined {
  return PAPERS.find((kind) => kind === text);
}
