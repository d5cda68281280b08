import { inflateSync } from 'node:zlib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Paper } from '../../src/pdf/types.ts';

export interface ReadBack {
  readonly pages: readonly string[];
  /** All pages without any white space: lines and cells are broken where the layout wants it. */
  readonly text: string;
  readonly lang: string | null;
  readonly info: Readonly<Record<string, unknown>>;
  readonly marked: boolean;
  /** Roles of the structure tree of each page, such as `Table`, in reading order. */
  readonly roles: readonly (readonly string[])[];
}

/** Reads a paper with another library than the one that made it. */
export async function readBack(paper: Paper): Promise<ReadBack> {
  const task = getDocument({ data: new Uint8Array(bytesOf(paper)), verbosity: 0 });
  const document = await task.promise;
  const [pages, roles]: [string[], string[][]] = [[], []];
  for (let n = 1; n <= document.numPages; n++) {
    const page = await document.getPage(n);
    const { items } = await page.getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
    roles.push(rolesOf(await page.getStructTree()));
  }
  const { info } = await document.getMetadata();
  const lang = (await document.getMetadata()).info as { Language?: string };
  const marked = (await document.getMarkInfo())?.Marked === true;
  await task.destroy();
  return {
    pages,
    text: withoutSpace(pages.join('')),
    lang: lang.Language ?? null,
    info: info as Record<string, unknown>,
    marked,
    roles,
  };
}

/** The bytes of a paper that was made; fails the test when it was refused. */
export function bytesOf(paper: Paper): Uint8Array {
  if (!paper.ok) throw new Error(`The paper was refused for ${paper.missing.join(' ')}`);
  return paper.bytes;
}

export function withoutSpace(text: string): string {
  return text.replace(/[\s\u3000]/gu, '');
}

/** The font files inside a PDF, taken out without a PDF library. */
export function embeddedFonts(bytes: Uint8Array): readonly Uint8Array[] {
  const pdf = Buffer.from(bytes);
  const text = pdf.toString('latin1');
  return Array.from(text.matchAll(/\/FontFile2 (\d+) 0 R/g), ([, id = '']) => {
    const from = text.indexOf('stream\n', text.indexOf(`\n${id} 0 obj`)) + 'stream\n'.length;
    return inflateSync(pdf.subarray(from, text.indexOf('\nendstream', from)));
  });
}

function rolesOf(node: unknown): string[] {
  const { role, children = [] } = (node ?? {}) as { role?: string; children?: unknown[] };
  return [...(role === undefined ? [] : [role]), ...children.flatMap(rolesOf)];
}
