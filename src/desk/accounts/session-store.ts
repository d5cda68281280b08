import session, { type SessionData } from 'express-session';
import type { SessionsPort } from './port.ts';

/**
 * Keeps express-session's sessions in our store. It has no `touch`: express-session would call it at the end of every
 * answer, also of one that lasts for hours; the sign-in check writes down that a session is used.
 */
export class DeskSessionStore extends session.Store {
  readonly #sessions: SessionsPort;
  readonly #now: () => number;

  constructor(sessions: SessionsPort, now: () => number) {
    super();
    this.#sessions = sessions;
    this.#now = now;
  }

  override get(id: string, done: (error: unknown, session?: SessionData | null) => void): void {
    this.#sessions.read(id, this.#now()).then(
      (stored) => {
        done(null, stored === undefined ? null : restored(stored));
      },
      (error: unknown) => {
        done(error);
      },
    );
  }

  override set(id: string, { cookie: _cookie, began, used: _used, ...kept }: SessionData, done = ignore): void {
    const written = {
      // One that came out of the store and was ended there meanwhile is not brought back.
      fresh: began === undefined,
      ...(kept.clerk === undefined ? {} : { clerk: kept.clerk }),
      data: JSON.stringify(kept),
    };
    settle(this.#sessions.write(id, written, this.#now()), done);
  }

  override destroy(id: string, done = ignore): void {
    settle(this.#sessions.end(id), done);
  }
}

/** The cookie's marks are those of the house, not of the stored session. */
function restored({ data, began, used }: Awaited<ReturnType<SessionsPort['read']>> & object): SessionData {
  const cookie = Object.assign(new session.Cookie(), COOKIE);
  return { ...(JSON.parse(data) as SessionData), began, used, cookie };
}

/** It goes when the browser is closed; its real end is in the store. */
export const COOKIE = { httpOnly: true, sameSite: 'lax', path: '/desk' } as const;

type Done = (error?: unknown) => void;

function settle(work: Promise<void>, done: Done): void {
  work.then(
    () => {
      done();
    },
    (error: unknown) => {
      done(error);
    },
  );
}

function ignore(): void {
  // Whoever gives no callback does not ask.
}
