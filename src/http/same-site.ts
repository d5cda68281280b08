import type { Request } from 'express';

/**
 * True when a form was sent from a page of this house. Sec-Fetch-Site decides where the browser sends it (not on plain
 * HTTP in a local network); else the Origin must be ours; a client that sends neither is held off by SameSite cookies.
 */
export function fromOwnPage(request: Request, publicUrl: string): boolean {
  const site = request.get('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = request.get('origin');
  if (origin === undefined) return true;
  return URL.canParse(origin) && [request.get('host'), new URL(publicUrl).host].includes(new URL(origin).host);
}
