import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { StoreError } from './store-error.ts';

/**
 * Seals what is stored. `place` says where a value belongs (table and key) and is bound into the seal, so that a sealed
 * value cannot be moved to another row. Without a key everything stays as it is.
 */
export interface Sealer {
  /** Names the key without giving it away; absent without a key. */
  readonly keyId?: string;
  seal(text: string, place: string): string;
  /** Also takes what was stored before there was a key. */
  open(text: string, place: string): string;
  sealBytes(bytes: Uint8Array, place: string): Uint8Array;
  openBytes(bytes: Uint8Array, place: string): Uint8Array;
  /** The same for the same text: 43 characters that only the key's owner can make, or anybody where there is no key. */
  fingerprint(text: string, purpose: string): string;
}

/** Begins everything sealed; no JSON and no file of a kind that is kept begins so. */
const MARK = 'e1:';
const IV = 12;
const TAG = 16;
const KEY_ID = 8;
const HEAD = MARK.length + KEY_ID + 1;

/** @param dataKey base64 of 32 bytes. */
export function createSealer(dataKey: string | undefined): Sealer {
  if (dataKey === undefined) return withoutKey;
  const key = Buffer.from(dataKey, 'base64');
  if (key.length !== 32) throw new StoreError('DATA_KEY must be 32 bytes in base64.');
  const keyId = createHash('sha256').update('key id').update(key).digest('hex').slice(0, KEY_ID);
  const head = `${MARK}${keyId}:`;
  // A key of its own: what one use gives away says nothing about another.
  const macKey = Buffer.from(hkdfSync('sha256', key, '', 'ezhan fingerprints', 32));
  return {
    keyId,
    seal: (text, place) => head + encrypt(key, Buffer.from(text), place).toString('base64'),
    open: (text, place) => {
      if (!text.startsWith(MARK)) return text;
      refuseOtherKey(text.slice(0, HEAD), head);
      return decrypt(key, Buffer.from(text.slice(HEAD), 'base64'), place).toString();
    },
    sealBytes: (bytes, place) => Buffer.concat([Buffer.from(head), encrypt(key, bytes, place)]),
    openBytes: (bytes, place) => {
      const found = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1');
      if (!found.startsWith(MARK)) return bytes;
      refuseOtherKey(found, head);
      return decrypt(key, bytes.subarray(HEAD), place);
    },
    fingerprint: (text, purpose) => createHmac('sha256', macKey).update(`${purpose}\0${text}`).digest('base64url'),
  };
}

const withoutKey: Sealer = {
  seal: same,
  open: refuseSealed,
  sealBytes: same,
  openBytes: refuseSealedBytes,
  fingerprint: (text, purpose) => createHash('sha256').update(`${purpose}\0${text}`).digest('base64url'),
};

/** iv, tag, ciphertext. Random 96-bit ivs: NIST SP 800-38D allows 2^32 of them under one key. */
function encrypt(key: Buffer, bytes: Uint8Array, place: string): Buffer {
  const iv = randomBytes(IV);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(place));
  const sealed = [cipher.update(bytes), cipher.final()];
  return Buffer.concat([iv, cipher.getAuthTag(), ...sealed]);
}

function decrypt(key: Buffer, sealed: Uint8Array, place: string): Buffer {
  try {
    const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV), { authTagLength: TAG });
    cipher.setAAD(Buffer.from(place)).setAuthTag(sealed.subarray(IV, IV + TAG));
    return Buffer.concat([cipher.update(sealed.subarray(IV + TAG)), cipher.final()]);
  } catch {
    throw new StoreError('A stored value was changed from outside: its seal is broken.', 'SEAL');
  }
}

function refuseOtherKey(found: string, expected: string): void {
  if (found !== expected) throw new StoreError('A stored value was sealed with another DATA_KEY.', 'SEAL');
}

function same<T>(value: T): T {
  return value;
}

function refuseSealed(text: string): string {
  if (text.startsWith(MARK)) throw new StoreError('What is stored is sealed: set DATA_KEY to open it.', 'SEAL');
  return text;
}

function refuseSealedBytes(bytes: Uint8Array): Uint8Array {
  refuseSealed(Buffer.from(bytes.subarray(0, MARK.length)).toString('latin1'));
  return bytes;
}
