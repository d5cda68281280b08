import type { Words } from '../bot/types.ts';
import type { Form } from '../forms/form.ts';
import type { District, Lang } from '../forms/types.ts';
import type { AnnualCell } from './annual-counts.ts';
import { officeRows, type OfficeRow } from './office-rows.ts';

/** The annual table of the work report, in words: one line an office, one part for each kind of work. */
export interface AnnualTable {
  readonly title: string;
  /** `2026 统计年度`. */
  readonly year: string;
  readonly period: string;
  /** Whose work it is. */
  readonly place: string;
  /** How the figures are meant. */
  readonly note: string;
  readonly rowsTitle: string;
  readonly rows: readonly string[];
  readonly totalTitle: string;
  readonly parts: readonly AnnualPart[];
}

interface AnnualPart {
  readonly title: string;
  readonly columns: readonly AnnualColumn[];
}

export interface AnnualColumn {
  readonly title: string;
  /** One for each row. */
  readonly values: readonly number[];
  /** Sum of these columns of its part, by their place. */
  readonly sumOf?: readonly number[];
}

export interface AnnualDeps {
  readonly district: District;
  readonly forms: readonly Form[];
  readonly lang: Lang;
  readonly t: Words;
  readonly words: Pick<AnnualTable, 'year' | 'period' | 'place'>;
  /** The office whose part of the district is shown; absent: all of it. */
  readonly root?: string;
}

type Kind = 'papers' | 'visits' | 'others';

/** Which part a service is counted in follows from what it leads to; `visits` where a time is booked. */
function kindOf(form: Form | undefined): Kind {
  if (form?.service.booking) return 'visits';
  const outcome = form?.service.outcome.kind;
  return outcome === 'certificate' || outcome === 'permit' ? 'papers' : 'others';
}

/** Lays out what was done in a year: papers granted by kind, visits that took place, and what else was handled in time. */
export function annualTable(cells: readonly AnnualCell[], deps: AnnualDeps): AnnualTable {
  const { t, words } = deps;
  const offices = [...new Set(cells.map(({ office }) => office))];
  const rows = officeRows(deps.district, deps.root, offices);
  const sum = (service: string, of: (cell: AnnualCell) => number): readonly number[] =>
    rows.map((row) =>
      cells.reduce(
        (all, cell) => all + (cell.service === service && row.offices.includes(cell.office) ? of(cell) : 0),
        0,
      ),
    );
  const parts = { papers: [], visits: [], others: [] } as Record<Kind, AnnualColumn[]>;
  for (const service of servicesOf(cells, deps)) {
    const form = deps.forms.find(({ id }) => id === service);
    const title = form?.texts(deps.lang).short ?? service;
    const kind = kindOf(form);
    if (kind === 'papers') parts.papers.push({ title, values: sum(service, ({ granted }) => granted) });
    if (kind === 'visits') parts.visits.push({ title, values: sum(service, ({ came }) => came) });
    if (kind === 'others')
      parts.others.push(
        {
          title: t('desk-figures:annual.finished', { service: title }),
          values: sum(service, ({ finished }) => finished),
        },
        { title: t('desk-figures:annual.on-time', { service: title }), values: sum(service, ({ onTime }) => onTime) },
      );
  }
  return {
    ...words,
    title: t('desk-figures:annual.title'),
    note: t('desk-figures:annual.note'),
    rowsTitle: t('desk-figures:annual.rows'),
    rows: rows.map((row) => rowName(row, deps)),
    totalTitle: t('desk-figures:total'),
    parts: (['papers', 'visits', 'others'] as const)
      .filter((kind) => parts[kind].length > 0)
      .map((kind) => ({
        title: t(`desk-figures:annual.part.${kind}`),
        columns: kind === 'papers' ? withSum(parts.papers, t('desk-figures:annual.papers')) : parts[kind],
      })),
  };
}

/** In menu order; those that are offered no more and have figures last. */
function servicesOf(cells: readonly AnnualCell[], { forms }: AnnualDeps): readonly string[] {
  return [...new Set([...forms.map(({ id }) => id), ...cells.map(({ service }) => service)])];
}

function withSum(columns: readonly AnnualColumn[], title: string): readonly AnnualColumn[] {
  if (columns.length < 2) return columns;
  const values = (columns[0]?.values ?? []).map((_, row) =>
    columns.reduce((all, column) => all + (column.values[row] ?? 0), 0),
  );
  return [...columns, { title, values, sumOf: [...columns.keys()] }];
}

/** An office by its name; what lies with it alone, and offices that are gone, say so. */
export function rowName(
  { office, own }: OfficeRow,
  { district, lang, t }: Pick<AnnualDeps, 'district' | 'lang' | 't'>,
): string {
  if (office === undefined) return t('desk-figures:office.others');
  const name = district.offices.find(({ id }) => id === office)?.name[lang] ?? office;
  return own ? t('desk-figures:office.own', { office: name }) : name;
}
