import type { District, Lang } from '../forms/types.ts';
import type { Words } from '../bot/types.ts';

/** Addresses of the assets, with the hash of their content in the name. */
export interface AssetLinks {
  readonly style: string;
  readonly script: string;
  readonly icon: string;
}

export type TextSize = 'normal' | 'large';
export type Theme = 'auto' | 'light' | 'dark';

/** What every page is drawn with: whose eyes, which words, whose house. */
export interface Setting {
  readonly lang: Lang;
  readonly text: TextSize;
  readonly theme: Theme;
  readonly t: Words;
  readonly district: District;
  readonly assets: AssetLinks;
  /** Path of this page, and the part of its query that the switches in the header must keep. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

/** This page's address with one thing switched: `?lang=en`, `?text=large`, `?theme=dark`. */
export function switched(setting: Setting, name: 'lang' | 'text' | 'theme', value: string): string {
  return `${setting.path}?${new URLSearchParams({ ...setting.query, [name]: value }).toString()}`;
}
