/**
 * References such as `FC-26K7-XQ4M`: two letters of the service, seven random characters and a check character.
 *
 * The 23 characters leave out everything that is mistaken for another one when it is read aloud, written by hand or
 * printed small: 0 O D (Q stays), 1 I L (7 stays), 5 S, 8 B (3 stays), Z (2 stays), U V (W stays).
 * Seven of them carry 31.6 random bits. 23 is prime, so a sum with distinct, non-zero weights that must be 0 modulo 23
 * finds every single wrong character and every swap of two characters, neighbours or not.
 */
const ALPHABET = '234679ACEFGHJKMNPQRTWXY';
const RANDOM = 7;
const WEIGHTS = [19, 3, 15, 6, 7, 12, 14, 1] as const;

/** Characters that are not in the alphabet, and what was most likely meant; the check character catches a wrong guess. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  '0': 'Q',
  O: 'Q',
  D: 'Q',
  '1': '7',
  I: '7',
  L: '7',
  '8': '3',
  B: '3',
  Z: '2',
  V: 'W',
  U: 'W',
};
/** The prefix has letters only. */
const DIGITS_IN_PREFIX: Readonly<Record<string, string>> = { '0': 'O', '1': 'I', '2': 'Z', '5': 'S', '8': 'B' };

/** Why a text is no reference: it has another shape, or one of its characters must be wrong. */
export type ReadReference =
  { readonly ok: true; readonly reference: string } | { readonly ok: false; readonly why: 'shape' | 'check' };

/**
 * Makes a reference out of random bytes. Unique only by the database: on a clash the caller draws again.
 * @param prefix two capital letters, as in service.json.
 * @param entropy at least 8 random bytes that are used for nothing else; 64 bits make the modulo bias vanish.
 */
export function makeReference(prefix: string, entropy: Uint8Array): string {
  if (entropy.length < 8) throw new RangeError('A reference needs 8 random bytes.');
  let number = entropy.slice(0, 8).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  const digits: number[] = [];
  while (digits.length < RANDOM) {
    digits.push(Number(number % BigInt(ALPHABET.length)));
    number /= BigInt(ALPHABET.length);
  }
  const body = [...digits, checkDigit(digits)].map((digit) => ALPHABET.charAt(digit)).join('');
  return withDashes(prefix + body);
}

/** Reads a reference as people type it: full-width, lower case, spaces, dashes of any kind, look-alikes. */
export function readReference(text: string): ReadReference {
  const letters = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}_.·]/gu, '');
  if (!/^[A-Z0-9]{10}$/.test(letters)) return { ok: false, why: 'shape' };
  const prefix = fold(letters.slice(0, 2), DIGITS_IN_PREFIX);
  const body = fold(letters.slice(2), LOOK_ALIKES);
  const digits = Array.from(body, (letter) => ALPHABET.indexOf(letter));
  if (!/^[A-Z]{2}$/.test(prefix)) return { ok: false, why: 'shape' };
  if (digits.includes(-1) || weigh(digits) !== 0) return { ok: false, why: 'check' };
  return { ok: true, reference: withDashes(prefix + body) };
}

/**
 * The reference that a scanned paper or a search names: typed as people type it, or inside the address of a QR code, the
 * residents' (`…/s/FC-26K7-XQ4M?token=…`) or the desk's (`…/desk/cases/FC-26K7-XQ4M`), whatever house it was printed for.
 * Undefined where there is none.
 */
export function referenceIn(text: string): string | undefined {
  const plain = readReference(text);
  if (plain.ok) return plain.reference;
  const [, part] = /\/(?:s|desk\/cases)\/([^/?#\s]{10,24})(?:[/?#]|\s*$)/i.exec(text.normalize('NFKC')) ?? [];
  const found = readReference(part ?? '');
  return found.ok ? found.reference : undefined;
}

function fold(text: string, table: Readonly<Record<string, string>>): string {
  return Array.from(text, (letter) => table[letter] ?? letter).join('');
}

function withDashes(letters: string): string {
  return `${letters.slice(0, 2)}-${letters.slice(2, 6)}-${letters.slice(6)}`;
}

function checkDigit(digits: readonly number[]): number {
  return (ALPHABET.length - weigh(digits)) % ALPHABET.length;
}

function weigh(digits: readonly number[]): number {
  return digits.reduce((sum, digit, index) => sum + digit * (WEIGHTS[index] ?? 0), 0) % ALPHABET.length;
}
