import { randomInt } from 'node:crypto';
import type { Knex } from 'knex';
import { verify } from 'otplib';
import type { StoreContext } from '../context.ts';
import { insert, rows } from '../database.ts';
import { hashOf } from './hash.ts';

/** Seconds that a device's clock may be off. */
const TOLERANCE = 30;
const RECOVERY_CODES = 10;
/** Without those that look alike; five bits each. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz023456789';
const RECOVERY_LENGTH = 16;

/** @returns recovery codes, which are nowhere to be had again; undefined when the code is none of the secret. */
export async function setCodes(
  { database, sealer }: StoreContext,
  id: string,
  secret: string,
  code: string,
  now: number,
): Promise<readonly string[] | undefined> {
  const step = await stepOf(secret, code, now);
  if (step === undefined) return undefined;
  return database.transaction(async (sql) => {
    const sealed = sealer.seal(secret, placeOf(id));
    await rows(sql, 'update clerks set codes = ?, codes_step = ? where id = ?', [sealed, step, id]);
    return writeRecovery(sql, id);
  });
}

/** True once for each code, over all processes: the step of time that was used only grows. */
export async function takeCode(
  { database, sealer }: StoreContext,
  id: string,
  code: string,
  now: number,
): Promise<boolean> {
  const [row] = await rows(database.read, 'select codes from clerks where id = ?', [id]);
  if (typeof row?.['codes'] !== 'string') return false;
  const step = await stepOf(sealer.open(row['codes'], placeOf(id)), code, now);
  if (step === undefined) return false;
  const use = 'update clerks set codes_step = ? where id = ? and codes_step < ? returning id';
  return (await rows(database.write, use, [step, id, step])).length === 1;
}

/** True once for each recovery code. */
export async function takeRecoveryCode({ database }: StoreContext, id: string, code: string): Promise<boolean> {
  const use = 'delete from clerk_recovery where clerk = ? and hash = ? returning clerk';
  return (await rows(database.write, use, [id, hashOf(code)])).length === 1;
}

export async function recoveryLeft({ database }: StoreContext, id: string): Promise<number> {
  const [row] = await rows(database.read, 'select count(*) as left_over from clerk_recovery where clerk = ?', [id]);
  return Number(row?.['left_over'] ?? 0);
}

export function renewRecovery({ database }: StoreContext, id: string): Promise<readonly string[]> {
  return database.transaction((sql) => writeRecovery(sql, id));
}

export function endCodes({ database }: StoreContext, id: string): Promise<void> {
  return database.transaction(async (sql) => {
    await rows(sql, 'update clerks set codes = null, codes_step = 0 where id = ?', [id]);
    await rows(sql, 'delete from clerk_recovery where clerk = ?', [id]);
  });
}

async function writeRecovery(sql: Knex, id: string): Promise<readonly string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, recoveryCode);
  await rows(sql, 'delete from clerk_recovery where clerk = ?', [id]);
  const values = codes.map((code) => [id, hashOf(code)]);
  await insert(sql, 'clerk_recovery (clerk, hash)', values);
  return codes;
}

function recoveryCode(): string {
  return Array.from({ length: RECOVERY_LENGTH }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');
}

/** The step of time that a code is of; undefined for one of another time or secret. */
async function stepOf(secret: string, code: string, now: number): Promise<number | undefined> {
  if (!/^\d{6}$/.test(code)) return undefined;
  const found = await verify({ secret, token: code, epoch: Math.floor(now / 1000), epochTolerance: TOLERANCE });
  return found.valid && 'timeStep' in found ? found.timeStep : undefined;
}

function placeOf(id: string): string {
  return `clerks ${id}`;
}
