import type { Knex } from 'knex';
import type { Clerk } from '../../cases/clerk.ts';
import type { Lang } from '../../forms/types.ts';
import type { StoreContext } from '../context.ts';
import { rows, type Database, type Value } from '../database.ts';
import { CLERK_COLUMNS, clerkOf, insertClerk, selectClerks } from './clerk-rows.ts';
import type { AddedClerk, ClerkChange, ClerkChanged, FoundClerk, NewClerk } from './types.ts';

/** Any number, the same for every process of this program. */
const LOCK = 7_246_020;

/** By name; those who are disabled last. */
export function listClerks({ database }: StoreContext): Promise<readonly Clerk[]> {
  return selectClerks(database.read, 'order by disabled, name, login', []);
}

export async function findClerk({ database }: StoreContext, id: string): Promise<Clerk | undefined> {
  return (await selectClerks(database.read, 'where id = ?', [id]))[0];
}

/** With the hash of the password, to be checked. */
export async function clerkByLogin({ database }: StoreContext, login: string): Promise<FoundClerk | undefined> {
  const [row] = await rows(database.read, `select ${CLERK_COLUMNS}, password from clerks where login = ?`, [login]);
  if (row === undefined) return undefined;
  return { clerk: clerkOf(row), ...(typeof row['password'] === 'string' ? { passwordHash: row['password'] } : {}) };
}

export async function addClerk({ database }: StoreContext, clerk: NewClerk, now: number): Promise<AddedClerk> {
  const added = await database.transaction((sql) => insertClerk(sql, clerk, now));
  return added === undefined ? { ok: false, code: 'login-taken' } : { ok: true, clerk: added };
}

/** Undefined when there is an account already. */
export function addFirstClerk({ database }: StoreContext, clerk: NewClerk, now: number): Promise<Clerk | undefined> {
  return database.transaction(async (sql) =>
    (await isWithoutClerks(database, sql)) ? insertClerk(sql, clerk, now) : undefined,
  );
}

/** Stays true until the commit: of two first administrators one is first. */
export async function isWithoutClerks({ kind }: Pick<Database, 'kind'>, sql: Knex): Promise<boolean> {
  if (kind === 'postgres') await rows(sql, 'select pg_advisory_xact_lock(?)', [LOCK]);
  return (await rows(sql, 'select 1 as one from clerks limit 1')).length === 0;
}

export function changeClerk({ database }: StoreContext, id: string, change: ClerkChange): Promise<ClerkChanged> {
  return database.transaction(async (sql) => {
    const [clerk] = await lockClerk(database, sql, id);
    if (clerk === undefined) return 'unknown';
    const after = { ...clerk, ...change };
    if (after.role !== 'administrator' && (await isLastAdministrator(database, sql, clerk)))
      return 'last-administrator';
    const values: readonly Value[] = [after.name, after.role, after.office, id];
    await rows(sql, 'update clerks set name = ?, role = ?, office = ? where id = ?', values);
    return 'changed';
  });
}

/** Disabling ends all sessions and links of the account at once. */
export function setDisabled({ database }: StoreContext, id: string, disabled: boolean): Promise<ClerkChanged> {
  return database.transaction(async (sql) => {
    const [clerk] = await lockClerk(database, sql, id);
    if (clerk === undefined) return 'unknown';
    if (disabled && (await isLastAdministrator(database, sql, clerk))) return 'last-administrator';
    await rows(sql, 'update clerks set disabled = ? where id = ?', [disabled ? 1 : 0, id]);
    if (disabled) await endEverything(sql, id);
    return 'changed';
  });
}

export async function setLang({ database }: StoreContext, id: string, lang: Lang): Promise<void> {
  await rows(database.write, 'update clerks set lang = ? where id = ?', [lang, id]);
}

/** Ends all sessions and links of the account at once. */
export function setPassword({ database }: StoreContext, id: string, passwordHash: string): Promise<void> {
  return database.transaction((sql) => writePassword(sql, id, passwordHash));
}

export async function writePassword(sql: Knex, id: string, passwordHash: string): Promise<void> {
  await rows(sql, 'update clerks set password = ? where id = ?', [passwordHash, id]);
  await endEverything(sql, id);
}

async function endEverything(sql: Knex, id: string): Promise<void> {
  await rows(sql, 'delete from sessions where clerk = ?', [id]);
  await rows(sql, 'delete from clerk_links where clerk = ?', [id]);
}

function lockClerk({ kind }: Database, sql: Knex, id: string): Promise<readonly Clerk[]> {
  return selectClerks(sql, `where id = ? ${kind === 'postgres' ? 'for update' : ''}`, [id]);
}

/** Of two who take each other's role away at the same moment, the second finds the first one's done. */
async function isLastAdministrator({ kind }: Database, sql: Knex, clerk: Clerk): Promise<boolean> {
  if (clerk.role !== 'administrator' || clerk.disabled) return false;
  if (kind === 'postgres') await rows(sql, 'select pg_advisory_xact_lock(?)', [LOCK]);
  const others = `select 1 as one from clerks where role = 'administrator' and disabled = 0 and id <> ? limit 1`;
  return (await rows(sql, others, [clerk.id])).length === 0;
}
