import { Router, type Request, type Response } from 'express';
import { sendPage } from '../../../http/send.ts';
import type { Attachment } from '../../../cases/types.ts';
import { sendRefusal } from '../../pages/refusal.tsx';
import { visitOf, type Visit } from '../../visit.ts';
import type { CasesRoom } from '../room.ts';
import { readViewQuery } from '../view.ts';
import { viewAnswers } from './answer-view.ts';
import { isPicture } from './attachments.tsx';
import { findCase, loadCase, type FoundCase } from './load-case.ts';
import type { RecordLooks } from './record-looks.ts';
import { readLaid, ViewerPage } from './viewer.tsx';

/** Files of a case, and a picture on a page of its own. A file that is not in the case is not there, whoever's it is. */
export function fileRoutes(room: CasesRoom, looks: RecordLooks): Router {
  return Router()
    .get('/files/:reference/:file', (request, response) => sendAttachment(room, looks, request, response))
    .get('/cases/:reference/files/:file', (request, response) => showPicture(room, request, response));
}

interface FoundFile {
  readonly found: FoundCase;
  readonly id: string;
  /** Pointer of the question that it answers. */
  readonly material: string;
}

async function findFile(room: CasesRoom, visit: Visit, request: Request): Promise<FoundFile | undefined> {
  const found = await findCase(room, visit, request);
  const id = String(request.params['file']);
  if (found === undefined) return undefined;
  const { house } = room;
  const context = { today: house.today(), district: house.district };
  const { materials } = viewAnswers(found.submission, found.form, context, visit.lang);
  const material = materials.find(({ files }) => files.includes(id))?.at;
  return material === undefined ? undefined : { found, id, material };
}

async function sendAttachment(
  room: CasesRoom,
  looks: RecordLooks,
  request: Request,
  response: Response,
): Promise<void> {
  const visit = visitOf(response);
  const file = await findFile(room, visit, request);
  if (file === undefined) return sendRefusal(request, response, visit, 'missing');
  const { id, found, material } = file;
  // Named by the hash of its bytes, so that it never changes. Whether it may be seen is asked each time.
  const tag = `"${id}"`;
  response.setHeader('ETag', tag);
  response.setHeader('Cache-Control', 'private, no-cache');
  if (request.get('if-none-match') === tag) {
    response.status(304).end();
    return;
  }
  const stored = await room.port.files.read(id);
  if (stored === undefined) return sendRefusal(request, response, visit, 'missing');
  await looks.openedFile(visit, found.submission.reference, id, material);
  sendBytes(response, stored.attachment, stored.bytes);
}

/** Kinds that a browser draws by itself; anything else is only kept. */
function isShown(attachment: Attachment): boolean {
  return isPicture(attachment) || attachment.type === 'application/pdf';
}

/**
 * Whatever calls itself a picture is sent as what its bytes are, and can run nothing. A browser's own reader of PDFs does not
 * open in a sandbox; nothing may be loaded from it either way.
 */
function sendBytes(response: Response, attachment: Attachment, bytes: Uint8Array): void {
  const sandbox = attachment.type === 'application/pdf' ? '' : '; sandbox';
  response.setHeader('Content-Type', attachment.type);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Content-Security-Policy', `default-src 'none'; style-src 'unsafe-inline'${sandbox}`);
  const name = encodeURIComponent(attachment.name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  response.setHeader(
    'Content-Disposition',
    `${isShown(attachment) ? 'inline' : 'attachment'}; filename="${attachment.id.slice(0, 12)}"; filename*=UTF-8''${name}`,
  );
  response.end(Buffer.from(bytes));
}

async function showPicture(room: CasesRoom, request: Request, response: Response): Promise<void> {
  const visit = visitOf(response);
  const file = await findFile(room, visit, request);
  if (file === undefined) return sendRefusal(request, response, visit, 'missing');
  const state = await loadCase(room, visit, file.found, readViewQuery(request.query));
  const attachment = state.files.get(file.id);
  if (attachment === undefined || !isPicture(attachment)) return sendRefusal(request, response, visit, 'missing');
  await sendPage(request, response, <ViewerPage {...state} id={file.id} laid={readLaid(request.query)} />);
}
