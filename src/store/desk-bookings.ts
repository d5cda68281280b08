import type { ArrivalOrder, Booking, BookingMoved, MoveOrder } from '../cases/booking.ts';
import { slotParts } from '../forms/slot-value.ts';
import { findSeat } from './bookings.ts';
import type { StoreContext } from './context.ts';
import { rows, type Row } from './database.ts';
import { writeAudit } from './journal.ts';
import { SUBMISSION_COLUMNS, submissionOf } from './submission-row.ts';
import { withoutDeadlock } from './without-deadlock.ts';
import { lockSubmission, writeChange } from './write-change.ts';

const COLUMNS = `bookings.slot, bookings.arrived_at, bookings.arrived_by, ${SUBMISSION_COLUMNS.split(', ')
  .map((column) => `submissions.${column}`)
  .join(', ')}`;
const FROM = 'from bookings join submissions on submissions.reference = bookings.reference';

/** Who is booked at these times, earliest first. */
export async function bookingsAt(context: StoreContext, slots: readonly string[]): Promise<readonly Booking[]> {
  if (slots.length === 0) return [];
  const question = `select ${COLUMNS} ${FROM} where bookings.slot in (${slots.map(() => '?').join(', ')})
    order by substr(bookings.slot, length(bookings.institution) + 2), bookings.slot, bookings.seat`;
  return (await rows(context.database.read, question, slots)).map((row) => bookingOf(context, row));
}

/** A day (YYYY-MM-DD) of an institution, in the order of the times and seats. */
export async function dayList(context: StoreContext, institution: string, day: string): Promise<readonly Booking[]> {
  const question = `select ${COLUMNS} ${FROM} where bookings.institution = ? and bookings.slot >= ? and bookings.slot < ?
    order by bookings.slot, bookings.seat`;
  // Behind every time of the day: `U` follows `T`.
  const bindings = [institution, `${institution}@${day}T`, `${institution}@${day}U`];
  return (await rows(context.database.read, question, bindings)).map((row) => bookingOf(context, row));
}

export async function findBooking(context: StoreContext, reference: string): Promise<Booking | undefined> {
  const [row] = await rows(context.database.read, `select ${COLUMNS} ${FROM} where bookings.reference = ?`, [
    reference,
  ]);
  return row && bookingOf(context, row);
}

/** Marks that they came, or takes the mark back. False when they are not booked for this time. */
export async function checkIn(context: StoreContext, order: ArrivalOrder): Promise<boolean> {
  const { reference, slot, arrived, acting, at } = order;
  return context.database.transaction(async (sql) => {
    const marked = await rows(
      sql,
      'update bookings set arrived_at = ?, arrived_by = ? where reference = ? and slot = ? returning reference',
      [arrived ? at : null, arrived ? acting.clerk : null, reference, slot],
    );
    if (marked.length === 0) return false;
    const action = arrived ? 'booking.arrived' : 'booking.arrival-undone';
    writeAudit(sql, { at, actor: `clerk:${acting.clerk}`, action, reference });
    return true;
  });
}

/** The old place is free and the new one taken at the same moment, or neither. */
export async function moveBooking(context: StoreContext, order: MoveOrder): Promise<BookingMoved> {
  const { reference, from, to, acting, at } = order;
  return withoutDeadlock(() =>
    context.database.transaction(async (sql): Promise<BookingMoved> => {
      const before = await lockSubmission(context, sql, reference);
      if (!before) return { kind: 'unknown' };
      if (before.booking?.slot !== from) return { kind: 'stale' };
      const acted = order.decide(before);
      if (!acted.ok) return { kind: 'refused', code: acted.problems[0]?.code ?? 'forbidden' };
      const seat = await findSeat(context, sql, acted.submission);
      if (seat === undefined) return { kind: 'full' };
      const institution = slotParts(to)?.institution ?? '';
      const moved = await rows(
        sql,
        `update bookings set slot = ?, seat = ?, institution = ?, arrived_at = null, arrived_by = null
        where reference = ? and slot = ? returning reference`,
        [to, seat, institution, reference, from],
      );
      if (moved.length === 0) return { kind: 'stale' };
      const { submission: after, event, audit: action } = acted;
      const audit = { at, actor: `clerk:${acting.clerk}`, action, detail: `${from} → ${to}` };
      const written = await writeChange(context, sql, {
        before,
        after,
        ...(event === undefined ? {} : { event }),
        audit,
        tell: true,
      });
      // The row is locked: nobody else can have changed it.
      if (written.kind === 'stale') throw new Error('A locked submission was changed.');
      return { kind: 'moved', submission: written.submission };
    }),
  );
}

function bookingOf({ sealer }: StoreContext, row: Row): Booking {
  const { slot, arrived_at, arrived_by } = row;
  return {
    submission: submissionOf(row, sealer),
    slot: String(slot),
    ...(arrived_at === null ? {} : { arrived: { at: Number(arrived_at), by: String(arrived_by) } }),
  };
}
