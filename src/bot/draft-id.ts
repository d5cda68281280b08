const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';

/** Eight letters and digits (40 bits) that name a draft on its buttons, drawn from the turn's random bytes. */
export function draftIdOf(entropy: Uint8Array): string {
  let id = '';
  for (const byte of entropy.subarray(0, 8)) id += LETTERS.charAt(byte & 31);
  return id;
}
