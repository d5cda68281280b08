import type { CasePage, CaseView, Today } from '../../cases/case-view.ts';
import type { Clerk } from '../../cases/clerk.ts';
import type { PaperKind } from '../../cases/papers.ts';
import type { Submission } from '../../cases/types.ts';
import type { Lang } from '../../forms/types.ts';
import type { LogEntry } from '../cases/port.ts';

/** What papers and exports need: the cases, what is made of them, and a place for large files. */
export interface PapersPort {
  find(reference: string): Promise<Submission | undefined>;
  list(view: CaseView, today: Today): Promise<CasePage>;
  /** Everybody with an account, disabled ones too: their names stand in exports. */
  clerks(): Promise<readonly Pick<Clerk, 'id' | 'name'>[]>;
  /** Writes down that something was printed or taken out. */
  record(entry: Omit<LogEntry, 'id'>): Promise<void>;
  /** Makes one paper; undefined where there is none of this kind. */
  paper(reference: string, kind: PaperKind): Promise<MadePaper | undefined>;
  /** Begins one PDF of many papers. */
  bind(options: BindOptions): PaperBinder;
  /** Told of faults that no request waits for. */
  report(error: unknown): void;
  /** A folder for files that are made for a clerk and taken away within the hour; made if need be. */
  readonly folder: string;
}

/** A file as it is handed out: its name can be read by people. */
export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A paper, with the attachments that it cannot show to lie beside it; or the characters that no font shows. */
export type MadePaper =
  | (NamedFile & { readonly ok: true; readonly beside: readonly NamedFile[] })
  | { readonly ok: false; readonly missing: readonly string[] };

interface BindOptions {
  readonly lang: Lang;
  /** Fixed words only. */
  readonly title: string;
  readonly write: (bytes: Uint8Array) => Promise<void>;
}

interface PaperBinder {
  /** @param name of its bookmark. */
  add(bytes: Uint8Array, name: string): Promise<void>;
  finish(): Promise<void>;
}
