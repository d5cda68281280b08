/** The container of a TrueType font (OpenType specification, "Organization of an OpenType font"). */

export interface Table {
  readonly tag: string;
  readonly bytes: Uint8Array;
}

const HEADER = 12;
const RECORD = 16;
const TRUETYPE = 0x00010000;
const CHECKSUM_ADJUSTMENT_AT = 8;
const CHECKSUM_MAGIC = 0xb1b0afba;

/** The tables of a font file, by tag. Views on the file: nothing is copied. Throws when it holds no TrueType outlines. */
export function readTables(file: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const view = viewOf(file);
  const tables = new Map<string, Uint8Array>();
  for (let i = 0; i < view.getUint16(4); i++) {
    const at = HEADER + i * RECORD;
    const start = view.getUint32(at + 8);
    tables.set(tagAt(view, at), file.subarray(start, start + view.getUint32(at + 12)));
  }
  if (!tables.has('glyf')) throw new Error('The font has no TrueType outlines (glyf table).');
  return tables;
}

/** A font file of these tables (sorted by tag), with every table checksum and head.checkSumAdjustment computed. */
export function writeFont(tables: readonly Table[]): Uint8Array {
  const file = new Uint8Array(tables.reduce((size, table) => size + padded(table.bytes.length), directorySize(tables)));
  const view = viewOf(file);
  writeHeader(view, tables.length);
  let at = directorySize(tables);
  let headAt = 0;
  tables.forEach((table, i) => {
    file.set(table.bytes, at);
    if (table.tag === 'head') view.setUint32((headAt = at) + CHECKSUM_ADJUSTMENT_AT, 0);
    const end = at + padded(table.bytes.length);
    writeRecord(view, HEADER + i * RECORD, table, checksum(view, at, end), at);
    at = end;
  });
  view.setUint32(headAt + CHECKSUM_ADJUSTMENT_AT, CHECKSUM_MAGIC - checksum(view, 0, file.length));
  return file;
}

/** The sum of big-endian 32-bit words, modulo 2³². `start` and `end` are multiples of four. */
function checksum(view: DataView, start: number, end: number): number {
  let sum = 0;
  for (let at = start; at < end; at += 4) sum = (sum + view.getUint32(at)) | 0;
  return sum >>> 0;
}

/** A view for big-endian reading and writing; bytes of a shared buffer keep their place. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Tables and glyphs begin at multiples of four bytes. */
export function padded(length: number): number {
  return (length + 3) & ~3;
}

function directorySize(tables: readonly Table[]): number {
  return HEADER + tables.length * RECORD;
}

function tagAt(view: DataView, at: number): string {
  return String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));
}

function writeHeader(view: DataView, count: number): void {
  const power = Math.floor(Math.log2(count));
  view.setUint32(0, TRUETYPE);
  view.setUint16(4, count);
  view.setUint16(6, 2 ** power * RECORD);
  view.setUint16(8, power);
  view.setUint16(10, (count - 2 ** power) * RECORD);
}

function writeRecord(view: DataView, at: number, table: Table, sum: number, offset: number): void {
  for (let i = 0; i < 4; i++) view.setUint8(at + i, table.tag.charCodeAt(i));
  view.setUint32(at + 4, sum);
  view.setUint32(at + 8, offset);
  view.setUint32(at + 12, table.bytes.length);
}
