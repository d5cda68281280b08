import type { Knex } from 'knex';

/** Who may sign in at the desk, what proves it, and who is signed in. Tokens, ids of sessions and codes are hashes. */
export async function deskAccounts(sql: Knex, compact: string): Promise<void> {
  for (const statement of statements(compact)) await sql.raw(statement);
}

function statements(compact: string): readonly string[] {
  return [
    // `codes` is the sealed secret of the device's codes; `codes_step` the last step of time whose code was used.
    `create table clerks (
      id text primary key, login text not null unique, name text not null, role text not null, office text not null,
      lang text not null, disabled bigint not null, password text, codes text, codes_step bigint not null,
      created_at bigint not null)`,
    `create table clerk_recovery (
      clerk text not null references clerks (id), hash text not null, primary key (clerk, hash))${compact}`,
    // Without a clerk: the link of the first administrator.
    `create table clerk_links (
      hash text primary key, clerk text references clerks (id), until bigint not null)`,
    'create index clerk_links_clerk on clerk_links (clerk)',
    `create table sessions (
      id text primary key, clerk text references clerks (id), began_at bigint not null, used_at bigint not null,
      data text not null)`,
    'create index sessions_clerk on sessions (clerk, began_at)',
    'create index sessions_used on sessions (used_at)',
    `create table sign_in_tries (
      key text primary key, tries bigint not null, last_at bigint not null, free_at bigint not null)${compact}`,
    'create index sign_in_tries_last on sign_in_tries (last_at)',
  ];
}
