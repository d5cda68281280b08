import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a form's hidden field `csrf` is made of. */
export interface FormMark {
  readonly token: string;
  /** For whom the form was made, proved by the house; absent before signing in. */
  readonly clerk?: string;
}

/**
 * The value of a form's hidden field `csrf`: the session's token, then for whom the form was made, signed. The token counts
 * while its session lives; the rest still proves afterwards that a page of ours, made for this clerk, held the form.
 */
export function markOf(secret: string, token: string, clerk: string): string {
  return `${token}.${clerk}.${sign(secret, token, clerk)}`;
}

/** Takes the field apart; a clerk is named only where the signature is ours. */
export function readMark(secret: string, field: unknown): FormMark | undefined {
  if (typeof field !== 'string') return undefined;
  const [token = '', clerk, signature] = field.split('.');
  if (clerk === undefined || signature === undefined) return { token };
  return same(signature, sign(secret, token, clerk)) ? { token, clerk } : { token };
}

function sign(secret: string, token: string, clerk: string): string {
  return createHmac('sha256', `form ${secret}`).update(`${token} ${clerk}`).digest('base64url');
}

function same(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
