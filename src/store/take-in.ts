import type { Knex } from 'knex';
import { filesIn } from '../cases/files-in.ts';
import { isExpected } from '../cases/move-booking.ts';
import type { Submission } from '../cases/types.ts';
import type { StoreContext } from './context.ts';
import { insert, rows, type Value } from './database.ts';
import { noteChange, writeAudit } from './journal.ts';
import { lockBookings } from './lock-bookings.ts';
import { insertTokens, tokensOf } from './search-tokens.ts';
import type { PastCase } from './store.ts';
import { ROW_COLUMNS, rowOf } from './submission-row.ts';
import { EVENT_COLUMNS, eventRow } from './write-submission.ts';

/**
 * Brings in many cases with their past, all or none: by few statements, however many there are. Nobody is told of them, and a
 * place that was booked is theirs whether it is free or not.
 */
export async function takeIn(context: StoreContext, cases: readonly PastCase[]): Promise<void> {
  const { sealer } = context;
  const submissions = cases.map(({ submission }) => submission);
  await context.database.transaction(async (sql) => {
    const columns = `submissions (${ROW_COLUMNS.join(', ')})`;
    await insert(
      sql,
      columns,
      submissions.map((submission) => rowOf(submission, sealer)),
    );
    await insertTokens(
      sql,
      submissions.flatMap((one) => [...tokensOf(sealer, one)].map((token) => [token, one.submittedAt, one.reference])),
    );
    const files = submissions.flatMap(({ answers, reference }) => filesIn(answers).map((file) => [reference, file]));
    await insert(sql, 'submission_files (reference, attachment)', files, 'on conflict do nothing');
    await insert(
      sql,
      EVENT_COLUMNS,
      cases.flatMap((one) => eventRows(context, one)),
    );
    await takePlaces(context, sql, submissions.filter(isExpected));
    for (const { submission, log } of cases) {
      for (const entry of log) writeAudit(sql, { ...entry, reference: submission.reference });
      noteChange(sql, submission);
    }
  });
}

function eventRows({ sealer }: StoreContext, { submission, history }: PastCase): readonly (readonly Value[])[] {
  return history.map((event, index) => eventRow(sealer, submission.reference, index + 1, event));
}

async function takePlaces(context: StoreContext, sql: Knex, submissions: readonly Submission[]): Promise<void> {
  const booked = submissions.flatMap(({ booking, reference }) => (booking ? [{ ...booking, reference }] : []));
  if (booked.length === 0) return;
  await lockBookings(context, sql);
  const next = new Map<string, number>();
  const values: Value[][] = [];
  for (const { slot, institution, reference } of booked) {
    const seat = next.get(slot) ?? (await firstFree(sql, slot));
    next.set(slot, seat + 1);
    values.push([slot, seat, institution, reference]);
  }
  await insert(sql, 'bookings (slot, seat, institution, reference)', values);
}

async function firstFree(sql: Knex, slot: string): Promise<number> {
  const [row] = await rows(sql, 'select max(seat) as seat from bookings where slot = ?', [slot]);
  return typeof row?.seat === 'number' ? row.seat + 1 : 0;
}
