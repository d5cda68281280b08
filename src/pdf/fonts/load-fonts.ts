import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Lang } from '../../forms/types.ts';
import { Face } from './face.ts';
import { FontSource } from './font-source.ts';

/** The faces of a paper. Immutable, shared by all documents. */
export interface Faces {
  readonly regular: Face;
  readonly bold: Face;
  /** Song, for the few words of a paper's title; docs/decisions/song-title.md. */
  readonly title: Face;
}

/** The faces by the language of the paper. */
export type Fonts = Readonly<Record<Lang, Faces>>;

/** Where the fonts lie. Both optional files may be missing: fewer rare characters, or a title in the bold face. */
export interface FontFiles {
  readonly regular: string;
  readonly bold: string;
  readonly symbols: string;
  readonly rare: string;
  readonly title: string;
}

/** Quotation marks and apostrophes are one em wide in a Chinese font: in English words the narrow ones take their place. */
const NARROW_QUOTES = new Map([
  [0x2018, 0x27],
  [0x2019, 0x27],
  [0x201c, 0x22],
  [0x201d, 0x22],
]);

const find = createRequire(import.meta.url).resolve;

export const FONT_FILES: FontFiles = {
  regular: find('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
  bold: find('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'),
  symbols: find('@expo-google-fonts/noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf'),
  // Debian's fonts-hanazono: the Han characters beyond 通用规范汉字表, such as 𠮷.
  rare: '/usr/share/fonts/truetype/hanazono/HanaMinB.ttf',
  title: fileURLToPath(new URL('../../../assets/fonts/title.ttf', import.meta.url)),
};

/** Reads the fonts once, at start. Throws when a font of a package is missing. */
export async function loadFonts(files: FontFiles = FONT_FILES): Promise<Fonts> {
  const [regular, bold, symbols, rare, title] = await Promise.all([
    source('NotoSansSC-Regular', files.regular),
    source('NotoSansSC-Bold', files.bold),
    source('NotoSansSymbols2-Regular', files.symbols),
    optionalSource('HanaMinB', files.rare),
    optionalSource('NotoSerifSC-Bold', files.title),
  ]);
  const others = [symbols, ...rare];
  const boldFace = new Face([bold, ...others]);
  const chinese: Faces = {
    regular: new Face([regular, ...others]),
    bold: boldFace,
    title: title.length > 0 ? new Face(title) : boldFace,
  };
  const english: Faces = {
    regular: chinese.regular.drawing(NARROW_QUOTES),
    bold: chinese.bold.drawing(NARROW_QUOTES),
    title: chinese.title,
  };
  return { 'zh-CN': chinese, en: english };
}

async function source(name: string, path: string): Promise<FontSource> {
  return new FontSource(name, await readFile(path));
}

async function optionalSource(name: string, path: string): Promise<readonly FontSource[]> {
  try {
    return [await source(name, path)];
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
