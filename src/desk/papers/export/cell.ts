import type { PlainDate } from '../../../forms/types.ts';

/** What stands in one cell: text, a number, a day, or a moment (epoch milliseconds). Survives JSON. */
export type Cell = string | number | { readonly day: PlainDate } | { readonly moment: number };
