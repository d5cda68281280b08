import type { Submission } from './types.ts';

/** The papers that there can be of a case. All but the application form are for the resident. */
export const PAPERS = ['receipt', 'application', 'correction', 'decision', 'refusal'] as const;
export type PaperKind = (typeof PAPERS)[number];

/** The papers that there are of a case as it stands, in the order of its life. */
export function papersOf({ desk }: Pick<Submission, 'desk'>): readonly PaperKind[] {
  const decided = desk?.decision?.kind;
  return [
    'receipt',
    'application',
    ...(desk?.correction ? (['correction'] as const) : []),
    ...(decided === 'refused' ? (['refusal'] as const) : []),
    ...(decided === 'approved' || decided === 'rejected' ? (['decision'] as const) : []),
  ];
}
