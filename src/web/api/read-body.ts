import express, { type ErrorRequestHandler, type Request, type RequestHandler } from 'express';
import type { ApiDeps } from './deps.ts';
import { reportFault } from './observe.ts';
import { sendProblem, type Refusal } from './problem.ts';

/** Bytes of a JSON body, unpacked. */
const JSON_LIMIT = 1024 * 1024;
/** Bytes of one attachment; said in words to residents. */
const FILE_LIMIT = 10 * 1024 * 1024;
/** Levels of nesting that a form never reaches; deeper bodies would only exhaust the stack. */
const DEEPEST = 24;

/** Reads a JSON body: 415 for another type; what is no JSON becomes 400 by `onError`. */
export function readJson(deps: ApiDeps): RequestHandler[] {
  return [requireJson(deps), express.json({ limit: JSON_LIMIT })];
}

/** Reads a JSON body as the bytes that were signed. */
export function readSignedJson(deps: ApiDeps): RequestHandler[] {
  return [requireJson(deps), express.raw({ type: () => true, limit: JSON_LIMIT })];
}

/** Reads a file of any type: its bytes say what it is. */
export function readFileBody(): RequestHandler {
  return express.raw({ type: () => true, limit: FILE_LIMIT });
}

/** A JSON object, not nested too deeply; undefined for anything else. */
export function asObject(body: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof body !== 'object' || body === null || Array.isArray(body) || isTooDeep(body, DEEPEST)) return undefined;
  return body as Readonly<Record<string, unknown>>;
}

/** Turns what went wrong into a problem; what is our own fault is reported and only called that. */
export function onError(deps: ApiDeps): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const refusal = refusalFor(error);
    if (refusal.status >= 500) reportFault(deps.logger, response, error);
    sendProblem(deps, request, response, refusal);
  };
}

function requireJson(deps: ApiDeps): RequestHandler {
  return (request, response, next) => {
    if (isOtherThanJson(request)) sendProblem(deps, request, response, { status: 415, code: 'media-type' });
    else next();
  };
}

function isOtherThanJson(request: Request): boolean {
  return request.is('application/json') === false;
}

function isTooDeep(value: unknown, left: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return left === 0 || Object.values(value).some((one) => isTooDeep(one, left - 1));
}

function refusalFor(error: unknown): Refusal {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : 500;
  if (status === 413) return { status, code: 'too-large' };
  if (status === 415) return { status, code: 'media-type' };
  return typeof status === 'number' && status >= 400 && status < 500
    ? { status: 400, code: 'malformed' }
    : { status: 500, code: 'broken' };
}
