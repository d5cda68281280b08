import { createHash } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import expressSession from 'express-session';
import type { DeskHouse } from '../house.ts';
import type { AccountsPort } from './port.ts';
import type { SignInWay } from './session-data.ts';
import { COOKIE, DeskSessionStore } from './session-store.ts';

/** Gives every request below /desk its session. A session is stored once there is something in it, and again when that changes. */
export function deskSession(house: DeskHouse, { sessions, secret }: AccountsPort): RequestHandler[] {
  const session = expressSession({
    name: 'ezhan_desk',
    secret: createHash('sha256').update(`session cookie ${secret}`).digest('base64url'),
    store: new DeskSessionStore(sessions, house.now),
    genid: house.random,
    cookie: { ...COOKIE, secure: house.secure },
    resave: false,
    saveUninitialized: false,
    unset: 'destroy',
    proxy: true,
  });
  return house.secure ? [byHttps, session] : [session];
}

/** The house's own word that it is reached by HTTPS counts: a proxy that does not repeat it must not keep people out. */
const byHttps: RequestHandler = (request, _response, next) => {
  request.headers['x-forwarded-proto'] = 'https';
  next();
};

/**
 * A new session under a new id: what anybody knew of the old one is worth nothing.
 * @param kept what goes over into the new one.
 */
export async function renewSession(request: Request, kept: Partial<Request['session']> = {}): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    request.session.regenerate((error: unknown) => {
      if (error instanceof Error) reject(error);
      else resolve();
    });
  });
  Object.assign(request.session, kept);
}

/** From here on the clerk is signed in. Where they wanted to go, and what they had written, stays. */
export async function signInto(request: Request, clerk: string, way: SignInWay): Promise<void> {
  const { to, carried } = request.session;
  await renewSession(request, { ...optional('to', to), ...optional('carried', carried), clerk, way });
}

/** The first step is done; a code is owed within ten minutes. */
export async function oweCode(request: Request, clerk: string, way: SignInWay, at: number): Promise<void> {
  const { to, carried } = request.session;
  await renewSession(request, { ...optional('to', to), ...optional('carried', carried), owed: { clerk, way, at } });
}

/**
 * Leads to another page once the session is stored. A browser follows as soon as it has the head of the answer, which
 * express-session lets out before it has stored anything: the next page would find the session as it was.
 */
export async function leadTo(request: Request, response: Response, address: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    request.session.save((error: unknown) => {
      if (error instanceof Error) reject(error);
      else resolve();
    });
  });
  response.redirect(303, address);
}

export async function endSession(request: Request): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    request.session.destroy((error: unknown) => {
      if (error instanceof Error) reject(error);
      else resolve();
    });
  });
}

function optional<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, V>);
}
