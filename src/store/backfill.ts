import type { Knex } from 'knex';
import { extendChain } from './audit-chain.ts';
import type { StoreContext } from './context.ts';
import { insert, rows, type Row, type Value } from './database.ts';
import { insertTokens, tokensOf } from './search-tokens.ts';
import { FACET_COLUMNS, facetValues, SUBMISSION_COLUMNS, submissionOf } from './submission-row.ts';

/** Few enough that a transaction is short; a start that is broken off goes on after the last one. */
const STEP = 500;
const NAME = 'searchable';
/** Changes when cases are to be found by something else: everything is then made again. */
const KIND = '1';

/**
 * Brings what was stored before up to what the desk asks: columns and search tokens of sealed cases, and the chain of the
 * record. Done once; again when a key came, for tokens are made with it. May run in several processes at once.
 */
export async function backfill(context: StoreContext): Promise<void> {
  const aim = `${KIND} ${context.sealer.keyId ?? 'plain'}`;
  while (await inStep(context, (sql) => chainStep(context, sql)));
  while (await inStep(context, (sql) => submissionStep(context, sql, aim)));
}

/** A step tells whether another one is to follow. */
function inStep(context: StoreContext, step: (sql: Knex) => Promise<boolean>): Promise<boolean> {
  return context.database.transaction(step);
}

/** Entries from before the chain, oldest first. */
async function chainStep({ database, sealer }: StoreContext, sql: Knex): Promise<boolean> {
  const { kind } = database;
  if (kind === 'postgres') await rows(sql, 'select seq from audit_head where id = 1 for update');
  const columns = 'id, at, actor, action, reference, detail';
  const found = await rows(sql, `select ${columns} from audit where seq is null order by at, id limit ?`, [STEP]);
  const entries = found.map((row) => ({
    id: String(row.id),
    at: Number(row.at),
    actor: String(row.actor),
    action: String(row.action),
    reference: textOf(row.reference),
    detail: textOf(row.detail),
  }));
  await extendChain(kind, sealer, sql, entries);
  return found.length === STEP;
}

function textOf(value: Value | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

async function submissionStep(context: StoreContext, sql: Knex, aim: string): Promise<boolean> {
  const after = await progress(context, sql, aim);
  if (after === undefined) return false;
  if (after === '') await rows(sql, 'delete from search_tokens');
  const lock = context.database.kind === 'postgres' ? 'for update' : '';
  const found = await rows(
    sql,
    `select ${SUBMISSION_COLUMNS} from submissions where reference > ? order by reference limit ? ${lock}`,
    [after, STEP],
  );
  await fillIn(context, sql, found);
  const isDone = found.length < STEP;
  const value = isDone ? aim : `${aim}>${String(found.at(-1)?.reference)}`;
  await rows(sql, 'update settings set value = ? where name = ?', [value, NAME]);
  return !isDone;
}

/** The reference up to which it is done, empty before the first; undefined when all of it is. */
async function progress({ database }: StoreContext, sql: Knex, aim: string): Promise<string | undefined> {
  await insert(sql, 'settings (name, value)', [[NAME, '']], 'on conflict (name) do nothing');
  const lock = database.kind === 'postgres' ? 'for update' : '';
  const [row] = await rows(sql, `select value from settings where name = ? ${lock}`, [NAME]);
  const value = String(row?.value ?? '');
  if (value === aim) return undefined;
  return value.startsWith(`${aim}>`) ? value.slice(aim.length + 1) : '';
}

async function fillIn({ sealer }: StoreContext, sql: Knex, found: readonly Row[]): Promise<void> {
  const submissions = found.map((row) => submissionOf(row, sealer));
  const assignments = FACET_COLUMNS.map((column) => `${column} = ?`).join(', ');
  for (const submission of submissions)
    await rows(sql, `update submissions set ${assignments} where reference = ?`, [
      ...facetValues(submission),
      submission.reference,
    ]);
  const tokens = submissions.flatMap((submission) =>
    [...tokensOf(sealer, submission)].map((token) => [token, submission.submittedAt, submission.reference]),
  );
  await insertTokens(sql, tokens);
}
