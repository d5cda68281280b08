import type { Answers, FormContext, Json, Lang, PlainDate, Pointer, Problem } from '../forms/types.ts';
import type { Form, ProblemWords } from '../forms/form.ts';
import type { Attachment, CaseEvent, CorrectionItem, Submission } from '../cases/types.ts';
import type { Button, Message } from './messages.ts';

export type * from './messages.ts';

/** An application under way. Plain JSON: it is stored with the chat. */
export interface Draft {
  /** Eight random characters: buttons carry it. */
  readonly id: string;
  readonly service: string;
  readonly version: string;
  readonly answers: Answers;
  /** Undo steps, newest last: what one answer changed. */
  readonly trail: readonly Undo[];
  /** The question being asked again from the summary or by 改答案; absent: the first open one. */
  readonly editing?: Pointer;
  /** How far an area is narrowed in the open question. */
  readonly path?: string;
  /** Files sent so far to the open question, until the person says that these are all. */
  readonly collected?: readonly Attachment[];
  /** The chat's `order` at the last answer: what was sent before it was not meant for the question that is open now. */
  readonly since?: number;
  /** Epoch milliseconds of the consent; the questions begin only then. */
  readonly consentAt: number;
  readonly updatedAt: number;
  /** A submission that the office sent back: only what is to be mended is asked, and what hangs on it. */
  readonly correction?: Correction;
}

/** What a draft mends of a submission. */
export interface Correction {
  readonly reference: string;
  /** What the office asked for, at the questions where it can be mended. */
  readonly items: readonly CorrectionItem[];
  /** The submission's answers when the mending began. */
  readonly before: Answers;
}

/** What `back` puts back: every entry of the answers that one step touched, as it was before. */
export interface Undo {
  readonly changes: readonly Change[];
  readonly editing?: Pointer;
}

/** One entry of the answers before a step; without `was`, it was not there. */
export interface Change {
  readonly in: keyof Answers;
  readonly at: Pointer;
  readonly was?: Json;
}

/** Where the chat stands. */
type Place =
  | { readonly at: 'menu'; readonly group?: string }
  | { readonly at: 'intro'; readonly service: string }
  | { readonly at: 'question' }
  | { readonly at: 'summary' }
  | { readonly at: 'edit-list'; readonly section?: string }
  | { readonly at: 'leaving' }
  | { readonly at: 'status' }
  /** Files that come now are the material at `pointer`, even once some are there: papers have two sides. */
  | { readonly at: 'supply'; readonly reference: string; readonly pointer: Pointer }
  /** Words that come now are the comment to the rating of this submission, unless they ask for something. */
  | { readonly at: 'comment'; readonly reference: string };

/** The stored state of a chat. `v` is its shape's version. */
export interface ChatState {
  readonly v: 1;
  readonly lang: Lang;
  /** Grows by one whenever an older button must no longer count. */
  readonly revision: number;
  readonly place: Place;
  /** The id of the draft that the chat is about. */
  readonly active?: string;
  readonly drafts: readonly Draft[];
  /** The channel's own order number of the last message handled (Telegram's message_id); a lower one came late. */
  readonly order?: number;
  /** What was stored was not of this shape: the chat begins anew, and the person is told so once. */
  readonly mended?: true;
}

/** What happened in a chat, in the channel's neutral words. */
export type ChatEvent =
  | { readonly type: 'text'; readonly text: string; readonly order?: number }
  | { readonly type: 'tap'; readonly data: string }
  | { readonly type: 'files'; readonly files: readonly Attachment[]; readonly order?: number }
  | { readonly type: 'refused-file'; readonly code: 'file-type' | 'file-too-large' | 'file-empty' | 'file-unreachable' }
  | { readonly type: 'contact'; readonly phone: string; readonly own: boolean }
  | { readonly type: 'location'; readonly latitude: number; readonly longitude: number }
  | { readonly type: 'command'; readonly name: string; readonly argument?: string }
  | { readonly type: 'edited' }
  | { readonly type: 'unsupported' }
  /** Something happened to one of this chat's submissions: entry `seq` (from 1) of its history, at `at` epoch milliseconds. */
  | { readonly type: 'case'; readonly reference: string; readonly at: number; readonly seq: number };

/** What `step` may need to know before it can answer; the store looks it up inside the turn's transaction. */
export type Need =
  | { readonly kind: 'booked'; readonly institution: string }
  | { readonly kind: 'submission'; readonly reference: string }
  | { readonly kind: 'own-submissions' };

/** What was looked up for the needs named so far. */
export interface Known {
  /** Places taken, by institution and slot id; an institution that was looked up is there even when nothing is booked. */
  readonly booked?: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** null: looked up, and this chat has none of that reference. Another chat's is never here. */
  readonly submission?: { readonly submission: Submission; readonly history: readonly CaseEvent[] } | null;
  readonly ownSubmissions?: readonly Submission[];
}

/** Everything `step` may look at beside state and event. */
export interface StepContext {
  readonly now: number;
  readonly today: PlainDate;
  readonly forms: FormContext;
  /** The chat's key, such as `telegram:123`. */
  readonly chat: string;
  readonly channel: 'telegram' | 'web';
  readonly catalogue: Catalogue;
  /** Words of the program: i18next's `t`, fixed to a language. */
  readonly words: (lang: Lang) => Words;
  /** Words for a problem code of the form engine, from the locale. */
  readonly problem: (lang: Lang, problem: Problem) => ProblemWords;
  /** The language to begin a new chat in. */
  readonly langHint?: Lang;
  /** Begins the links in messages, without a slash at its end. */
  readonly publicUrl: string;
  /** Random bytes drawn for this turn: at least 32. */
  readonly entropy: Uint8Array;
  readonly known: Known;
}

export type Words = (key: string, params?: Readonly<Record<string, string | number>>) => string;

export interface Catalogue {
  /** The services on offer, in menu order. */
  readonly services: readonly Form[];
  /** A form in the version that a draft began with. */
  find(service: string, version?: string): Form | undefined;
}

/** What must happen in the turn's transaction beside the new state. */
export type Effect =
  | { readonly type: 'submit'; readonly submission: Submission }
  | { readonly type: 'supply'; readonly reference: string; readonly at: Pointer; readonly files: readonly string[] }
  /**
   * The resident withdrew, mended or rated a submission. It is written while the stored one is still the revision before
   * this one; where somebody was quicker, the turn is decided anew, knowing what they did.
   */
  | {
      readonly type: 'change';
      readonly submission: Submission;
      readonly event?: CaseEvent;
      /** For the record of who did what: words of the trade. */
      readonly audit: string;
    }
  /** A draft was thrown away: its attachments that nothing else uses may go. */
  | { readonly type: 'forget'; readonly files: readonly string[] };

/** The outcome of a step: either it answers, or it says what it must know first. */
export type StepResult =
  | {
      readonly kind: 'done';
      readonly state: ChatState;
      readonly messages: readonly Message[];
      readonly effects: readonly Effect[];
    }
  | { readonly kind: 'needs'; readonly needs: readonly Need[] };

export type Step = (state: ChatState | undefined, event: ChatEvent, context: StepContext) => StepResult;

/** What the resident did, as a channel with a page of its own shows it back: words (typed or tapped), files sent. */
export interface Echo {
  readonly text?: string;
  readonly files?: readonly Attachment[];
}

/** One line of a chat's transcript, oldest first: something the bot said, or the echo of what the resident did. */
export interface TranscriptEntry {
  /** Grows with every line of the chat. */
  readonly id: number;
  readonly from: 'resident' | 'bot';
  /** Epoch milliseconds. */
  readonly at: number;
  readonly message?: Message;
  readonly echo?: Echo;
}

/** What stands around the conversation on a page: where the person is, what comes, and the moves always at hand. */
export interface Overview {
  readonly lang: Lang;
  readonly revision: number;
  /** The service that the chat is about. */
  readonly service?: { readonly title: string; readonly minutes: number; readonly prepare: readonly string[] };
  readonly progress?: { readonly number: number; readonly total: number; readonly done: boolean };
  readonly steps: readonly {
    readonly title: string;
    readonly items: readonly {
      readonly label: string;
      readonly state: 'done' | 'now' | 'todo' | 'skipped';
      readonly edit?: Button;
    }[];
  }[];
  /** Applications that can be gone on with; `until` is a day in words. */
  readonly resume: readonly {
    readonly title: string;
    readonly number: number;
    readonly until: string;
    readonly button: Button;
  }[];
  /** The moves of the dock: back, edit, pause, status, help, a person. */
  readonly moves: readonly Button[];
  /** What the empty text box says. */
  readonly placeholder: string;
  readonly canSend: { readonly text: boolean; readonly files: boolean };
  /** No moon, no picture, no cheer. */
  readonly quiet: boolean;
}
