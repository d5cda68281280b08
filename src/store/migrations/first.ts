import type { Knex } from 'knex';

/**
 * The first shape. Portable on purpose: text, and bigint for epoch milliseconds and counters; JSON as text, sealed where
 * it tells about a person. `compact` keeps a small table in its key's tree.
 */
export async function first(sql: Knex, compact: string): Promise<void> {
  for (const statement of [...conversation(compact), ...cases(compact), ...house(compact)]) await sql.raw(statement);
}

function conversation(compact: string): readonly string[] {
  return [
    // `lines` counts what was said in the chat: the order of its outbox and of its transcript.
    `create table chats (
      chat text primary key, state text not null, lines bigint not null,
      oldest_draft bigint, updated_at bigint not null)`,
    'create index chats_oldest_draft on chats (oldest_draft)',
    `create table inbound (id text primary key, at bigint not null)${compact}`,
    'create index inbound_at on inbound (at)',
    `create table transcript (
      chat text not null, line bigint not null, speaker text not null, at bigint not null, body text not null,
      primary key (chat, line))`,
    'create index transcript_at on transcript (at)',
    // A lane is a chat or, for events, a submission: what waits in one keeps its order.
    `create table outbox (
      kind text not null, lane text not null, seq bigint not null, body text not null, created_at bigint not null,
      due bigint not null, leased_until bigint not null, attempts bigint not null, reason text,
      primary key (kind, lane, seq))`,
    'create index outbox_due on outbox (kind, due)',
  ];
}

function cases(compact: string): readonly string[] {
  return [
    `create table submissions (
      reference text primary key, service text not null, version text not null, status text not null,
      channel text not null, chat text, lang text not null, office text not null, due text not null,
      created_at bigint not null, body text not null)`,
    'create index submissions_desk on submissions (office, status, service, created_at, reference)',
    'create index submissions_office_status on submissions (office, status, created_at, reference)',
    'create index submissions_office on submissions (office, created_at, reference)',
    'create index submissions_created on submissions (created_at, reference)',
    'create index submissions_service on submissions (service, created_at, reference)',
    'create index submissions_channel on submissions (channel, created_at, reference)',
    'create index submissions_due on submissions (status, due, reference)',
    'create index submissions_chat on submissions (chat, created_at)',
    `create table submission_events (
      reference text not null references submissions (reference), seq bigint not null, at bigint not null,
      status text not null, note text, primary key (reference, seq))`,
    `create table submission_files (
      reference text not null references submissions (reference), attachment text not null,
      primary key (reference, attachment))${compact}`,
    'create index submission_files_attachment on submission_files (attachment)',
    // (slot, seat) is what keeps a place from being sold twice.
    `create table bookings (
      slot text not null, seat bigint not null, institution text not null,
      reference text not null references submissions (reference), primary key (slot, seat))`,
    'create index bookings_institution on bookings (institution, slot)',
    'create index bookings_reference on bookings (reference)',
    `create table idempotency_keys (
      client text not null, key text not null, fingerprint text not null, reference text not null, at bigint not null,
      primary key (client, key))`,
    'create index idempotency_keys_at on idempotency_keys (at)',
    `create table audit (
      id text primary key, at bigint not null, actor text not null, action text not null, reference text)`,
    'create index audit_reference on audit (reference, at)',
    'create index audit_at on audit (at)',
  ];
}

function house(compact: string): readonly string[] {
  return [
    `create table form_versions (
      service text not null, version text not null, body text not null, first_used_at bigint not null,
      primary key (service, version))`,
    `create table attachments (
      id text primary key, name text not null, type text not null, size bigint not null, kept_at bigint not null)`,
    'create index attachments_kept_at on attachments (kept_at)',
    `create table settings (name text primary key, value text not null)${compact}`,
  ];
}
