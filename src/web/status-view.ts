import type { Button } from '../bot/types.ts';

/** What the status page shows of one case: finished words, no more of a person than a masked name. */
export interface StatusView {
  readonly reference: string;
  readonly title: string;
  /** Masked: `张*梅、李*安`. */
  readonly people: string;
  /** Where it stands, as a sentence's head: `正在核实`. */
  readonly headline: string;
  /** `12 月 7 日（星期一）前办好，还有 7 个工作日`. */
  readonly due?: string;
  /** Working days left; 0 or less is due. Absent when no clock runs (then `stopped`, or it is finished). */
  readonly daysLeft?: number;
  /** The clock stands still: something is waited for. */
  readonly stopped?: boolean;
  readonly steps: readonly StatusStep[];
  readonly missing?: {
    readonly lines: readonly string[];
    /** `11 月 30 日（星期一）前，拍照发来就行。` */
    readonly until?: string;
    /** Only where this browser's own chat may supply it. */
    readonly supply?: Button;
  };
  /** What the office wants mended: the question and what is wrong with its answer. */
  readonly correction?: {
    readonly items: readonly { readonly what: string; readonly sentence: string }[];
    readonly until: string;
    /** Only where this browser's own chat may mend it. */
    readonly mend?: Button;
  };
  /** What was decided, where it needs words: the reason and what can be done, or the paper's number and validity. */
  readonly outcome?: { readonly good: boolean; readonly lines: readonly string[] };
  /** It can be fetched: where and when, a map, and how somebody of the family may do it. */
  readonly collect?: { readonly place: string; readonly agent: string; readonly map: Button };
  /** The level that was given; or the levels to choose from, best first. */
  readonly rating?:
    { readonly given: string } | { readonly levels: readonly { readonly score: number; readonly label: string }[] };
  readonly appointment?: string;
  readonly bring: readonly string[];
  readonly advice: readonly string[];
  readonly office: { readonly name: string; readonly address: string; readonly phone: string; readonly hours: string };
  /** Further moves: a way to withdraw. */
  readonly links: readonly Button[];
  /** No moon and no picture. */
  readonly quiet: boolean;
}

export interface StatusStep {
  readonly title: string;
  readonly state: 'done' | 'now' | 'later' | 'refused' | 'withdrawn';
  readonly time?: { readonly iso: string; readonly words: string };
  readonly note?: string;
}
