import type { Knex } from 'knex';
import type { Submission } from '../cases/types.ts';
import type { StoreContext } from './context.ts';
import { insert, rows } from './database.ts';
import { findSubmission } from './read-submissions.ts';
import type { Created, Idempotency, Repeated } from '../cases/idempotency.ts';
import { writeSubmission } from './write-submission.ts';

/** Stores a submission that came in one piece, once for its idempotency key. */
export async function createSubmissionOnce(
  context: StoreContext,
  submission: Submission,
  idempotency: Idempotency,
): Promise<Created> {
  return context.database.transaction(async (sql) => {
    // The key comes first: a second request with it waits here until the first one is stored.
    const isFirst = await takeKey(sql, submission, idempotency);
    const repeated = isFirst ? undefined : await findRepeated(context, sql, idempotency);
    if (repeated) return repeated;
    const kind = await writeSubmission(context, sql, submission);
    if (kind === 'created') return { kind, submission };
    await giveKeyBack(sql, idempotency);
    return { kind };
  });
}

/** What became of the first request with this key; undefined when there was none. */
export async function findRepeated(
  context: StoreContext,
  sql: Knex,
  { idempotencyKey: key, client, fingerprint }: Idempotency,
): Promise<Repeated | undefined> {
  if (key === undefined) return undefined;
  const question = 'select reference, fingerprint from idempotency_keys where client = ? and key = ?';
  const [first] = await rows(sql, question, [client, key]);
  if (!first) return undefined;
  if (first.fingerprint !== fingerprint) return { kind: 'key-reused' };
  const submission = await findSubmission(context, sql, String(first.reference));
  if (!submission) throw new Error('A key of idempotency names a submission that is not there.');
  return { kind: 'repeated', submission };
}

/** True when the key was free, or there is none. */
async function takeKey(sql: Knex, submission: Submission, idempotency: Idempotency): Promise<boolean> {
  const { idempotencyKey: key, client, fingerprint } = idempotency;
  if (key === undefined) return true;
  const taken = await insert(
    sql,
    'idempotency_keys (client, key, fingerprint, reference, at)',
    [[client, key, fingerprint, submission.reference, submission.submittedAt]],
    'on conflict (client, key) do nothing returning key',
  );
  return taken.length > 0;
}

async function giveKeyBack(sql: Knex, { idempotencyKey: key, client }: Idempotency): Promise<void> {
  if (key === undefined) return;
  await rows(sql, 'delete from idempotency_keys where client = ? and key = ?', [client, key]);
}
