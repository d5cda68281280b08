import type { LoadedWords } from '../catalogue/load-words.ts';
import type { CasesPort } from '../desk/cases/port.ts';
import type { FiguresPort } from '../desk/figures/port.ts';
import type { District } from '../forms/types.ts';
import type { Fonts } from '../pdf/fonts/load-fonts.ts';
import { makeAnnualTable } from '../pdf/make-annual-table.ts';
import { annualPaper } from '../pdf/papers/annual-table.ts';
import type { Store } from '../store/store.ts';

interface DeskFiguresDeps {
  readonly store: Pick<Store, 'figures'>;
  readonly record: CasesPort['record'];
  readonly texts: Pick<LoadedWords, 'words'>;
  readonly district: District;
  readonly fonts: Promise<Fonts>;
  readonly now: () => number;
}

/** The desk's figures: counted by the store, set as a paper by the papers. */
export function deskFigures({ store, record, texts, district, fonts, now }: DeskFiguresDeps): FiguresPort {
  return {
    year: (asked) => store.figures.year(asked),
    annual: (asked) => store.figures.annual(asked),
    record,
    paper: async (table, lang) => {
      const paper = annualPaper(table, { lang, words: texts.words(lang), district, now: now() });
      const made = await makeAnnualTable(paper, await fonts);
      return made.ok ? made.bytes : undefined;
    },
  };
}
