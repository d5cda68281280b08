/** A key that can be used, none at all, or one that is no key. */
export type IdempotencyKey = { readonly ok: true; readonly key?: string } | { readonly ok: false };

/**
 * Reads an Idempotency-Key: a string of draft-ietf-httpapi-idempotency-key-header in its quotes, or, as most clients send
 * it, without them. Visible ASCII, at most 255 characters.
 */
export function readIdempotencyKey(header: string | undefined): IdempotencyKey {
  if (header === undefined) return { ok: true };
  const quoted = /^"((?:[^"\\]|\\["\\])*)"$/.exec(header)?.[1];
  const key = quoted?.replaceAll(/\\(["\\])/g, '$1') ?? header;
  return /^[!-~]{1,255}$/.test(key) ? { ok: true, key } : { ok: false };
}
