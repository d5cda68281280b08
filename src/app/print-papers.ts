import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { loadDistrict } from '../catalogue/load-district.ts';
import { loadWords } from '../catalogue/load-words.ts';
import type { PaperKind } from '../cases/papers.ts';
import type { Config } from '../config.ts';
import { loadFonts } from '../pdf/fonts/load-fonts.ts';
import { openReader, type Reader } from '../store/open-reader.ts';
import { dayIn } from './clock.ts';
import { formFinder } from './open-catalogue.ts';
import { createPapers, type Papers, type PrintedPaper } from './papers.ts';

/** What is to be printed, and where to. */
export interface PrintRequest {
  /** References; or every submission since a day (YYYY-MM-DD, where the bureau is), `''` for all there are. */
  readonly what: readonly string[] | { readonly since: string };
  readonly paper: Extract<PaperKind, 'application' | 'receipt'>;
  /** A folder, made if need be; or for one paper a file that ends in .pdf. */
  readonly out: string;
}

/** A file that was written, or a sentence on what was not. */
export type Printed = { readonly ok: true; readonly file: string } | { readonly ok: false; readonly reason: string };

/**
 * Writes submissions as PDF files, and beside each application form the attachments that a page cannot show.
 * Reads only; the program may be running. Tells of each file as it is written.
 */
export async function* printPapers(config: Config, request: PrintRequest): AsyncGenerator<Printed> {
  const reader = await openReader({
    dataDir: config.dataDir,
    ...(config.databaseUrl === undefined ? {} : { url: config.databaseUrl }),
    ...(config.dataKey === undefined ? {} : { dataKey: config.dataKey }),
  });
  try {
    const { papers, dayOf } = await openPapers(config, reader);
    for (const reference of await referencesOf(request, reader, dayOf))
      yield* printOne(reference, request, papers, reader);
  } finally {
    await reader.close();
  }
}

/** Submissions are shown under the forms that were kept with them: what is on offer today does not matter. */
async function openPapers(
  config: Config,
  reader: Reader,
): Promise<{ readonly papers: Papers; readonly dayOf: (at: number) => string }> {
  const [district, texts, kept] = await Promise.all([
    loadDistrict(config.districtDir),
    loadWords(config.localesDir),
    reader.forms(),
  ]);
  const catalogue = { services: [], find: formFinder([], kept) };
  const find = (reference: string) => reader.find(reference);
  const papers = createPapers({ find, catalogue, district, texts, fonts: loadFonts(), publicUrl: config.publicUrl });
  return { papers, dayOf: dayIn(district.timeZone) };
}

async function referencesOf(
  { what }: PrintRequest,
  reader: Reader,
  dayOf: (at: number) => string,
): Promise<readonly string[]> {
  if (!('since' in what)) return what;
  const all = await reader.list();
  return all.filter(({ submittedAt }) => dayOf(submittedAt) >= what.since).map(({ reference }) => reference);
}

async function* printOne(
  reference: string,
  request: PrintRequest,
  papers: Papers,
  reader: Reader,
): AsyncGenerator<Printed> {
  const made = await papers.print(reference, request.paper, (id) => reader.file(id));
  if (!made) yield { ok: false, reason: `${reference}: no submission has this number.` };
  else if (!made.ok) yield { ok: false, reason: `${reference}: no font shows ${made.missing.map(named).join(', ')}.` };
  else yield* write(made, request);
}

async function* write(made: PrintedPaper & { readonly ok: true }, { out }: PrintRequest): AsyncGenerator<Printed> {
  const single = out.endsWith('.pdf');
  const folder = single ? path.dirname(out) : out;
  await mkdir(folder, { recursive: true });
  const files = [
    { path: single ? out : path.join(folder, made.name), bytes: made.bytes },
    ...made.beside.map(({ name, bytes }) => ({ path: path.join(folder, name), bytes })),
  ];
  for (const file of files) {
    // Numbers stand in full on these papers: only who printed them may read them.
    await writeFile(file.path, file.bytes, { mode: 0o600 });
    yield { ok: true, file: file.path };
  }
}

/** `𠮷 (U+20BB7)`: who has no font for it sees at least its number. */
function named(character: string): string {
  return `${character} (U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()})`;
}
