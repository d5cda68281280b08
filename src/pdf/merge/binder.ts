import { readObjects, referencesIn, withReferences, type PdfObjects } from './read-objects.ts';

export interface BinderOptions {
  /** BCP 47. */
  readonly lang: string;
  /** Fixed words only: never anything that a person entered. */
  readonly title: string;
  /** Takes the next bytes of the file; what it returns is waited for, so that a slow disk slows the binding. */
  readonly write: (bytes: Uint8Array) => Promise<void>;
}

/** Objects that the whole has: the rest are numbered behind them. */
const CATALOGUE = 1;
const PAGES = 2;
const STRUCTURE = 3;
const INFO = 4;
const OUTLINE = 5;
const FIRST = 6;

/**
 * Binds papers of this program into one PDF, paper by paper, straight to where it is kept: of each only some numbers stay
 * in memory. Pages, fonts and pictures are taken over byte for byte, and with them the structure by which a screen reader
 * finds its way. Each paper gets a bookmark.
 */
export class Binder {
  readonly #options: BinderOptions;
  readonly #offsets: number[] = [];
  readonly #papers: {
    readonly pages: number;
    readonly count: number;
    readonly first: number;
    readonly name: string;
  }[] = [];
  readonly #documents: number[] = [];
  readonly #parents: { readonly key: number; readonly array: number }[] = [];
  #length = 0;
  #next = FIRST;
  #key = 0;

  constructor(options: BinderOptions) {
    this.#options = options;
  }

  /** Pages so far. */
  get pages(): number {
    return this.#papers.reduce((sum, { count }) => sum + count, 0);
  }

  /**
   * Adds a paper behind those that are there.
   * @param name of its bookmark, such as its reference.
   */
  async add(bytes: Uint8Array, name: string): Promise<void> {
    if (this.#length === 0) await this.#put('%PDF-1.7\n%\u00ff\u00ff\u00ff\u00ff\n');
    const paper = readObjects(bytes);
    const parts = partsOf(paper);
    const base = this.#next;
    const numberOf = (old: number): number => (old === parts.structure ? STRUCTURE : base + old);
    this.#next += Math.max(...paper.objects.keys()) + 1;
    for (const number of reachable(paper, [parts.pages, ...parts.documents], parts.structure)) {
      const object = paper.objects.get(number);
      if (object)
        await this.#object(numberOf(number), this.#adapted(object.text, number, parts, numberOf), object.stream);
    }
    for (const { key, array } of parts.parents) {
      const number = this.#take();
      await this.#object(number, withReferences(array, numberOf));
      this.#parents.push({ key: this.#key + key, array: number });
    }
    this.#key += parts.keys;
    this.#documents.push(...parts.documents.map(numberOf));
    this.#papers.push({ pages: numberOf(parts.pages), count: parts.count, first: numberOf(parts.first), name });
  }

  /** Writes what holds the papers together. Nothing may be added after it; with no paper at all there is no PDF. */
  async finish(): Promise<void> {
    if (this.#papers.length === 0) throw new Error('There is no paper to bind.');
    const { lang, title } = this.#options;
    const kids = this.#papers.map(({ pages }) => `${pages} 0 R`).join(' ');
    await this.#object(PAGES, `<<\n/Type /Pages\n/Count ${this.pages}\n/Kids [${kids}]\n>>`);
    const nums = this.#parents.map(({ key, array }) => `${key} ${array} 0 R`).join(' ');
    const elements = this.#documents.map((number) => `${number} 0 R`).join(' ');
    await this.#object(
      STRUCTURE,
      `<<\n/Type /StructTreeRoot\n/K [${elements}]\n/ParentTree <<\n/Nums [${nums}]\n>>\n/ParentTreeNextKey ${this.#key}\n>>`,
    );
    await this.#object(INFO, `<<\n/Producer (ezhan)\n/Creator (ezhan)\n/Title ${utf16(title)}\n>>`);
    await this.#bookmarks();
    await this.#object(
      CATALOGUE,
      `<<\n/Type /Catalog\n/Pages ${PAGES} 0 R\n/Lang (${lang})\n/MarkInfo <<\n/Marked true\n>>\n` +
        `/StructTreeRoot ${STRUCTURE} 0 R\n/Outlines ${OUTLINE} 0 R\n/ViewerPreferences <<\n/DisplayDocTitle true\n>>\n>>`,
    );
    await this.#table();
  }

  #take(): number {
    return this.#next++;
  }

  /** Fonts of two papers hold different glyphs, so they must not share a name; pages find their place in the whole. */
  #adapted(text: string, number: number, parts: Parts, numberOf: (old: number) => number): string {
    const own = withReferences(text, numberOf)
      .replace(/\/[A-Z]{5}([A-Z])\+/g, `/${letters(this.#papers.length)}$1+`)
      .replace(/\/StructParents (\d+)/g, (_, key: string) => `/StructParents ${this.#key + Number(key)}`);
    return number === parts.pages ? own.replace('/Type /Pages', `/Type /Pages\n/Parent ${PAGES} 0 R`) : own;
  }

  async #bookmarks(): Promise<void> {
    const numbers = this.#papers.map(() => this.#take());
    for (const [i, { first, name }] of this.#papers.entries()) {
      const beside = [
        ...(i > 0 ? [`/Prev ${numbers[i - 1] ?? 0} 0 R`] : []),
        ...(i + 1 < numbers.length ? [`/Next ${numbers[i + 1] ?? 0} 0 R`] : []),
      ];
      const text = [`/Title ${utf16(name)}`, `/Parent ${OUTLINE} 0 R`, `/Dest [${first} 0 R /Fit]`, ...beside];
      await this.#object(numbers[i] ?? 0, `<<\n${text.join('\n')}\n>>`);
    }
    const [first, last] = [numbers[0] ?? 0, numbers.at(-1) ?? 0];
    await this.#object(
      OUTLINE,
      `<<\n/Type /Outlines\n/First ${first} 0 R\n/Last ${last} 0 R\n/Count ${numbers.length}\n>>`,
    );
  }

  async #table(): Promise<void> {
    const from = this.#length;
    await this.#put(`xref\n0 ${this.#next}\n0000000000 65535 f \n`);
    const entry = (number: number): string => {
      const at = this.#offsets[number];
      return at === undefined ? '0000000000 65535 f \n' : `${String(at).padStart(10, '0')} 00000 n \n`;
    };
    const PART = 5000;
    for (let number = 1; number < this.#next; number += PART) {
      const numbers = Array.from({ length: Math.min(PART, this.#next - number) }, (_, i) => number + i);
      await this.#put(numbers.map(entry).join(''));
    }
    await this.#put(
      `trailer\n<<\n/Size ${this.#next}\n/Root ${CATALOGUE} 0 R\n/Info ${INFO} 0 R\n>>\nstartxref\n${from}\n%%EOF\n`,
    );
  }

  async #object(number: number, text: string, stream?: Uint8Array): Promise<void> {
    this.#offsets[number] = this.#length;
    const begin = Buffer.from(`${number} 0 obj\n${text}`, 'latin1');
    const end = Buffer.from('\nendobj\n', 'latin1');
    await this.#put(Buffer.concat(stream ? [begin, stream, end] : [begin, end]));
  }

  async #put(bytes: Uint8Array | string): Promise<void> {
    const chunk = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes;
    this.#length += chunk.length;
    await this.#options.write(chunk);
  }
}

/** What is to be known of one paper to bind it. Numbers of objects as in the paper. */
interface Parts {
  readonly pages: number;
  readonly count: number;
  /** The first page. */
  readonly first: number;
  readonly structure: number;
  readonly documents: readonly number[];
  /** The elements of each page's content, by the page's key. */
  readonly parents: readonly { readonly key: number; readonly array: string }[];
  readonly keys: number;
}

function partsOf({ objects, root }: PdfObjects): Parts {
  const textOf = (number: number): string => objects.get(number)?.text ?? '';
  const catalogue = textOf(root);
  const pages = oneIn(catalogue, /\/Pages (\d+) 0 R/);
  const structure = oneIn(catalogue, /\/StructTreeRoot (\d+) 0 R/);
  const tree = textOf(structure);
  const [, nums = ''] = /\/Nums \[([\s\S]*)\]\s*>>/.exec(tree) ?? [];
  return {
    pages,
    structure,
    count: oneIn(textOf(pages), /\/Count (\d+)/),
    first: oneIn(textOf(pages), /\/Kids \[(\d+) 0 R/),
    documents: referencesIn(/\/K \[[^\]]*\]\s*>>$/.exec(tree)?.[0] ?? ''),
    parents: Array.from(nums.matchAll(/(\d+) (\[[^\]]*\])/g), ([, key, array = '[]']) => ({ key: Number(key), array })),
    keys: oneIn(tree, /\/ParentTreeNextKey (\d+)/),
  };
}

function oneIn(text: string, pattern: RegExp): number {
  const [, found] = pattern.exec(text) ?? [];
  if (found === undefined) throw new Error('These bytes are no paper of this program.');
  return Number(found);
}

/** What the pages and the structure need, in the order in which it is found. The root of the structure is the whole's own. */
function reachable({ objects }: PdfObjects, from: readonly number[], without: number): ReadonlySet<number> {
  const found = new Set(from);
  // Grows while it is walked.
  for (const number of found)
    for (const next of referencesIn(objects.get(number)?.text ?? '')) if (next !== without) found.add(next);
  return found;
}

/** Five capital letters, different for every paper. */
function letters(number: number): string {
  return Array.from({ length: 5 }, (_, i) => String.fromCharCode(65 + (Math.floor(number / 26 ** (4 - i)) % 26))).join(
    '',
  );
}

/** A text as PDF takes it in any script: UTF-16 with its mark, as hexadecimal digits. */
function utf16(text: string): string {
  return `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;
}
