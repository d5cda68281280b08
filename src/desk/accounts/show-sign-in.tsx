import type { Request, Response } from 'express';
import { sendPage } from '../../http/send.ts';
import type { Parts } from './parts.ts';
import { readerOf } from './reader.ts';
import { SignInPage, type SignInFault } from './pages/sign-in-page.tsx';

export interface SignInShown {
  readonly status?: number;
  /** The session has ended in the middle of something. */
  readonly ended?: boolean;
  readonly fault?: SignInFault;
  readonly login?: string;
  /** A form that waits for its clerk, sealed. */
  readonly carried?: string;
}

/** Shows the sign-in; what waits for its clerk goes along in the page, and in the session for whoever signs in elsewhere. */
export async function showSignIn(
  parts: Parts,
  request: Request,
  response: Response,
  { status = 200, ...shown }: SignInShown,
): Promise<void> {
  if (shown.carried !== undefined) request.session.carried = shown.carried;
  const page = (
    <SignInPage
      reader={readerOf(request, parts.house)}
      csrf={parts.csrf.mark(request)}
      hasOidc={parts.oidc !== undefined}
      {...shown}
    />
  );
  await sendPage(request, response, page, status);
}
