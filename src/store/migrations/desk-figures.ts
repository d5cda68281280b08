import type { Knex } from 'knex';

/** What the figures are counted from: indexes that answer alone, and how applications in the chat began and ended. */
export async function deskFigures(sql: Knex, compact: string): Promise<void> {
  const statements = [
    'create index submissions_figures on submissions (service, office, created_at, closed_at, on_time, used_days)',
    'create index submissions_channel on submissions (channel, service, office, created_at)',
    'create index submissions_rated on submissions (office, rating, service, created_at) where rating is not null',
    // Counts only: no chat, no person, no answer.
    `create table draft_counts (
      day text not null, service text not null, event text not null, pointer text not null, count bigint not null,
      primary key (day, service, event, pointer))${compact}`,
  ];
  for (const statement of statements) await sql.raw(statement);
}
