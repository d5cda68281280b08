/** One object of a PDF: its dictionary or value as text (a character a byte), and the bytes of its stream with its ends. */
interface PdfObject {
  readonly text: string;
  readonly stream?: Uint8Array;
}

/** The objects of a paper by number, and the number of its catalogue. */
export interface PdfObjects {
  readonly objects: ReadonlyMap<number, PdfObject>;
  readonly root: number;
}

const STREAM = Buffer.from('\nstream\n');
const END = '\nendobj';

/**
 * Takes a paper of this program apart by its table of objects. Every paper is written the same way: one table, no object
 * streams, strings with escaped parentheses, streams of known length.
 * @throws when the bytes are no such paper: that is a fault of the caller.
 */
export function readObjects(bytes: Uint8Array): PdfObjects {
  const pdf = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tail = pdf.subarray(-64).toString('latin1');
  const table = Number(/startxref\n(\d+)\n/.exec(tail)?.[1] ?? Number.NaN);
  const [, size = '', list = '', root = ''] =
    /^xref\n0 (\d+)\n((?:\d{10} \d{5} [nf] \n)+)[\s\S]*?\/Root (\d+) 0 R/.exec(
      Number.isNaN(table) ? '' : pdf.subarray(table).toString('latin1'),
    ) ?? [];
  if (size === '') throw new Error('These bytes are no paper of this program.');
  const offsets = list.split('\n').map((line) => (line.includes(' n') ? Number(line.slice(0, 10)) : -1));
  const ends = [...offsets.filter((at) => at >= 0), table].sort((a, b) => a - b);
  const endOf = new Map(ends.map((at, i) => [at, ends[i + 1] ?? table]));
  const objects = new Map<number, PdfObject>();
  offsets.forEach((at, number) => {
    if (at >= 0) objects.set(number, objectAt(pdf, at, endOf.get(at) ?? table));
  });
  return { objects, root: Number(root) };
}

function objectAt(pdf: Buffer, from: number, to: number): PdfObject {
  const part = pdf.subarray(from, to);
  const begin = part.indexOf(0x0a) + 1;
  const stream = part.indexOf(STREAM);
  const end = part.lastIndexOf(END);
  if (stream < 0) return { text: part.toString('latin1', begin, end) };
  return { text: part.toString('latin1', begin, stream), stream: part.subarray(stream, end) };
}

/** A text of the PDF with other numbers for its references; what stands in strings is left alone. */
export function withReferences(text: string, numberOf: (old: number) => number): string {
  return text.replace(REFERENCES, (found, old: string | undefined) =>
    old === undefined ? found : `${numberOf(Number(old))} 0 R`,
  );
}

/** The numbers of the objects to which a text refers. */
export function referencesIn(text: string): readonly number[] {
  return Array.from(text.matchAll(REFERENCES), ([, old]) => old).flatMap((old) =>
    old === undefined ? [] : [Number(old)],
  );
}

/** A string, which is passed over, or a reference. */
const REFERENCES = /\((?:\\[\s\S]|[^\\()])*\)|\b(\d+) 0 R\b/g;
