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
