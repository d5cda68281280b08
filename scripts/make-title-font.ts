/**
 * Makes assets/fonts/title.ttf: the glyphs of the papers' titles out of a complete Song font.
 * To be run when a title changes; docs/decisions/song-title.md says with which font.
 *
 *   npx tsx scripts/make-title-font.ts <NotoSerifSC_700Bold.ttf>
 */
import { readFile, writeFile } from 'node:fs/promises';
import { FontSource } from '../src/pdf/fonts/font-source.ts';
import { readTables, viewOf, writeFont } from '../src/pdf/fonts/sfnt.ts';
import { encodeSubset } from '../src/pdf/fonts/subset.ts';
import { FONT_FILES } from '../src/pdf/fonts/load-fonts.ts';
import { LANGS } from '../src/forms/types.ts';

interface Titled {
  readonly title: string;
}
interface Titles {
  readonly receipt: Titled;
  readonly application: Titled;
  readonly correction: Titled;
  readonly refusal: Titled;
  readonly decision: { readonly approved: Titled; readonly rejected: Titled };
}

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('Name the font file: npx tsx scripts/make-title-font.ts <font.ttf>');
const source = new FontSource('NotoSerifSC-Bold', await readFile(file));
const codePoints = await titleCodePoints();
const subset = encodeSubset(source, [0, ...codePoints.map(source.glyphOf)]);
const tables = [...readTables(subset)].map(([tag, bytes]) => ({ tag, bytes }));
const font = writeFont([{ tag: 'cmap', bytes: characterMap(codePoints) }, ...tables]);
await writeFile(FONT_FILES.title, font);
console.log(`${FONT_FILES.title}: ${codePoints.length} characters, ${font.length} bytes`);

/** Every character of every title, in ascending order. */
async function titleCodePoints(): Promise<readonly number[]> {
  const titles = await Promise.all(LANGS.map(readTitles));
  const characters = new Set(
    titles.flatMap(({ receipt, application, correction, refusal, decision }) =>
      [receipt, application, correction, refusal, decision.approved, decision.rejected].flatMap(({ title }) =>
        Array.from(title),
      ),
    ),
  );
  return [...characters].map((character) => character.codePointAt(0) ?? 0).sort((a, b) => a - b);
}

async function readTitles(lang: string): Promise<Titles> {
  return JSON.parse(await readFile(new URL(`../locales/${lang}/pdf.json`, import.meta.url), 'utf8')) as Titles;
}

/** A cmap table of one subtable of format 12, in which the nth code point has glyph n + 1. */
function characterMap(points: readonly number[]): Uint8Array {
  const subtable = 12;
  const bytes = new Uint8Array(subtable + 16 + points.length * 12);
  const view = viewOf(bytes);
  view.setUint16(2, 1);
  view.setUint16(4, 3); // Windows, all of Unicode
  view.setUint16(6, 10);
  view.setUint32(8, subtable);
  view.setUint16(subtable, 12);
  view.setUint32(subtable + 4, bytes.length - subtable);
  view.setUint32(subtable + 12, points.length);
  points.forEach((point, i) => {
    const at = subtable + 16 + i * 12;
    view.setUint32(at, point);
    view.setUint32(at + 4, point);
    view.setUint32(at + 8, i + 1);
  });
  return bytes;
}
