import type { RequestListener } from 'node:http';
import type { Attachment } from '../../../cases/types.ts';
import type { Lang } from '../../../forms/types.ts';
import type { ChatEvent, Message, Words } from '../../types.ts';

/** What the channel writes its log with; pino fits. Fields never hold what a person wrote. */
export interface Logger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What became of a file that was handed over to be kept. */
export type KeptFile =
  | { readonly ok: true; readonly attachment: Attachment }
  | { readonly ok: false; readonly code: 'file-type' | 'file-too-large' | 'file-empty' };

export interface TurnOptions {
  /** The same for a repeated update: the turn happens once. */
  readonly inbound: string;
  /** The language of the person's Telegram: a new chat begins in it. */
  readonly langHint?: Lang;
}

export interface TelegramDeps {
  readonly token: string;
  /** A Bot API server of one's own; its address may have a path. */
  readonly apiRoot?: string;
  readonly mode: 'polling' | 'webhook';
  /** Of the webhook: 1 to 256 letters, digits, _ and -. */
  readonly secret?: string;
  /** Begins the webhook's address, without a slash at its end. */
  readonly publicUrl: string;
  /** Resolves once the turn is stored; rejects when it could not be: the update then comes again. */
  readonly turn: (chat: string, event: ChatEvent, options: TurnOptions) => Promise<unknown>;
  readonly keepFile: (bytes: Buffer, name: string) => Promise<KeptFile>;
  /** A document of a submission, made when it is sent. */
  readonly documents: (
    reference: string,
    document: 'receipt' | 'calendar',
  ) => Promise<{ readonly bytes: Buffer; readonly name: string } | undefined>;
  readonly words: (lang: Lang) => Words;
  /** The services on offer, for the menu of commands. */
  readonly services: (lang: Lang) => readonly { readonly id: string; readonly title: string }[];
  /** A chat was blocked or unblocked by its person. */
  readonly reachable?: (chat: string, reachable: boolean) => Promise<unknown>;
  readonly logger: Logger;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Resolves after so many milliseconds, or at once when the signal aborts. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** How long an album is waited for after each of its pictures, in milliseconds; 500 unless said otherwise. */
  readonly albumMs?: number;
}

/** What came of a message that was sent. `later`: try again after so many milliseconds; `gone`: nobody is there. */
export type Sent =
  | { readonly kind: 'sent' }
  | { readonly kind: 'later'; readonly afterMs: number; readonly reason: string }
  | { readonly kind: 'gone'; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string };

export type Started =
  | { readonly kind: 'started'; readonly username: string }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'stopped' };

export interface TelegramChannel {
  /** Resolves once the update is stored; rejects when it must come again. */
  handleUpdate(update: unknown): Promise<void>;
  readonly webhook: RequestListener;
  /** Finds out who the bot is, puts its commands up, and begins to receive. */
  start(): Promise<Started>;
  /** Ends polling and waits for what is under way. */
  stop(): Promise<void>;
  send(chat: string, message: Message): Promise<Sent>;
}
