import type { Response } from 'express';
import type { Catalogue, Words } from '../bot/types.ts';
import type { District, Lang, PlainDate } from '../forms/types.ts';

/** What every part of the desk needs of the house around it. */
export interface DeskHouse {
  readonly catalogue: Catalogue;
  readonly district: District;
  readonly words: (lang: Lang) => Words;
  /** Without a slash at its end. */
  readonly publicUrl: string;
  /** Served by HTTPS only: cookies are marked so. */
  readonly secure: boolean;
  readonly now: () => number;
  /** The day in the district. */
  readonly today: () => PlainDate;
  /** At least 128 random bits in base64url. */
  readonly random: () => string;
  readonly assets: DeskAssets;
  /** The house is closing: streams end, for they would hold it open. */
  readonly stopping: AbortSignal;
  /** Told about faults that a clerk only sees as "something went wrong". */
  readonly report: (error: unknown, response: Response) => void;
}

/** Addresses of the desk's assets. */
export interface DeskAssets {
  readonly style: string;
  readonly script: string;
  readonly icon: string;
}
