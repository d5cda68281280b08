import type { Json, JsonObject, Lang, PlainDate, Pointer } from '../forms/types.ts';

/** The life of a submission; src/cases/status.ts says who may move it where. */
export type Status =
  | 'submitted'
  | 'accepted'
  | 'refused'
  | 'correction'
  | 'verifying'
  | 'reviewed'
  | 'approved'
  | 'rejected'
  | 'ready'
  | 'delivered'
  | 'withdrawn';

export type Channel = 'telegram' | 'web' | 'api' | 'webhook';

/** A finished application as it is stored: complete, checked and under the form version that it was made with. */
export interface Submission {
  /** `FC-26K7-XQ4M`: no look-alike letters, a check character. */
  readonly reference: string;
  /** 128 random bits, base64url: opens the status page for whoever holds the receipt. */
  readonly token: string;
  readonly service: string;
  readonly version: string;
  readonly status: Status;
  readonly channel: Channel;
  /** The chat to tell, such as `telegram:123` or `web:…`; absent for portals. */
  readonly chat?: string;
  readonly lang: Lang;
  readonly answers: JsonObject;
  /** First office of the route; the whole route lowest first. */
  readonly office: string;
  readonly route: readonly string[];
  /** Epoch milliseconds. */
  readonly submittedAt: number;
  /** When the consent to use sensitive data was given. Epoch milliseconds. */
  readonly consentAt: number;
  readonly due: PlainDate;
  /** True when `due` or `materialsDue` lies beyond the published calendar (暂定). */
  readonly dueProvisional: boolean;
  /** Documents that were called for and not sent, by the pointer of their question. */
  readonly missing: readonly Pointer[];
  readonly materialsDue?: PlainDate;
  readonly notices: readonly string[];
  readonly booking?: { readonly institution: string; readonly slot: string };
  /** Grows by one with every change: whoever acts on an older one is told what changed. */
  readonly revision: number;
  /** The clerk who has it, by id. */
  readonly clerk?: string;
  /** What the desk wrote down about it; absent until somebody at the desk has acted. */
  readonly desk?: DeskRecord;
  /** Set once it is decided or withdrawn: the clock has ended, though the paper may still have to be handed out. */
  readonly closed?: Closed;
  /** The resident's word about a finished case (好差评). */
  readonly rating?: Rating;
}

/** Who acts at the desk, as the rules see them. */
export interface Acting {
  readonly clerk: string;
  /** As history and papers show it to colleagues. */
  readonly name: string;
  readonly role: Role;
  readonly office: string;
}

/**
 * clerk: receives, checks and hands out for the own office and those below it. reviewer: decides there. supervisor: all of
 * the district, both. administrator: keeps accounts and data, sees cases and assigns them, decides none.
 */
export type Role = 'clerk' | 'reviewer' | 'supervisor' | 'administrator';

/** One thing to be mended: the question and a sentence that says what is wrong and what a right one looks like. */
export interface CorrectionItem {
  readonly at: Pointer;
  readonly sentence: string;
}

interface By {
  /** Id of the clerk. */
  readonly by: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Everything that the desk adds to a submission. Residents see what the history says, not this. */
export interface DeskRecord {
  /** Materials that a clerk has looked at and found in order. */
  readonly ticked: readonly Pointer[];
  readonly notes: readonly (By & { readonly text: string })[];
  readonly verifications: readonly (By & Verification)[];
  /** 情况属实，同意上报: one for each office that passed it on. */
  readonly opinions: readonly (By & { readonly office: string; readonly text: string })[];
  /** Asked for once in a case's life; stays after it came back. */
  readonly correction?: By & {
    readonly items: readonly CorrectionItem[];
    readonly until: PlainDate;
    /** When the resident sent it back. Epoch milliseconds. */
    readonly answeredAt?: number;
  };
  /** The day on which the clock stopped, while it stands. */
  readonly stoppedOn?: PlainDate;
  /** Working days on which the clock stood before it went on: `due` has moved by them. */
  readonly stoodDays?: number;
  readonly extension?: By & {
    readonly days: number;
    readonly reason: string;
    /** Absent while nobody has answered. */
    readonly granted?: boolean;
  };
  readonly decision?: By & Decision;
  readonly delivery?: By & { readonly way: DeliveryWay };
}

export interface Verification {
  readonly way: 'phone' | 'visit' | 'records';
  readonly on: PlainDate;
  readonly found: string;
}

type Decision =
  | { readonly kind: 'approved'; readonly certificate?: string; readonly validUntil?: PlainDate }
  | { readonly kind: 'rejected' | 'refused'; readonly reason: string };

export type DeliveryWay = 'counter' | 'post' | 'agent';

interface Closed {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Working days that it took, without those on which the clock stood. */
  readonly workingDays: number;
  readonly onTime: boolean;
}

export interface Rating {
  /** 5 very satisfied … 1 very dissatisfied. */
  readonly score: 1 | 2 | 3 | 4 | 5;
  readonly comment?: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** One entry of the history that the resident sees. */
export interface CaseEvent {
  readonly at: number;
  readonly status: Status;
  /** Locale key of a sentence, with its parameters. */
  readonly note?: { readonly key: string; readonly params?: Readonly<Record<string, Json>> };
}

/** An uploaded file, named by the SHA-256 of its bytes. */
export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly type: 'image/jpeg' | 'image/png' | 'image/webp' | 'image/heic' | 'application/pdf';
  readonly size: number;
}
