import type { Lang } from '../../forms/types.ts';

/** Ways to write figures in a language. */
export interface Numbers {
  /** `10,433`. */
  readonly count: (value: number) => string;
  /** Working days, to one digit so that they stand one under the other: `6.5`, `10.0`. */
  readonly days: (value: number) => string;
  /** On an axis: `2.5`, `10`. */
  readonly plain: (value: number) => string;
  /** A share of 1: `99.0%`, `152.3%`. Only a full one is written as `100%`. */
  readonly share: (value: number) => string;
}

/** The most that is written of a share that is not a full one. */
const NEARLY = 0.999;

export function numbersIn(lang: Lang): Numbers {
  const count = new Intl.NumberFormat(lang);
  const days = new Intl.NumberFormat(lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const plain = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 });
  const share = new Intl.NumberFormat(lang, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return {
    count: (value) => count.format(value),
    days: (value) => days.format(value),
    plain: (value) => plain.format(value),
    // Rounding must not make all of it out of nearly all.
    share: (value) => (value === 1 ? '100%' : share.format(value > NEARLY && value < 1 ? NEARLY : value)),
  };
}
