/** Which part of the record of who did what somebody looks at. */
export interface AuditView {
  /** `clerk:<id>`, or a channel. */
  readonly actor?: string;
  readonly action?: string;
  readonly reference?: string;
  /** From this moment on. Epoch milliseconds. */
  readonly from?: number;
  /** Before this moment. Epoch milliseconds. */
  readonly to?: number;
  /** Older than this entry, by its number. */
  readonly before?: number;
  /** Newer than this entry: turns the page back. */
  readonly after?: number;
  readonly limit: number;
}

/** One entry of the record. */
export interface AuditRecord {
  /** Its place in the chain. */
  readonly seq: number;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly actor: string;
  readonly action: string;
  readonly reference?: string;
  readonly detail?: string;
}

/** Newest first. */
export interface AuditPage {
  readonly records: readonly AuditRecord[];
  /** `before` of the page with older ones; absent at the end. */
  readonly older?: number;
  /** `after` of the page with newer ones; absent at the beginning. */
  readonly newer?: number;
}
