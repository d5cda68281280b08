import type { Logger } from 'pino';
import type { Catalogue, Words } from '../../bot/types.ts';
import type { Created, Idempotency, Repeated } from '../../cases/idempotency.ts';
import type { Attachment, CaseEvent, Submission } from '../../cases/types.ts';
import type { ProblemWords } from '../../forms/form.ts';
import type { District, Lang, PlainDate, Problem } from '../../forms/types.ts';
import type { Metrics } from './metrics.ts';

/** Everything that the API needs of the rest of the program; composed in app.ts. */
export interface ApiDeps {
  readonly catalogue: Catalogue;
  readonly district: District;
  readonly today: () => PlainDate;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** At least 32 fresh random bytes at each call. */
  readonly entropy: () => Uint8Array;
  readonly words: (lang: Lang) => Words;
  readonly problemWords: (lang: Lang, problem: Problem) => ProblemWords;
  readonly submissions: SubmissionStore;
  /** Places taken at an institution, by slot id. */
  readonly takenPlaces: (institution: string) => Promise<ReadonlyMap<string, number>>;
  /** The receipt of a stored submission, or the characters that no font shows. */
  readonly receipt: (
    reference: string,
  ) => Promise<
    | { readonly ok: true; readonly bytes: Uint8Array }
    | { readonly ok: false; readonly missing: readonly string[] }
    | undefined
  >;
  /** Looks into the bytes for their real kind and keeps them; `code` says why not: `file-type`, `file-empty` …. */
  readonly keepFile: (
    bytes: Uint8Array,
    name: string,
  ) => Promise<{ readonly ok: true; readonly attachment: Attachment } | { readonly ok: false; readonly code: string }>;
  /** False while the program cannot take requests, such as when its database does not answer. */
  readonly ready: () => Promise<boolean>;
  /** Begins every link. No slash at its end. */
  readonly publicUrl: string;
  /** `whsec_…` or plain base64. Absent: the submission webhook is switched off. */
  readonly webhookSecret?: string;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Requests a minute and client; 600 when left out. */
  readonly perMinute?: number;
  /** Path items of routes that are composed beside these, for the OpenAPI document. */
  readonly morePaths?: Readonly<Record<string, unknown>>;
}

interface SubmissionStore {
  /** Looks a key up before anything is judged: a repetition that comes days later is still the same application. */
  findRepeated(idempotency: Idempotency): Promise<Repeated | undefined>;
  create(submission: Submission, idempotency: Idempotency): Promise<Created>;
  find(reference: string): Promise<Submission | undefined>;
  /** Oldest first. */
  history(reference: string): Promise<readonly CaseEvent[]>;
}
