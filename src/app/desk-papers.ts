import type { PapersPort } from '../desk/papers/port.ts';
import { Binder } from '../pdf/merge/binder.ts';
import type { Store } from '../store/store.ts';
import type { Papers } from './papers.ts';

export interface DeskPapersDeps {
  readonly store: Pick<Store, 'submissions' | 'desk' | 'clerks' | 'attachments'>;
  readonly papers: Pick<Papers, 'print'>;
  /** For files that are made for a clerk, such as `tmp` below DATA_DIR. */
  readonly folder: string;
  readonly report: (error: unknown) => void;
}

/** What the desk's papers and exports work with: the store's cases, and the papers as everything else makes them. */
export function deskPapers({ store, papers, folder, report }: DeskPapersDeps): PapersPort {
  return {
    find: (reference) => store.submissions.find(reference),
    list: (view, today) => store.desk.list(view, today),
    clerks: () => store.clerks.list(),
    record: (entry) => store.desk.record(entry),
    paper: (reference, kind) => papers.print(reference, kind, (id) => store.attachments.read(id)),
    bind: (options) => new Binder(options),
    folder,
    report,
  };
}
