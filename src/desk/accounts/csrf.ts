import type { Request } from 'express';
import { csrfSync } from 'csrf-sync';
import { field } from './forms.ts';
import { markOf, readMark } from './proof.ts';

/** Bytes of a session's token. */
const SIZE = 32;

/** Forged forms are held off by csrf-sync: a form counts when it holds the token of its session. */
export interface Csrf {
  /** The value of the hidden field `csrf` on pages of this session; with a clerk, it also proves whose form it was. */
  mark(request: Request, clerk?: string): string;
  isRight(request: Request): boolean;
  /** Whose form this was, where a page of ours held it, though maybe in a session that has ended. */
  clerkOf(request: Request): string | undefined;
}

export function createCsrf(secret: string): Csrf {
  const given = (request: Request): string =>
    field(request, 'csrf') === '' ? (request.get('x-csrf-token') ?? '') : field(request, 'csrf');
  const { generateToken, isRequestValid } = csrfSync({
    size: SIZE,
    getTokenFromRequest: (request) => readMark(secret, given(request))?.token,
  });
  return {
    mark: (request, clerk) => {
      const token = generateToken(request);
      return clerk === undefined ? token : markOf(secret, token, clerk);
    },
    isRight: isRequestValid,
    clerkOf: (request) => readMark(secret, given(request))?.clerk,
  };
}
