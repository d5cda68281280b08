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
  readonly appointment?: string;
  readonly bring: readonly string[];
  readonly advice: readonly string[];
  readonly office: { readonly name: string; readonly address: string; readonly phone: string; readonly hours: string };
  /** Further links: a map, a way to withdraw. */
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
