import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { SESSION_LONGEST } from '../../cases/session-life.ts';

/** A form that was posted when its session had ended: kept until its clerk has signed in again. */
export interface Carried {
  /** Whose form it is: nobody else gets it back. */
  readonly clerk: string;
  /** Where it was posted to. */
  readonly to: string;
  readonly multipart: boolean;
  /** It held files: those cannot be kept. */
  readonly files: boolean;
  /** In the order of the form. */
  readonly fields: readonly (readonly [string, string])[];
  /** Epoch milliseconds. */
  readonly at: number;
}

const IV = 12;
const TAG = 16;
const MARK = Buffer.from('a form that was carried over');

/** Text that can lie in the page of a browser that several people use: nobody can read or change it. */
export function sealCarried(secret: string, carried: Carried): string {
  const iv = randomBytes(IV);
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), iv).setAAD(MARK);
  const sealed = [cipher.update(JSON.stringify(carried), 'utf8'), cipher.final()];
  return Buffer.concat([iv, cipher.getAuthTag(), ...sealed]).toString('base64url');
}

/** Undefined for what we did not seal, and for what is older than the longest session. */
export function openCarried(secret: string, sealed: unknown, now: number): Carried | undefined {
  if (typeof sealed !== 'string' || sealed === '') return undefined;
  const bytes = Buffer.from(sealed, 'base64url');
  try {
    const cipher = createDecipheriv('aes-256-gcm', keyOf(secret), bytes.subarray(0, IV), { authTagLength: TAG });
    cipher.setAAD(MARK).setAuthTag(bytes.subarray(IV, IV + TAG));
    const text = Buffer.concat([cipher.update(bytes.subarray(IV + TAG)), cipher.final()]).toString();
    const carried = JSON.parse(text) as Carried;
    return now - carried.at < SESSION_LONGEST ? carried : undefined;
  } catch {
    return undefined;
  }
}

function keyOf(secret: string): Buffer {
  return createHash('sha256').update(`carried form ${secret}`).digest();
}
