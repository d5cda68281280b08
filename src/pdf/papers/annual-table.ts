import type { Words } from '../../bot/types.ts';
import type { AnnualColumn, AnnualTable } from '../../cases/annual-table.ts';
import type { District, Lang } from '../../forms/types.ts';
import type { AnnualPaper } from '../types.ts';

export interface AnnualPaperDeps {
  readonly lang: Lang;
  readonly words: Words;
  readonly district: District;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** More columns of numbers than these do not fit beside the names: the part is then divided into several tables. */
const MOST_COLUMNS = 5;

/** The words of the annual table as a paper. */
export function annualPaper(table: AnnualTable, { lang, words, district, now }: AnnualPaperDeps): AnnualPaper {
  const write = new Intl.NumberFormat(lang);
  const tableOf = (title: string, columns: readonly AnnualColumn[]): AnnualPaper['tables'][number] => ({
    title,
    columns: [table.rowsTitle, ...columns.map((column) => column.title)],
    lines: table.rows.map((name, row) => [name, ...columns.map(({ values }) => write.format(values[row] ?? 0))]),
    total: [
      table.totalTitle,
      ...columns.map(({ values }) => write.format(values.reduce((sum, value) => sum + value, 0))),
    ],
  });
  return {
    lang,
    title: table.title,
    service: `${table.period} ${table.place}`,
    number: table.year,
    reference: table.year,
    bureau: district.bureau[lang],
    createdAt: now,
    issued: words('desk-figures:annual.issued'),
    page: (page, pages) => words('pdf:page', { page, pages }),
    continued: words('pdf:continued'),
    note: table.note,
    tables: table.parts.flatMap(({ title, columns }) => divided(columns).map((some) => tableOf(title, some))),
  };
}

function divided(columns: readonly AnnualColumn[]): readonly (readonly AnnualColumn[])[] {
  const tables = Math.ceil(columns.length / MOST_COLUMNS);
  const each = Math.ceil(columns.length / Math.max(1, tables));
  return Array.from({ length: tables }, (_, n) => columns.slice(n * each, (n + 1) * each));
}
