import type { Knex } from 'knex';

/** What the desk changes of the district's data, and who came to a booked visit. */
export async function deskDistrict(sql: Knex, _compact: string): Promise<void> {
  const statements = [
    // Nothing is overwritten: the newest row of a part and id counts, and the older ones say how it was.
    `create table district_changes (
      part text not null, id text not null, seq bigint not null unique, body text not null, at bigint not null,
      clerk text not null, reason text, primary key (part, id, seq))`,
    'alter table bookings add column arrived_at bigint',
    'alter table bookings add column arrived_by text',
  ];
  for (const statement of statements) await sql.raw(statement);
}
