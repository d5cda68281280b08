import type { Submission } from './types.ts';

/** How a request for a submission is told from its own repetition. */
export interface Idempotency {
  /** The sender's own mark of this request; absent: every request is new. */
  readonly idempotencyKey?: string;
  /** Hash of what was asked for: the same key with another one is a mistake of its sender. */
  readonly fingerprint: string;
  /** Whose key it is: keys of the API and of the webhook never meet. */
  readonly client: string;
}

/** What a key was used for before. */
export type Repeated = { readonly kind: 'repeated'; readonly submission: Submission } | { readonly kind: 'key-reused' };

/** What became of a submission that came in one piece. */
export type Created =
  | Repeated
  | { readonly kind: 'created'; readonly submission: Submission }
  | { readonly kind: 'slot-full' | 'reference-taken' };
