import type { ChatState, Echo, Known, Message, StepResult, TranscriptEntry } from '../bot/types.ts';
import type { Acted } from '../cases/action.ts';
import type { AuditPage, AuditView } from '../cases/audit-view.ts';
import type { ArrivalOrder, Booking, BookingMoved, MoveOrder } from '../cases/booking.ts';
import type { AnnualAsked, AnnualCell } from '../cases/annual-counts.ts';
import type { FiguresAsked, YearCells } from '../cases/figures.ts';
import type { Created, Idempotency, Repeated } from '../cases/idempotency.ts';
import type { Attachment, CaseEvent, Submission } from '../cases/types.ts';
import type { ServiceSource } from '../forms/types.ts';
import type { Accounts } from './accounts/types.ts';
import type { AuditEntry } from './audit-chain.ts';
import type { DeskCases } from './desk-cases/types.ts';
import type { DistrictStore } from './district-types.ts';

/** Everything that outlives the process. All methods reject with a `StoreError` when the database or the disk fails. */
export interface Store extends Accounts {
  readonly turns: Turns;
  readonly chats: {
    /** Undefined for a chat that nobody has written in yet. */
    state(chat: string): Promise<ChatState | undefined>;
  };
  readonly transcript: {
    /** Oldest first: the lines after `after`, or else the last ones. */
    read(
      chat: string,
      options: { readonly after?: number; readonly limit: number },
    ): Promise<readonly TranscriptEntry[]>;
  };
  readonly submissions: Submissions;
  readonly bookings: {
    /** Places taken from a day (YYYY-MM-DD) on, by slot id. */
    taken(institution: string, fromDay: string): Promise<ReadonlyMap<string, number>>;
    /** A day (YYYY-MM-DD) of an institution, in the order of the times. */
    dayList(institution: string, day: string): Promise<readonly Booking[]>;
    /** Who is booked at these times, earliest first. */
    at(slots: readonly string[]): Promise<readonly Booking[]>;
    find(reference: string): Promise<Booking | undefined>;
    /** False when they are not booked for that time. */
    checkIn(order: ArrivalOrder): Promise<boolean>;
    /** The old place is free and the new one taken at the same moment, or neither. */
    move(order: MoveOrder): Promise<BookingMoved>;
  };
  readonly district: DistrictStore;
  /** The record of who did what. */
  readonly audit: {
    read(view: AuditView): Promise<AuditPage>;
    /** Everything that was ever done, by name. */
    actions(): Promise<readonly string[]>;
  };
  readonly figures: {
    /** What was received in a statistical year and what became of it. */
    year(asked: FiguresAsked): Promise<YearCells>;
    /** What was done in a year, for the annual table. */
    annual(asked: AnnualAsked): Promise<readonly AnnualCell[]>;
  };
  /** Every version of a form that was ever offered: drafts go on and submissions stay readable under it. */
  readonly forms: {
    keep(source: ServiceSource, now: number): Promise<void>;
    /** Oldest first. */
    all(): Promise<readonly ServiceSource[]>;
  };
  readonly attachments: Attachments;
  /** Messages that wait to be sent to a chat. */
  readonly outbox: Queue<OutboxItem>;
  /** Events that wait to be told to another system. */
  readonly events: Queue<EventItem>;
  /** Entries of histories that wait to be told to the resident. */
  readonly notices: Queue<NoticeItem>;
  /** What clerks see and do. */
  readonly desk: DeskCases;
  /**
   * Throws away what has served its time: ids of incoming events after 14 days; drafts, lines of transcripts and keys of
   * idempotency after 30; attachments that nothing uses after 2.
   */
  tidy(now: number): Promise<void>;
  /** Brings in cases with their past, as they are, all or none: nobody is told of them. */
  takeIn(cases: readonly PastCase[]): Promise<void>;
  /** False when the database cannot store. */
  ready(): Promise<boolean>;
  /** Finishes what is under way. */
  close(): Promise<void>;
}

export interface Turns {
  /**
   * Runs a turn to its commit; everything about it is stored, or nothing. Turns of one chat run in the order of the
   * calls. Rejects with what `decide` threw, or with a `StoreError`; the same event may then come again.
   */
  run(turn: Turn): Promise<TurnOutcome>;
}

export interface Turn {
  readonly chat: string;
  readonly channel: 'telegram' | 'web';
  /** Unique id of the incoming event: a second turn with it does nothing. */
  readonly inbound: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** What the resident did, for the transcript of the web chat. */
  readonly echo?: Echo;
  /**
   * Pure but for its random bytes: it is asked again with more `known`, when a place was taken meanwhile, or when the
   * number it drew for a submission is in use.
   */
  readonly decide: (state: ChatState | undefined, known: Known) => StepResult;
}

export type TurnOutcome =
  | {
      readonly kind: 'handled';
      readonly state: ChatState;
      /** Of a Telegram chat: in the outbox by these ids, leased to this process for a minute. */
      readonly messages: readonly { readonly id: string; readonly message: Message }[];
    }
  | { readonly kind: 'repeated' };

/** What another system is told about a submission. */
export interface WebhookEvent {
  readonly type: 'submission.created' | 'submission.status_changed';
  /** Epoch milliseconds. */
  readonly at: number;
  /** As it stood then. */
  readonly submission: Submission;
}

interface Submissions {
  /** Undefined for a request that is new. */
  findRepeated(idempotency: Idempotency): Promise<Repeated | undefined>;
  /** Stores what came in one piece, once for its key; refused, nothing of it is stored and the key stays free. */
  create(submission: Submission, idempotency: Idempotency): Promise<Created>;
  find(reference: string): Promise<Submission | undefined>;
  /** Oldest first. */
  history(reference: string): Promise<readonly CaseEvent[]>;
  /** Newest first. */
  ofChat(chat: string, limit: number): Promise<readonly Submission[]>;
  /** What the holder of a receipt does to the case outside of any chat. */
  move(order: ResidentOrder): Promise<ResidentMoved>;
}

/** A case with its past. */
export interface PastCase {
  readonly submission: Submission;
  /** Oldest first. */
  readonly history: readonly CaseEvent[];
  readonly log: readonly Omit<AuditEntry, 'reference'>[];
}

export interface ResidentOrder {
  readonly reference: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Pure: what the resident makes of the case as it stands. */
  readonly decide: (submission: Submission) => Acted;
}

export type ResidentMoved =
  | { readonly kind: 'changed'; readonly submission: Submission }
  | { readonly kind: 'refused' }
  | { readonly kind: 'unknown' };

export type Kept =
  | { readonly ok: true; readonly attachment: Attachment }
  | { readonly ok: false; readonly code: 'file-type' | 'file-too-large' | 'file-empty' };

export interface StoredFile {
  readonly attachment: Attachment;
  readonly bytes: Uint8Array;
}

export interface Attachments {
  /** Looks into the bytes for their real kind (JPEG, PNG, WebP, HEIC, PDF; at most 10 MB) and keeps them. */
  keep(bytes: Uint8Array, name: string, now: number): Promise<Kept>;
  read(id: string): Promise<StoredFile | undefined>;
  /** Only what lies in one of the chat's drafts or submissions. */
  readOfChat(chat: string, id: string): Promise<StoredFile | undefined>;
  /** In the order of the ids; unknown ones are left out. */
  find(ids: readonly string[]): Promise<readonly Attachment[]>;
}

export interface ClaimOptions {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly leaseMs: number;
  readonly limit: number;
}

/** What waits to be sent. What is claimed belongs to its claimant until the lease ends: at least once, never lost. */
export interface Queue<Item> {
  /** What is due and leased by nobody, oldest first; nothing overtakes in its own chat. */
  claim(options: ClaimOptions): Promise<readonly Item[]>;
  /** Sent: its text is deleted. */
  done(ids: readonly string[]): Promise<void>;
  /** To be tried again at a time in epoch milliseconds; counts an attempt. */
  later(id: string, at: number, reason: string): Promise<void>;
  /** Given up. */
  drop(ids: readonly string[]): Promise<void>;
  /** How many wait, whether due or not. */
  waiting(): Promise<number>;
}

export interface OutboxItem {
  readonly id: string;
  readonly chat: string;
  readonly message: Message;
  /** How often it was tried before. */
  readonly attempts: number;
}

export interface EventItem {
  readonly id: string;
  readonly event: WebhookEvent;
  readonly attempts: number;
}

export interface NoticeItem {
  readonly id: string;
  readonly reference: string;
  /** The chat to tell. */
  readonly chat: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Of the entry in the history. */
  readonly seq: number;
  readonly attempts: number;
}
