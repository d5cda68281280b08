import { createHash } from 'node:crypto';

/** For what is random and long: ids of sessions, tokens of links, recovery codes. Passwords need more than this. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
