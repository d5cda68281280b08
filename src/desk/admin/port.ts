import type { AuditPage, AuditView } from '../../cases/audit-view.ts';
import type { Submission } from '../../cases/types.ts';
import type { ProblemWords } from '../../forms/form.ts';
import type { Lang, Problem } from '../../forms/types.ts';
import type { ManageDeps } from '../accounts/manage.ts';
import type { DistrictPort } from '../district-port.ts';

/** What the settings need of the house. */
export interface AdminPort {
  readonly accounts: ManageDeps['accounts'];
  readonly district: DistrictPort;
  readonly audit: AuditPort;
  readonly preview: PreviewPort;
}

interface AuditPort {
  read(view: AuditView): Promise<AuditPage>;
  /** Everything that was ever done, by name. */
  actions(): Promise<readonly string[]>;
}

/** What a service's preview needs beside the conversation itself, which is pure. */
export interface PreviewPort {
  readonly problem: (lang: Lang, problem: Problem) => ProblemWords;
  /** 64 fresh random bytes. */
  readonly entropy: () => Uint8Array;
  /** The receipt as it would be, marked as a sample; undefined where no font shows what was typed. */
  receipt(submission: Submission): Promise<{ readonly name: string; readonly bytes: Uint8Array } | undefined>;
}
