import type { Words } from '../../../bot/types.ts';
import type { Submission } from '../../../cases/types.ts';
import type { Catalogue } from '../../../bot/types.ts';
import type { District, Lang } from '../../../forms/types.ts';
import type { Cell } from './cell.ts';

const FIXED = [
  'reference',
  'service',
  'status',
  'office',
  'clerk',
  'received',
  'due',
  'closed',
  'on-time',
  'rating',
] as const;

export interface FixedDeps {
  readonly t: Words;
  readonly lang: Lang;
  readonly district: District;
  readonly catalogue: Catalogue;
  /** Names by id. */
  readonly clerks: ReadonlyMap<string, string>;
}

/** The heads of the columns that every list begins with. */
export function fixedLabels(t: Words): readonly string[] {
  return FIXED.map((name) => t(`desk-papers:column.${name}`));
}

/** A case's own facts, before its answers. An empty text is an empty cell. */
export function fixedCells(submission: Submission, deps: FixedDeps): readonly Cell[] {
  const { t, lang, district, catalogue, clerks } = deps;
  const { reference, service, version, status, office, clerk, submittedAt, due, closed, rating } = submission;
  return [
    reference,
    catalogue.find(service, version)?.texts(lang).title ?? service,
    t(`desk:status.${status}`),
    district.offices.find(({ id }) => id === office)?.name[lang] ?? office,
    clerk === undefined ? '' : (clerks.get(clerk) ?? clerk),
    { moment: submittedAt },
    { day: due },
    closed ? { moment: closed.at } : '',
    closed ? t(closed.onTime ? 'desk-papers:export.yes' : 'desk-papers:export.no') : '',
    rating ? rating.score : '',
  ];
}
