import type { PlainDate, Pointer } from '../forms/types.ts';
import type { CaseEvent, CorrectionItem, DeliveryWay, Submission, Verification } from './types.ts';

/** What somebody at the desk does to one case. */
export type Action =
  /** 我来接. */
  | { readonly type: 'take' }
  | { readonly type: 'assign'; readonly clerk: string }
  | { readonly type: 'tick'; readonly materials: readonly Pointer[] }
  | { readonly type: 'note'; readonly text: string }
  /** With something missing it is accepted 容缺: `materialsDue` says until when it may follow. */
  | { readonly type: 'accept'; readonly materialsDue?: PlainDate }
  | { readonly type: 'refuse'; readonly reason: string }
  /** Once in a case's life, everything at once. The clock stands until it is back. */
  | { readonly type: 'ask-correction'; readonly items: readonly CorrectionItem[]; readonly until: PlainDate }
  | ({ readonly type: 'verify' } & Verification)
  /** 情况属实，同意上报: on to the next office of the route, from the last one to review. */
  | { readonly type: 'pass-on'; readonly opinion: string }
  /** From review back to verifying. */
  | { readonly type: 'send-back'; readonly reason: string }
  | { readonly type: 'approve'; readonly certificate?: string; readonly validUntil?: PlainDate }
  | { readonly type: 'reject'; readonly reason: string }
  | { readonly type: 'ready' }
  | { readonly type: 'deliver'; readonly way: DeliveryWay }
  | { readonly type: 'hand-over'; readonly office: string; readonly reason: string }
  /** Working days, at most ten, with the reason that the resident is told once it is granted. */
  | { readonly type: 'ask-extension'; readonly days: number; readonly reason: string }
  | { readonly type: 'answer-extension'; readonly granted: boolean }
  /** Tells the resident once more what is missing or to be mended. */
  | { readonly type: 'remind' };

export type ActionType = Action['type'];

export const ACTION_TYPES = [
  'take',
  'assign',
  'tick',
  'note',
  'accept',
  'refuse',
  'ask-correction',
  'verify',
  'pass-on',
  'send-back',
  'approve',
  'reject',
  'ready',
  'deliver',
  'hand-over',
  'ask-extension',
  'answer-extension',
  'remind',
] as const satisfies readonly ActionType[];

/** What can stand against an action at the desk: each has its words there. */
export const ACT_PROBLEMS = [
  'forbidden',
  'required',
  'too-short',
  'too-long',
  'too-many',
  'twice',
  'not-a-date',
  'in-the-past',
  'in-the-future',
  'too-soon',
  'too-late',
  'no-working-day',
  'before-submission',
  'after-due',
  /** Nothing was asked for in time, so the case counts as accepted: neither to be refused nor sent back for corrections. */
  'taken-as-accepted',
  'unknown-question',
  'unknown-material',
  'office-unknown',
  'office-same',
  'clerk-unknown',
  /** Does not see the case, or works on none. */
  'clerk-elsewhere',
  'already-yours',
  'already-theirs',
  /** A service that gives an appointment or a registration has neither number nor validity. */
  'not-issued',
] as const;

export type ActProblemCode = (typeof ACT_PROBLEMS)[number];

/** Why an action is not taken: `forbidden` by role, office or status; anything else is about what was filled in. */
export interface ActProblem {
  readonly code: string;
  /** Name of the form's field that is wrong, such as `reason` or `items.0.sentence`. */
  readonly field?: string;
}

/** What an action comes to. */
export type Acted =
  | {
      readonly ok: true;
      /** As it stands now; its `revision` is one higher. */
      readonly submission: Submission;
      /** For the history that the resident sees; where it is there, the resident is told in the chat. */
      readonly event?: CaseEvent;
      /** For the record of who did what: words of the trade, no person's data. */
      readonly audit: string;
    }
  | { readonly ok: false; readonly problems: readonly ActProblem[] };
