import type { Attachment } from '../cases/types.ts';
import type { Pointer } from '../forms/types.ts';

/** A button. `data` is at most 64 bytes; `url` opens a page instead. */
export type Button =
  | { readonly label: string; readonly data: string; readonly hint?: string }
  | { readonly label: string; readonly url: string };

/**
 * A message in the channel's neutral words. Every kind carries all that a plain-text channel needs in `text`;
 * the other fields let a richer channel lay it out. Texts are finished, in the chat's language.
 */
export type Message =
  | TextMessage
  | MenuMessage
  | QuestionMessage
  | ProblemMessage
  | SummaryMessage
  | ReceiptMessage
  | StatusMessage
  | {
      readonly kind: 'document';
      readonly document: 'receipt' | 'calendar';
      readonly reference: string;
      readonly name: string;
    };

export interface TextMessage {
  readonly kind: 'text';
  readonly text: string;
  readonly tone?: 'plain' | 'problem' | 'noted' | 'warm';
  readonly buttons?: readonly Button[];
  /** The service that `text` introduces, in parts. */
  readonly about?: ServiceIntro;
  /** The consent that `text` asks for: what is used and what for, and the page that says more. */
  readonly consent?: { readonly what: string; readonly privacy: Button };
}

/** What is said of a service before its first question. */
export interface ServiceIntro {
  readonly title: string;
  /** How long it takes, and that one may stop. */
  readonly time: string;
  readonly who: string;
  readonly facts: readonly string[];
  readonly prepare: { readonly title: string; readonly items: readonly string[]; readonly note: string };
}

export interface MenuMessage {
  readonly kind: 'menu';
  readonly text: string;
  readonly cards: readonly {
    readonly id: string;
    readonly label: string;
    readonly summary: string;
    readonly data: string;
  }[];
  readonly buttons: readonly Button[];
}

export interface QuestionMessage {
  readonly kind: 'question';
  readonly number: number;
  readonly total: number;
  readonly section: string;
  /** The short label; every channel shows it word for word. */
  readonly label: string;
  readonly ask: string;
  readonly why?: string;
  readonly hint?: string;
  /** What was answered before, when it is asked again. */
  readonly current?: string;
  readonly input: 'choice' | 'date' | 'month' | 'text' | 'long-text' | 'number' | 'mobile' | 'id' | 'files';
  /** Open the reason unasked. */
  readonly sensitive: boolean;
  readonly options: readonly Button[];
  /** Where the options are many: how many a channel short of room shows, and the button that asks for all of them. */
  readonly few?: { readonly count: number; readonly all: Button };
  /** Extra answers below the options: skip, same as before, bring it to the counter, that is all. */
  readonly extras: readonly Button[];
  /** Files sent so far, for `files`. */
  readonly files?: readonly Attachment[];
  /** Moves: back, edit, pause, human. */
  readonly moves: readonly Button[];
  /** The problem of the last answer, when the question is asked again because of it. */
  readonly problem?: { readonly what: string; readonly right: readonly string[] };
  /** What was understood of the last answer, when it was not obvious: `记下了：2026年5月20日，星期三`. */
  readonly noted?: string;
  readonly pointer: Pointer;
  readonly quiet: boolean;
}

/** Something that could not be taken and needs no question behind it. */
export interface ProblemMessage {
  readonly kind: 'problem';
  readonly what: string;
  readonly right: readonly string[];
  readonly buttons: readonly Button[];
}

export interface SummaryMessage {
  readonly kind: 'summary';
  readonly title: string;
  readonly text: string;
  readonly groups: readonly {
    readonly title: string;
    readonly edit: Button;
    readonly rows: readonly {
      readonly label: string;
      readonly value: string;
      readonly state: 'answered' | 'missing' | 'skipped' | 'derived';
      /** A paper or photo that is wanted, rather than something known. */
      readonly material?: true;
      /** The item of a repeated group that it belongs to: rows of one child stand together. */
      readonly item?: Pointer;
      /** A name, or a number that a channel may show by its last four characters only. */
      readonly of?: 'name' | 'id-number' | 'phone';
      readonly edit?: Button;
    }[];
  }[];
  readonly notices: readonly string[];
  /** The sentence that is confirmed by submitting. */
  readonly declaration: string;
  readonly submit: Button;
  readonly moves: readonly Button[];
  readonly total: number;
  readonly quiet: boolean;
}

export interface ReceiptMessage {
  readonly kind: 'receipt';
  readonly reference: string;
  readonly token: string;
  readonly title: string;
  readonly people: string;
  readonly due: string;
  readonly office: { readonly name: string; readonly address: string; readonly phone: string };
  readonly missing: readonly string[];
  readonly materialsDue?: string;
  readonly appointment?: string;
  readonly advice: readonly string[];
  readonly next: readonly string[];
  readonly text: string;
  readonly buttons: readonly Button[];
  readonly quiet: boolean;
}

export interface StatusMessage {
  readonly kind: 'status';
  readonly text: string;
  readonly entries: readonly {
    readonly reference: string;
    readonly title: string;
    readonly status: string;
    readonly due?: string;
    readonly url?: string;
  }[];
  readonly buttons: readonly Button[];
}
