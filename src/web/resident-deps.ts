import type { Response } from 'express';
import type { ChatEvent, Echo, Overview, TranscriptEntry, Words } from '../bot/types.ts';
import type { Attachment } from '../cases/types.ts';
import type { District, Lang } from '../forms/types.ts';
import type { StatusView } from './status-view.ts';

/** A chat as it is drawn. */
export interface ChatView {
  readonly entries: readonly TranscriptEntry[];
  readonly overview: Overview;
}

/** What the residents' pages need of the house. */
export interface ResidentDeps {
  readonly chat: {
    /**
     * Runs one event of this chat to its commit. The same `inbound` a second time changes nothing. `langHint` is the
     * page's language, for a chat that begins with this event.
     */
    turn(
      chat: string,
      event: ChatEvent,
      options: { readonly inbound: string; readonly echo?: Echo; readonly langHint: Lang },
    ): Promise<void>;
    /** What to draw; no entries for a chat that nobody has written in yet. */
    view(chat: string): Promise<ChatView>;
    /** For a visitor without a chat: nothing is stored. */
    greet(lang: Lang): ChatView;
  };
  /** Looks into the bytes for their real kind and keeps them; `code` says why not. */
  keepFile(
    bytes: Uint8Array,
    name: string,
  ): Promise<{ readonly ok: true; readonly attachment: Attachment } | { readonly ok: false; readonly code: string }>;
  /** Only files that were sent in this chat. */
  readFile(chat: string, id: string): Promise<{ readonly bytes: Uint8Array; readonly type: string } | undefined>;
  /** Undefined for an unknown reference and for a wrong token alike. `chat` is the browser's own, if it has one. */
  status(
    reference: string,
    token: string,
    reader: { readonly lang: Lang; readonly chat?: string },
  ): Promise<StatusView | undefined>;
  /** Rates a finished case, once; what is no score, or comes too late, changes nothing. False where `status` shows nothing. */
  rate(reference: string, token: string, score: string, comment: string): Promise<boolean>;
  readonly papers: {
    receipt(
      reference: string,
      token: string,
    ): Promise<
      | { readonly ok: true; readonly bytes: Uint8Array }
      | { readonly ok: false; readonly missing: readonly string[] }
      | undefined
    >;
    /** An iCalendar text. */
    calendar(reference: string, token: string): Promise<string | undefined>;
  };
  readonly district: District;
  readonly words: (lang: Lang) => Words;
  /** Without a slash at its end. */
  readonly publicUrl: string;
  /** Served by HTTPS only: cookies are marked so. */
  readonly secure: boolean;
  /** At least 128 random bits in base64url. */
  readonly random: () => string;
  readonly now: () => number;
  /** Told about faults that a person only sees as "something went wrong". */
  readonly report?: (error: unknown, response: Response) => void;
}
