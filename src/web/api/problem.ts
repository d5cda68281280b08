import type { Request, Response } from 'express';
import type { Lang } from '../../forms/types.ts';
import { askedLang } from './asked-lang.ts';
import type { ApiDeps } from './deps.ts';

/** Why a request is not served. Its words stand in locales under `problems:api.<code>`. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
  /** What is wrong with which answer; `pointer` points into `answers`. */
  readonly errors?: readonly AnswerError[];
  /** The language of the request's body, where it names one. */
  readonly lang?: Lang;
}

export interface AnswerError {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

/** Answers with a problem (RFC 9457) in the reader's language: what happened, and what to do. */
export function sendProblem(
  { words }: Pick<ApiDeps, 'words'>,
  request: Request,
  response: Response,
  refusal: Refusal,
): void {
  const lang = refusal.lang ?? askedLang(request);
  const t = words(lang);
  response
    .status(refusal.status)
    .set({ 'Content-Language': lang, 'Cache-Control': 'no-store', Vary: 'Accept-Language' })
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: `urn:ezhan:problem:${refusal.code}`,
        title: t(`problems:api.${refusal.code}.title`),
        status: refusal.status,
        detail: t(`problems:api.${refusal.code}.what`, refusal.params),
        requestId: requestIdOf(response),
        ...(refusal.errors === undefined ? {} : { errors: refusal.errors }),
      }),
    );
}

/** The id under which a request is found in the log. */
export function requestIdOf(response: Response): string {
  const id: unknown = response.locals.requestId;
  return typeof id === 'string' ? id : '';
}
