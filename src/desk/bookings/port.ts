import type { ArrivalOrder, Booking, BookingMoved, MoveOrder } from '../../cases/booking.ts';
import type { DistrictPort } from '../district-port.ts';

/** What the visits that are booked at institutions need of the house. */
export interface BookingsPort {
  /** Places taken at an institution from a day (YYYY-MM-DD) on, by slot id. */
  taken(institution: string, fromDay: string): Promise<ReadonlyMap<string, number>>;
  /** A day (YYYY-MM-DD) of an institution, in the order of the times. */
  dayList(institution: string, day: string): Promise<readonly Booking[]>;
  /** Who is booked at these times, earliest first. */
  at(slots: readonly string[]): Promise<readonly Booking[]>;
  find(reference: string): Promise<Booking | undefined>;
  /** False when they are not booked for that time. */
  checkIn(order: ArrivalOrder): Promise<boolean>;
  move(order: MoveOrder): Promise<BookingMoved>;
  readonly district: DistrictPort;
  /** Writes down that somebody looked at something. */
  record(entry: ViewingEntry): Promise<void>;
  /** Names of the clerks by id. */
  clerkNames(): Promise<ReadonlyMap<string, string>>;
}

interface ViewingEntry {
  /** Epoch milliseconds. */
  readonly at: number;
  /** `clerk:<id>`. */
  readonly actor: string;
  readonly action: 'number.show';
  readonly reference: string;
  /** The pointer of what was shown, and what for. */
  readonly detail: string;
}
