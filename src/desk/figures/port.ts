import type { AnnualAsked, AnnualCell } from '../../cases/annual-counts.ts';
import type { AnnualTable } from '../../cases/annual-table.ts';
import type { FiguresAsked, YearCells } from '../../cases/figures.ts';
import type { Lang } from '../../forms/types.ts';
import type { LogEntry } from '../cases/port.ts';

/** What the room of the figures needs of the store, and of whoever sets papers. */
export interface FiguresPort {
  /** What was received in a statistical year and what became of it. */
  year(asked: FiguresAsked): Promise<YearCells>;
  /** What was done in a year. */
  annual(asked: AnnualAsked): Promise<readonly AnnualCell[]>;
  /** The annual table as a PDF; undefined when a character of it cannot be shown. */
  paper(table: AnnualTable, lang: Lang): Promise<Uint8Array | undefined>;
  /** Writes down that somebody took figures out. */
  record(entry: Omit<LogEntry, 'id'>): Promise<void>;
}
