import type { Knex } from 'knex';
import type { ChannelCount, DraftCount, FigureCell, FiguresAsked, RatingCell, YearCells } from '../../cases/figures.ts';
import type { Channel } from '../../cases/types.ts';
import type { StoreContext } from '../context.ts';
import { marks, rows, type Row, type Value } from '../database.ts';

/** Each a range of an index. */
const CHANNELS = Object.keys({ telegram: 0, web: 0, api: 0, webhook: 0 } satisfies Record<Channel, 0>) as Channel[];

/** Counts a year: aggregated by the database, one row for each service, office and month. */
export async function readYear({ database }: StoreContext, asked: FiguresAsked): Promise<YearCells> {
  const { read, kind } = database;
  const where = { offices: await officesIn(read, asked), services: await servicesIn(read, asked) };
  const [cells, channels, ratings, drafts, since] = await Promise.all([
    cellsOf(
      read,
      asked,
      where,
      kind === 'sqlite' ? "group_concat(used_days, ' ')" : "string_agg(used_days::text, ' ')",
    ),
    channelsOf(read, asked, where),
    ratingsOf(read, asked, where),
    draftsOf(read, asked),
    firstOf(read),
  ]);
  return { cells, channels, ratings, drafts, ...(since === undefined ? {} : { since }) };
}

interface Where {
  readonly offices: readonly string[];
  readonly services: readonly string[];
}

/** Those that are asked for among those that have cases. Each is found by one look into an index, not by reading rows. */
async function officesIn(sql: Knex, { offices }: FiguresAsked): Promise<readonly string[]> {
  const known = await distinct(sql, 'office');
  return offices === undefined ? known : known.filter((office) => offices.includes(office));
}

async function servicesIn(sql: Knex, { service }: FiguresAsked): Promise<readonly string[]> {
  return service === undefined ? distinct(sql, 'service') : [service];
}

async function distinct(sql: Knex, column: 'office' | 'service'): Promise<readonly string[]> {
  const found = await rows(
    sql,
    `with recursive known (value) as (
      select min(${column}) from submissions
      union all
      select (select min(${column}) from submissions where ${column} > known.value) from known where known.value is not null)
    select value from known where value is not null`,
  );
  return found.map(({ value }) => String(value));
}

/** The days that cases took come as one list a cell: a median of several cells needs all of them. */
async function cellsOf(
  sql: Knex,
  asked: FiguresAsked,
  where: Where,
  listOfDays: string,
): Promise<readonly FigureCell[]> {
  const spans = spansOf(asked);
  const found = await select(
    sql,
    where,
    {
      name: 'span (month, from_at, to_at)',
      tuples: spans.map(() => '(cast(? as bigint), cast(? as bigint), cast(? as bigint))'),
      values: spans.flat(),
    },
    `select service, office, month, (
      select count(*) || ',' || count(closed_at) || ',' || coalesce(sum(on_time), 0) || ',' || coalesce(${listOfDays}, '')
      from submissions
      where submissions.service = some_service.service and submissions.office = some_office.office
        and created_at >= from_at and created_at < to_at) as counts
    from some_service, some_office, span`,
  );
  return found.map(cellOf).filter(({ received }) => received > 0);
}

/** The thirteen ranges of time, by their number; the last one is what the year is compared with. */
function spansOf({ months, before }: FiguresAsked): readonly (readonly number[])[] {
  const inYear = months.slice(0, -1).map((from, month) => [month, from, months[month + 1] ?? from]);
  return [...inYear, [BEFORE, before.from, before.to]];
}

const BEFORE = 12;

function cellOf({ service, office, month, counts }: Row): FigureCell {
  const [received, finished, onTime, days = ''] = String(counts).split(',');
  return {
    month: month === BEFORE ? 'before' : Number(month),
    service: String(service),
    office: String(office),
    received: Number(received),
    finished: Number(finished),
    onTime: Number(onTime),
    took: histogram(days),
  };
}

/** Counts the numbers of a list such as `4 12 7`. Read digit by digit: there may be a hundred thousand of them. */
function histogram(list: string): readonly number[] {
  const counts: number[] = [];
  let days = 0;
  for (let at = 0; list !== '' && at <= list.length; at++) {
    const digit = list.charCodeAt(at) - ZERO;
    if (digit >= 0 && digit <= 9) {
      days = days * 10 + digit;
      continue;
    }
    while (counts.length <= days) counts.push(0);
    counts[days] = (counts[days] ?? 0) + 1;
    days = 0;
  }
  return counts;
}

const ZERO = '0'.charCodeAt(0);

async function channelsOf(sql: Knex, asked: FiguresAsked, where: Where): Promise<readonly ChannelCount[]> {
  const [from, to] = yearOf(asked);
  const found = await select(
    sql,
    where,
    { name: 'some_channel (channel)', tuples: CHANNELS.map(() => '(cast(? as text))'), values: CHANNELS },
    `select channel, sum(received) as received from (
      select channel, (
        select count(*) from submissions
        where submissions.service = some_service.service and submissions.office = some_office.office
          and submissions.channel = some_channel.channel and created_at >= ? and created_at < ?) as received
      from some_service, some_office, some_channel) counted
    group by channel`,
    [from, to],
  );
  return found.map(({ channel, received }) => ({ channel: channel as Channel, received: Number(received) }));
}

async function ratingsOf(sql: Knex, asked: FiguresAsked, { offices, services }: Where): Promise<readonly RatingCell[]> {
  if (offices.length === 0 || services.length === 0) return [];
  const found = await rows(
    sql,
    `select office, rating, count(*) as count from submissions
    where rating is not null and office in (${marks(offices)}) and service in (${marks(services)})
      and created_at >= ? and created_at < ?
    group by office, rating order by office, rating`,
    [...offices, ...services, ...yearOf(asked)],
  );
  return found.map(({ office, rating, count }) => ({
    office: String(office),
    score: Number(rating),
    count: Number(count),
  }));
}

async function draftsOf(sql: Knex, { days, service }: FiguresAsked): Promise<readonly DraftCount[]> {
  const found = await rows(
    sql,
    `select service, event, pointer, sum(count) as count from draft_counts
    where day >= ? and day <= ? ${service === undefined ? '' : 'and service = ?'}
    group by service, event, pointer order by service, event, pointer`,
    [days.first, days.last, ...(service === undefined ? [] : [service])],
  );
  return found.map((row) => ({
    service: String(row.service),
    event: row.event as DraftCount['event'],
    at: String(row.pointer),
    count: Number(row.count),
  }));
}

async function firstOf(sql: Knex): Promise<number | undefined> {
  const [row] = await rows(sql, 'select min(created_at) as since from submissions');
  return typeof row?.since === 'number' ? row.since : undefined;
}

function yearOf({ months }: FiguresAsked): readonly [from: number, to: number] {
  return [months[0] ?? 0, months.at(-1) ?? 0];
}

interface Dimension {
  readonly name: string;
  readonly tuples: readonly string[];
  readonly values: readonly Value[];
}

/** Runs a query over every service and office, and a further dimension. */
async function select(
  sql: Knex,
  { offices, services }: Where,
  { name, tuples, values }: Dimension,
  query: string,
  bindings: readonly Value[] = [],
): Promise<readonly Row[]> {
  if (offices.length === 0 || services.length === 0) return [];
  const texts = (list: readonly string[]): string => list.map(() => '(cast(? as text))').join(', ');
  return rows(
    sql,
    `with some_service (service) as (values ${texts(services)}), some_office (office) as (values ${texts(offices)}),
      ${name} as (values ${tuples.join(', ')}) ${query}`,
    [...services, ...offices, ...values, ...bindings],
  );
}
