import { mkdir } from 'node:fs/promises';
import { accounts } from './accounts/accounts.ts';
import { auditActions, readAudit } from './audit-read.ts';
import { attachmentFiles } from './attachment-files.ts';
import { attachments } from './attachments.ts';
import { backfill } from './backfill.ts';
import { takenPlaces } from './bookings.ts';
import { readState } from './chats.ts';
import { checkKey } from './check-key.ts';
import type { DraftKnowledge, StoreContext } from './context.ts';
import { createSubmissionOnce, findRepeated } from './create-submission-once.ts';
import type { Database } from './database.ts';
import { deskCases } from './desk-cases/desk-cases.ts';
import { bookingsAt, checkIn, dayList, findBooking, moveBooking } from './desk-bookings.ts';
import { districtStore } from './district-changes.ts';
import type { DistrictChanges } from './district-types.ts';
import { explained } from './explained.ts';
import { readAnnual } from './figures/read-annual.ts';
import { readYear } from './figures/read-year.ts';
import { allForms, keepForm } from './forms.ts';
import { withJournal, type Watch } from './journal.ts';
import { migrate } from './migrate.ts';
import { openPostgres } from './postgres.ts';
import { endLeases, eventQueue, messageQueue, noticeQueue } from './queue.ts';
import { createProbe } from './probe.ts';
import { findSubmission, readHistory, submissionsOfChat } from './read-submissions.ts';
import { moveByResident } from './resident-moves.ts';
import { createTurnRunner } from './run-turns.ts';
import { createSealer } from './seal.ts';
import { openSqlite } from './sqlite.ts';
import { explain } from './store-error.ts';
import type { PastCase, Store } from './store.ts';
import { takeIn } from './take-in.ts';
import { tidy } from './tidy.ts';
import { readTranscript } from './transcript.ts';

export interface StoreOptions {
  /** `postgres://…`; SQLite in `dataDir` when absent. */
  readonly url?: string;
  /** Made if need be; attachments lie in it too. */
  readonly dataDir: string;
  /** Base64 of 32 bytes: seals what tells about people. */
  readonly dataKey?: string;
  /** Places at a time of an institution, by its id and the slot's; 0 where it is not offered. */
  readonly capacityOf: (institution: string, slot: string) => number;
  /** Told when another process has changed the district at the desk. */
  readonly follow?: (changes: DistrictChanges) => void;
  /** Another system wants to be told of what happens to submissions: `events` fills. */
  readonly announce?: boolean;
  /** Where it is there, how applications in the chat begin and end is counted, and at which question they are given up. */
  readonly drafts?: DraftKnowledge;
}

/**
 * Opens the store and brings its tables up to date.
 * @throws {StoreError} with a sentence for whoever starts the program, when the disk, the database or the key is not fit.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const sealer = createSealer(options.dataKey);
  let database: Database | undefined;
  try {
    await mkdir(options.dataDir, { recursive: true });
    database = options.url === undefined ? await openSqlite(options.dataDir) : openPostgres(options.url);
    const { capacityOf, follow, announce = false, drafts } = options;
    const { database: journaled, watch } = withJournal(database, sealer);
    const context = {
      database: journaled,
      sealer,
      capacityOf,
      announce,
      ...(follow === undefined ? {} : { follow }),
      ...(drafts === undefined ? {} : { drafts }),
    };
    await migrate(database);
    await checkKey(context);
    // SQLite has one process: leases of the one before it have nobody any more.
    if (database.kind === 'sqlite') await endLeases(database.write);
    await backfill(context);
    return storeOf(context, options.dataDir, watch);
  } catch (error) {
    await database?.close();
    throw explain(error);
  }
}

function storeOf(context: StoreContext, dataDir: string, watch: Watch): Store {
  const { database } = context;
  const { read } = database;
  const files = attachmentFiles(dataDir);
  const turns = createTurnRunner(context);
  return {
    turns: { run: (turn) => turns.run(turn) },
    chats: explained({ state: (chat) => readState(context, chat) }),
    transcript: explained({ read: (chat, options) => readTranscript(context, chat, options) }),
    submissions: explained({
      findRepeated: (idempotency) => findRepeated(context, read, idempotency),
      create: (submission, idempotency) => createSubmissionOnce(context, submission, idempotency),
      find: (reference) => findSubmission(context, read, reference),
      history: (reference) => readHistory(context, read, reference),
      ofChat: (chat, limit) => submissionsOfChat(context, read, chat, limit),
      move: (order) => moveByResident(context, order),
    }),
    bookings: explained({
      taken: (institution, fromDay) => takenPlaces(read, institution, fromDay),
      dayList: (institution, day) => dayList(context, institution, day),
      at: (slots) => bookingsAt(context, slots),
      find: (reference) => findBooking(context, reference),
      checkIn: (order) => checkIn(context, order),
      move: (order) => moveBooking(context, order),
    }),
    district: districtStore(context),
    audit: explained({ read: (view) => readAudit(context, view), actions: () => auditActions(context) }),
    figures: explained({
      year: (asked) => readYear(context, asked),
      annual: (asked) => readAnnual(context, asked),
    }),
    forms: explained({ keep: (source, now) => keepForm(context, source, now), all: () => allForms(context) }),
    attachments: explained(attachments(context, files)),
    outbox: explained(messageQueue(context, (ids) => turns.sent(ids))),
    events: explained(eventQueue(context)),
    notices: explained(noticeQueue(context)),
    desk: deskCases(context, watch),
    ...accounts(context),
    ...explained({
      tidy: (now: number) => tidy(context, files, now),
      takeIn: (cases: readonly PastCase[]) => takeIn(context, cases),
    }),
    ready: createProbe(database),
    close: async () => {
      await turns.idle();
      await database.close();
    },
  };
}
