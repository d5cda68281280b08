import type { Knex } from 'knex';

/**
 * What the clerks' desk looks for, sorts by and adds. Rows that were stored before are filled in by code after the start
 * (backfill.ts), for what they hold is sealed.
 */
export async function deskCases(sql: Knex, compact: string): Promise<void> {
  for (const statement of [...columns(), ...lists(), ...search(compact), ...audit(compact)]) await sql.raw(statement);
}

function columns(): readonly string[] {
  const added = [
    'revision bigint not null default 0',
    'clerk text',
    // 1 until nobody can move it any more.
    'open bigint not null default 1',
    // `due` while the clock runs; null while it stands and once the case is closed.
    'runs_until text',
    // `due` while the clock runs, and all of those before all others.
    "urgency text not null default ''",
    // 1 while nobody at the desk has gone on with what came back after a correction was asked for.
    'returned bigint not null default 0',
    'closed_at bigint',
    'on_time bigint',
    // Working days that it took.
    'used_days bigint',
    'rating bigint',
    "sealed text not null default ''",
  ];
  return [
    ...added.map((column) => `alter table submissions add column ${column}`),
    // The body becomes the last column: SQLite reads a row from its beginning, and this one fills pages.
    'update submissions set sealed = body',
    'alter table submissions drop column body',
    'alter table submissions rename column sealed to body',
  ];
}

/** Everything that a view filters by: a list is found in an index alone, however many rows it passes. */
const OTHERS = 'service, status, channel, clerk, returned, rating, runs_until, open';
const FACETS = `office, ${OTHERS}`;

function lists(): readonly string[] {
  const former = ['desk', 'office_status', 'office', 'created', 'service', 'channel', 'due'];
  return [
    ...former.map((name) => `drop index submissions_${name}`),
    `create index submissions_open on submissions (urgency, reference, created_at, ${FACETS}) where open = 1`,
    `create index submissions_due on submissions (urgency, reference, created_at, ${FACETS})`,
    `create index submissions_received on submissions (created_at, reference, urgency, ${FACETS})`,
    `create index submissions_office_due on submissions (office, urgency, reference, created_at, ${OTHERS})`,
    `create index submissions_office_received on submissions (office, created_at, reference, urgency, ${OTHERS})`,
    `create index submissions_unhappy on submissions (created_at, reference, urgency, ${FACETS}) where rating <= 2`,
  ];
}

function search(compact: string): readonly string[] {
  return [
    // Fingerprints of what people are looked for by. With the time in it, the newest are found without sorting.
    `create table search_tokens (
      token text not null, created_at bigint not null, reference text not null,
      primary key (token, created_at, reference))${compact}`,
  ];
}

function audit(compact: string): readonly string[] {
  return [
    'alter table audit add column seq bigint',
    'alter table audit add column hash text',
    'alter table audit add column detail text',
    'create unique index audit_seq on audit (seq)',
    // One row: the end of the chain. Whoever writes an entry holds it until the commit.
    `create table audit_head (id bigint primary key, seq bigint not null, hash text not null)${compact}`,
    "insert into audit_head (id, seq, hash) values (1, 0, '')",
  ];
}
