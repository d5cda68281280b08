import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import type { Clerk } from '../../cases/clerk.ts';
import type { Role } from '../../cases/types.ts';
import type { Lang } from '../../forms/types.ts';
import { insert, rows, type Row, type Value } from '../database.ts';
import type { NewClerk } from './types.ts';

export const CLERK_COLUMNS =
  'id, login, name, role, office, lang, disabled, created_at, ' +
  'case when password is null then 0 else 1 end as has_password, case when codes is null then 0 else 1 end as has_codes';

export function clerkOf(row: Row): Clerk {
  return {
    id: String(row['id']),
    login: String(row['login']),
    name: String(row['name']),
    role: row['role'] as Role,
    office: String(row['office']),
    lang: row['lang'] as Lang,
    disabled: Number(row['disabled']) === 1,
    hasPassword: Number(row['has_password']) === 1,
    hasCodes: Number(row['has_codes']) === 1,
    createdAt: Number(row['created_at']),
  };
}

export async function selectClerks(sql: Knex, rest: string, bindings: readonly Value[]): Promise<readonly Clerk[]> {
  return (await rows(sql, `select ${CLERK_COLUMNS} from clerks ${rest}`, bindings)).map(clerkOf);
}

/** Undefined when the login is taken. */
export async function insertClerk(sql: Knex, clerk: NewClerk, now: number): Promise<Clerk | undefined> {
  const { login, name, role, office, lang, passwordHash = null } = clerk;
  const id = randomBytes(9).toString('base64url');
  const values: readonly Value[] = [id, login, name, role, office, lang, 0, passwordHash, 0, now];
  const columns = 'clerks (id, login, name, role, office, lang, disabled, password, codes_step, created_at)';
  const added = await insert(sql, columns, [values], 'on conflict (login) do nothing returning id');
  if (added.length === 0) return undefined;
  return (await selectClerks(sql, 'where id = ?', [id]))[0];
}
