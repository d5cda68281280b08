const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const BYTES = 16;

/**
 * The secret of a submission's status page: 128 random bits as 22 characters of base64url (RFC 4648, no padding).
 * @param entropy at least 16 random bytes; the first 16 are used.
 */
export function makeToken(entropy: Uint8Array): string {
  if (entropy.length < BYTES) throw new RangeError('A token needs 16 random bytes.');
  const bits = [...entropy.slice(0, BYTES)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const sextets = bits.match(/.{1,6}/g) ?? [];
  return sextets.map((sextet) => BASE64URL.charAt(parseInt(sextet.padEnd(6, '0'), 2))).join('');
}

/** Whether a token opens a submission. Looks at every character, so that the time tells nothing about a near miss. */
export function isToken(given: string, token: string): boolean {
  let different = given.length ^ token.length;
  for (let i = 0; i < token.length; i++) different |= given.charCodeAt(i) ^ token.charCodeAt(i);
  return different === 0;
}
