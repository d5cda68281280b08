import { mkdir } from 'node:fs/promises';
import { attachmentFiles } from './attachment-files.ts';
import { attachments } from './attachments.ts';
import { takenPlaces } from './bookings.ts';
import { readState } from './chats.ts';
import { checkKey } from './check-key.ts';
import type { StoreContext } from './context.ts';
import { createSubmissionOnce, findRepeated } from './create-submission-once.ts';
import type { Database } from './database.ts';
import { explained } from './explained.ts';
import { allForms, keepForm } from './forms.ts';
import { migrate } from './migrate.ts';
import { openPostgres } from './postgres.ts';
import { endLeases, eventQueue, messageQueue } from './queue.ts';
import { createProbe } from './probe.ts';
import { findSubmission, readHistory, submissionsOfChat } from './read-submissions.ts';
import { createTurnRunner } from './run-turns.ts';
import { createSealer } from './seal.ts';
import { openSqlite } from './sqlite.ts';
import { explain } from './store-error.ts';
import type { Store } from './store.ts';
import { tidy } from './tidy.ts';
import { readTranscript } from './transcript.ts';

export interface StoreOptions {
  /** `postgres://…`; SQLite in `dataDir` when absent. */
  readonly url?: string;
  /** Made if need be; attachments lie in it too. */
  readonly dataDir: string;
  /** Base64 of 32 bytes: seals what tells about people. */
  readonly dataKey?: string;
  /** Places at each time of an institution. */
  readonly capacityOf: (institution: string) => number;
  /** Another system wants to be told of what happens to submissions: `events` fills. */
  readonly announce?: boolean;
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
    const context = { database, sealer, capacityOf: options.capacityOf, announce: options.announce ?? false };
    await migrate(database);
    await checkKey(context);
    // SQLite has one process: leases of the one before it have nobody any more.
    if (database.kind === 'sqlite') await endLeases(database.write);
    return storeOf(context, options.dataDir);
  } catch (error) {
    await database?.close();
    throw explain(error);
  }
}

function storeOf(context: StoreContext, dataDir: string): Store {
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
    }),
    bookings: explained({ taken: (institution, fromDay) => takenPlaces(read, institution, fromDay) }),
    forms: explained({ keep: (source, now) => keepForm(context, source, now), all: () => allForms(context) }),
    attachments: explained(attachments(context, files)),
    outbox: explained(messageQueue(context, (ids) => turns.sent(ids))),
    events: explained(eventQueue(context)),
    ...explained({ tidy: (now: number) => tidy(context, files, now) }),
    ready: createProbe(database),
    close: async () => {
      await turns.idle();
      await database.close();
    },
  };
}
