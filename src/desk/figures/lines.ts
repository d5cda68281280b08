import { rowName } from '../../cases/annual-table.ts';
import { hiddenParts, tallyOf, type FigureCell, type RatingCell, type Tally } from '../../cases/figures.ts';
import { officeRows, type OfficeRow } from '../../cases/office-rows.ts';
import type { PlainDate } from '../../forms/types.ts';
import type { Visit } from '../visit.ts';
import type { Shown } from './shown.ts';

/** A line of a table: what it is about, and what its cases come to. */
export interface Line {
  readonly name: string;
  readonly tally: Tally;
}

export interface MonthLine extends Line {
  readonly first: PlainDate;
  /** Received, by group. */
  readonly groups: readonly number[];
  /** It lies ahead: nothing can have been received. */
  readonly ahead: boolean;
}

export interface OfficeLine extends Line {
  /** How far below the offices that the table begins with. */
  readonly depth: number;
  /** `few`: too few to be shown without telling who gave them; absent in lines below others. */
  readonly ratings?: Ratings | 'few';
}

interface Ratings {
  readonly count: number;
  /** Of what they gave, 1 to 5; absent where nobody rated. */
  readonly mean?: number;
}

/** Services that stand together on the menu. */
export interface Group {
  readonly title: string;
  readonly services: readonly string[];
}

/** The groups that have figures, in menu order; services that are offered no more make up the last one. */
export function groupsOf({ house, t }: Visit, cells: readonly FigureCell[]): readonly Group[] {
  const forms = house.catalogue.services;
  const groups = [...new Set(forms.map(({ service }) => service.group))].map((group) => ({
    title: t(`bot:groups.${group}.title`),
    services: forms.filter(({ service }) => service.group === group).map(({ id }) => id),
  }));
  const gone = servicesIn(cells).filter((service) => !forms.some(({ id }) => id === service));
  const all = [...groups, { title: t('desk-figures:former'), services: gone }];
  return all.filter(({ services }) => cells.some(({ service }) => services.includes(service)));
}

export function monthLines(
  { t }: Visit,
  { year, until }: Shown,
  cells: readonly FigureCell[],
  groups: readonly Group[],
): readonly MonthLine[] {
  return year.months.map((first, month) => {
    const own = cells.filter((cell) => cell.month === month);
    return {
      name: t(`desk-figures:month.${Number(first.slice(5, 7))}`),
      first,
      tally: tallyOf(own),
      groups: groups.map(({ services }) => tallyOf(own.filter(({ service }) => services.includes(service))).received),
      ahead: first > until,
    };
  });
}

/** In menu order; those that are offered no more last, by their ids. */
export function serviceLines({ house, lang }: Visit, cells: readonly FigureCell[]): readonly Line[] {
  const menu = house.catalogue.services.map(({ id }) => id);
  const known = servicesIn(cells);
  const services = [...menu.filter((id) => known.includes(id)), ...known.filter((id) => !menu.includes(id))];
  return services.map((service) => ({
    name: house.catalogue.find(service)?.texts(lang).short ?? service,
    tally: tallyOf(cells.filter((cell) => cell.service === service)),
  }));
}

/** Lines by office, those below others under them; lines without a case are left out below the first level. */
export function officeLines(
  visit: Visit,
  { root }: Shown,
  cells: readonly FigureCell[],
  ratings: readonly RatingCell[],
): readonly OfficeLine[] {
  const known = [...new Set(cells.map(({ office }) => office))];
  const rows = officeRows(visit.house.district, root, known);
  const given = rows.map((row) => ratings.filter(({ office }) => row.offices.includes(office)));
  const hidden = hiddenParts(given.map(countOf));
  return rows.flatMap((row, at) => {
    const [line, ...below] = linesOf(visit, row, cells, 0);
    if (line === undefined || (row.own && line.tally.received === 0)) return [];
    return [{ ...line, ratings: hidden.has(at) ? 'few' : meanOf(given[at] ?? []) } as const, ...below];
  });
}

function linesOf(visit: Visit, row: OfficeRow, cells: readonly FigureCell[], depth: number): readonly OfficeLine[] {
  const tally = tallyOf(cells.filter(({ office }) => row.offices.includes(office)));
  if (depth > 0 && tally.received === 0) return [];
  const name = rowName(row, { ...visit.house, lang: visit.lang, t: visit.t });
  return [{ name, tally, depth }, ...row.below.flatMap((one) => linesOf(visit, one, cells, depth + 1))];
}

function countOf(cells: readonly RatingCell[]): number {
  return cells.reduce((all, { count }) => all + count, 0);
}

function meanOf(cells: readonly RatingCell[]): Ratings {
  const count = countOf(cells);
  if (count === 0) return { count };
  return { count, mean: cells.reduce((all, cell) => all + cell.score * cell.count, 0) / count };
}

function servicesIn(cells: readonly FigureCell[]): readonly string[] {
  return [...new Set(cells.map(({ service }) => service))].sort();
}
