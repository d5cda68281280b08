import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Request, Response } from 'express';
import type { JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';

const pack = promisify(gzip);

/** The whole page as HTML. */
function renderPage(page: JSX.Element): string {
  return `<!doctype html>\n${renderToString(page)}\n`;
}

/** Sends a page, packed where the browser takes it: many read it on a slow line. Nobody may keep a copy of it. */
export async function sendPage(request: Request, response: Response, page: JSX.Element, status = 200): Promise<void> {
  const html = Buffer.from(renderPage(page));
  response.status(status);
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Vary', 'Accept-Encoding, Cookie');
  if (request.acceptsEncodings('gzip') !== 'gzip') {
    response.end(html);
    return;
  }
  response.setHeader('Content-Encoding', 'gzip');
  response.end(await pack(html));
}

/** What a file is called, for `nameFile`: `name` in any script, `plain` in letters for old clients. */
export interface FileName {
  readonly type: string;
  readonly name: string;
  readonly plain: string;
  /** Shown in the browser rather than kept. */
  readonly inline?: boolean;
}

/** Heads a response that is a file, under a name in any script (RFC 5987), with a plain one for old clients. */
export function nameFile(response: Response, { type, name, plain, inline = false }: FileName): void {
  response.setHeader('Content-Type', type);
  response.setHeader(
    'Content-Disposition',
    `${inline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encodeRfc5987(name)}`,
  );
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Referrer-Policy', 'no-referrer');
}

/** Sends a file whole. */
export function sendFile(response: Response, file: FileName & { readonly body: Uint8Array | string }): void {
  nameFile(response, file);
  response.end(typeof file.body === 'string' ? file.body : Buffer.from(file.body));
}

function encodeRfc5987(text: string): string {
  return encodeURIComponent(text).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
