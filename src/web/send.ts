import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Request, Response } from 'express';
import type { JSX } from 'preact';
import { renderPage } from './pages/layout.tsx';

const pack = promisify(gzip);

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

/** Sends a file to be kept, under a name in any script (RFC 5987), with a plain one for old clients. */
export function sendFile(
  response: Response,
  file: { readonly body: Uint8Array | string; readonly type: string; readonly name: string; readonly plain: string },
): void {
  response.setHeader('Content-Type', file.type);
  response.setHeader(
    'Content-Disposition',
    `attachment; filename="${file.plain}"; filename*=UTF-8''${encodeRfc5987(file.name)}`,
  );
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.end(typeof file.body === 'string' ? file.body : Buffer.from(file.body));
}

function encodeRfc5987(text: string): string {
  return encodeURIComponent(text).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
