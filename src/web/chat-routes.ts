import { createHash } from 'node:crypto';
import express, { Router, type Request, type RequestHandler, type Response } from 'express';
import { createElement } from 'preact';
import type { ChatEvent, Echo, Overview } from '../bot/types.ts';
import type { Lang } from '../forms/types.ts';
import { clearCookie } from '../http/cookies.ts';
import type { Limit } from './limits.ts';
import { ChatPage } from './pages/chat-page.tsx';
import { NOTICES, type Notice } from './pages/thread.tsx';
import { labelOf, readPosted, type Posted } from './posted.ts';
import { refuse } from './refuse.ts';
import type { ChatView } from './resident-deps.ts';
import { fromOwnPage } from '../http/same-site.ts';
import { sendPage } from '../http/send.ts';
import { readUploads, type Uploaded } from './uploads.ts';
import { CHAT_COOKIE, chatOf, chatOrNew, keepLang, settingOf, type House } from './visitor.ts';

/** Uploads are held in memory until they are kept: more at once than this must wait. */
const UPLOADS_AT_ONCE = 8;

/** Turns seen lately: a form sent twice is no stale page. */
const REMEMBERED_TURNS = 5000;

/** The conversation's page, its one form address, and the files that were sent in it. */
export function chatRoutes(house: House, limits: { readonly posts: Limit; readonly uploads: Limit }): Router {
  const router = Router();
  const seen = new Set<string>();
  let uploading = 0;
  router.get('/', (request, response) => showChat(house, request, response));
  router.get('/chat', (_request, response) => {
    response.redirect(303, '/#now');
  });
  const guard: RequestHandler = async (request, response, next) => {
    if (!fromOwnPage(request, house.deps.publicUrl)) await refuse(house, request, response, 'forbidden');
    else if (await limits.posts(request)) await refuse(house, request, response, 'too-many');
    else if (!isUpload(request)) next();
    else if (uploading >= UPLOADS_AT_ONCE || (await limits.uploads(request)))
      await refuse(house, request, response, 'too-many');
    else {
      uploading++;
      response.once('close', () => uploading--);
      next();
    }
  };
  router.post(
    '/chat',
    guard,
    express.urlencoded({ extended: false, limit: '100kb' }),
    readUploads,
    (request, response) => takePost(house, seen, request, response),
  );
  router.post('/leave', guard, (_request, response) => {
    clearCookie(response, CHAT_COOKIE, house.deps.secure);
    response.setHeader('Clear-Site-Data', '"cache"');
    response.redirect(303, '/');
  });
  router.get('/files/:id', (request, response) => sendUploaded(house, request, response));
  return router;
}

function isUpload(request: Request): boolean {
  return typeof request.is('multipart/form-data') === 'string';
}

async function showChat(house: House, request: Request, response: Response): Promise<void> {
  const { deps } = house;
  const { lang } = settingOf(request, house);
  const view = await viewOf(house, chatOrNew(request, response, deps), lang);
  keepLang(request, response, view.overview.lang, deps.secure);
  const notice = NOTICES.find((one) => one === request.query.notice);
  const page = createElement(ChatPage, {
    setting: settingOf(request, house, view.overview.lang),
    ...view,
    stamp: { turn: deps.random(), revision: view.overview.revision },
    publicUrl: deps.publicUrl,
    whole: request.query.all === '1',
    ...(notice === undefined ? {} : { notice }),
  });
  await sendPage(request, response, page);
}

/** The chat, or the greeting for one that nobody has written in yet. */
async function viewOf({ deps }: House, chat: string, lang: Lang): Promise<ChatView> {
  const view = await deps.chat.view(chat);
  return view.entries.length > 0 ? view : deps.chat.greet(lang);
}

/** Takes a form, lets the conversation answer, and leads back to the page. */
async function takePost(house: House, seen: Set<string>, request: Request, response: Response): Promise<void> {
  const { deps } = house;
  const chat = chatOrNew(request, response, deps);
  const posted = readPosted(request.body, uploadedOf(response));
  const { lang } = settingOf(request, house);
  const view = await viewOf(house, chat, lang);
  const turn = posted.turn ?? deps.random();
  const notice = noticeFor(posted, view.overview, seen.has(`${chat}:${turn}`));
  if (notice === undefined) {
    remember(seen, `${chat}:${turn}`);
    for (const one of await eventsOf(house, posted, view))
      await deps.chat.turn(chat, one.event, { ...one.options, langHint: lang, inbound: `${chat}:${turn}${one.part}` });
  }
  response.redirect(303, notice === undefined ? '/#now' : `/?notice=${notice}#now`);
}

function uploadedOf(response: Response): Uploaded | undefined {
  const { uploaded }: { uploaded?: Uploaded } = response.locals;
  return uploaded;
}

/** Why the form goes no further. Taps name their own draft, step and revision: the conversation judges them. */
function noticeFor({ action, revision }: Posted, overview: Overview, again: boolean): Notice | undefined {
  if (action.kind === 'empty' || action.kind === 'unconfirmed') return action.kind;
  const typed = action.kind === 'files' || (action.kind === 'event' && action.event.type === 'text');
  return typed && !again && revision !== undefined && revision !== overview.revision ? 'stale' : undefined;
}

function remember(seen: Set<string>, turn: string): void {
  seen.add(turn);
  for (const oldest of seen) {
    if (seen.size <= REMEMBERED_TURNS) break;
    seen.delete(oldest);
  }
}

interface Turn {
  readonly event: ChatEvent;
  readonly options: { readonly echo?: Echo };
  /** Tells turns of one page apart: two buttons of it are two turns, one button pressed twice is one. */
  readonly part: string;
}

async function eventsOf(house: House, { action }: Posted, view: ChatView): Promise<readonly Turn[]> {
  switch (action.kind) {
    case 'event':
      return [{ event: action.event, options: action.echo === undefined ? {} : { echo: action.echo }, part: '' }];
    case 'tap': {
      const text = labelOf(action.data, view.entries, view.overview);
      const part = `:${createHash('sha256').update(action.data).digest('base64url').slice(0, 8)}`;
      return [
        { event: { type: 'tap', data: action.data }, options: text === undefined ? {} : { echo: { text } }, part },
      ];
    }
    case 'files':
      return filesTurns(house, action.uploaded);
    case 'empty':
    case 'unconfirmed':
      return [];
  }
}

type RefusedCode = Extract<ChatEvent, { type: 'refused-file' }>['code'];

/** The files that could be kept are one turn; the first that could not is another. */
async function filesTurns({ deps }: House, { files, tooLarge }: Uploaded): Promise<readonly Turn[]> {
  const kept = await Promise.all(files.map((file) => deps.keepFile(file.bytes, file.name)));
  const attachments = kept.flatMap((one) => (one.ok ? [one.attachment] : []));
  const refused = tooLarge ? 'file-too-large' : kept.flatMap((one) => (one.ok ? [] : [one.code]))[0];
  return [
    ...(attachments.length === 0
      ? []
      : [
          {
            event: { type: 'files', files: attachments } as const,
            options: { echo: { files: attachments } },
            part: '',
          },
        ]),
    ...(refused === undefined
      ? []
      : [{ event: { type: 'refused-file', code: refusedCode(refused) } as const, options: {}, part: ':refused' }]),
  ];
}

function refusedCode(code: string): RefusedCode {
  return code === 'file-too-large' || code === 'file-empty' || code === 'file-unreachable' ? code : 'file-type';
}

async function sendUploaded(house: House, request: Request, response: Response): Promise<void> {
  const chat = chatOf(request);
  const id = String(request.params.id);
  const file = chat === undefined ? undefined : await house.deps.readFile(chat, id);
  if (file === undefined) {
    await refuse(house, request, response, 'not-found');
    return;
  }
  response.setHeader('Content-Type', file.type);
  response.setHeader('Content-Disposition', file.type.startsWith('image/') ? 'inline' : 'attachment');
  // Named by their content, they cannot change; an hour spares a slow line, and /leave clears them from the device.
  response.setHeader('Cache-Control', 'private, max-age=3600, immutable');
  response.end(Buffer.from(file.bytes));
}
