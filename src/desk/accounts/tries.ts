import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import { readCookies, setCookie } from '../../http/cookies.ts';
import type { Parts } from './parts.ts';
import type { TryLimit } from './port.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** A browser in which somebody has signed in before: tries in it are counted apart from those of strangers. */
const KNOWN_COOKIE = 'ezhan_desk_known';

/** What is being tried: a password, or a code after it. */
export type Step = 'password' | 'code';

/** One try: what it counts against. */
export interface Counted {
  readonly limits: readonly TryLimit[];
}

/**
 * What a try counts against. A stranger's: this login from this address, this login from anywhere, this address with any
 * login; waits grow from half a minute to a quarter of an hour. In a browser that this account knows only its own count
 * holds, so that strangers who guess cannot keep out who works here. Logins and addresses are stored as hashes.
 */
export function countTry(parts: Parts, request: Request, step: Step, login: string): Counted {
  const key = (kind: string, ...what: string[]) => `${step} ${kind} ${sign(parts, what.join(' ')).slice(0, 22)}`;
  const device = knownDevice(parts, request, login);
  const address = request.ip ?? 'unknown';
  if (device !== undefined)
    return { limits: [{ key: key('device', login, device), free: 5, wait: 30 * SECOND, longest: 5 * MINUTE }] };
  return {
    limits: [
      { key: key('pair', login, address), free: 5, wait: 30 * SECOND, longest: 15 * MINUTE },
      { key: key('login', login), free: 20, wait: 15 * SECOND, longest: 5 * MINUTE },
      // Many people may share one address: a whole street office does.
      { key: key('address', address), free: 40, wait: 15 * SECOND, longest: 5 * MINUTE },
    ],
  };
}

/** Counts the try before it is made. Milliseconds to wait, 0: go on. */
export function beginTry({ accounts, house }: Parts, { limits }: Counted): Promise<number> {
  return accounts.tries.begin(limits, house.now());
}

/** What is forgiven is the own count; an address only takes back this try, or one right login would buy many wrong ones. */
export async function endTry({ accounts }: Parts, { limits }: Counted): Promise<void> {
  const keys = limits.map(({ key }) => key);
  const isShared = (key: string) => key.includes(' address ');
  await accounts.tries.succeed({
    forget: keys.filter((key) => !isShared(key)),
    takeBack: keys.filter(isShared),
  });
}

/** This browser is known to this account from now on: somebody has signed in in it, to the last step. */
export function rememberDevice(parts: Parts, request: Request, response: Response, login: string): void {
  const device = knownDevice(parts, request, login) ?? parts.house.random();
  const value = `${device}.${sign(parts, `known ${login} ${device}`)}`;
  setCookie(response, KNOWN_COOKIE, value, parts.house.secure);
}

function knownDevice(parts: Parts, request: Request, login: string): string | undefined {
  const [device = '', signature = ''] = (readCookies(request).get(KNOWN_COOKIE) ?? '').split('.');
  const [a, b] = [Buffer.from(signature), Buffer.from(sign(parts, `known ${login} ${device}`))];
  return a.length === b.length && timingSafeEqual(a, b) ? device : undefined;
}

function sign({ accounts }: Parts, text: string): string {
  return createHmac('sha256', `tries ${accounts.secret}`).update(text).digest('base64url');
}
