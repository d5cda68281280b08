import type { Request, Response } from 'express';

const DAY = 24 * 60 * 60 * 1000;

/** How long a browser keeps its chat and its preferences after the last visit. Milliseconds. */
const KEPT = 90 * DAY;

/** The cookies of a request by name. A name that stands twice counts once, the first time. */
export function readCookies(request: Request): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=');
    const name = part.slice(0, Math.max(0, at)).trim();
    if (name !== '' && !found.has(name)) found.set(name, part.slice(at + 1).trim());
  }
  return found;
}

/** Sets a cookie that no script can read and no other site can send along with a form. */
export function setCookie(response: Response, name: string, value: string, secure: boolean): void {
  response.cookie(name, value, { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge: KEPT });
}

export function clearCookie(response: Response, name: string, secure: boolean): void {
  response.clearCookie(name, { httpOnly: true, sameSite: 'lax', secure, path: '/' });
}
