import { promisify } from 'node:util';
import { deflate, inflate } from 'node:zlib';
import { viewOf } from '../fonts/sfnt.ts';

const inflated = promisify(inflate) as (bytes: Uint8Array, options: { maxOutputLength: number }) => Promise<Uint8Array>;
const deflated = promisify(deflate) as (bytes: Uint8Array) => Promise<Uint8Array>;

/** A PNG picture as PDF takes it: still compressed, row by row with the filters of PNG. */
export interface PngPicture {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  /** Components of a pixel: 1 grey or palette, 3 colours. */
  readonly colours: number;
  readonly palette?: Uint8Array;
  readonly packed: Uint8Array;
}

interface PngHeader {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly type: number;
  readonly interlaced: boolean;
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Samples of a pixel by colour type: grey, colours, palette, grey and alpha, colours and alpha. */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** A larger picture would take too much memory on a small machine, however few bytes it is sent in. */
const MOST_BYTES = 160e6;

/** Whether the bytes begin as a PNG does. */
export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, i) => bytes[i] === byte);
}

/**
 * Reads a PNG (ISO/IEC 15948) and checks that its pixels are all there. Transparent places become white, as on paper.
 * Undefined when it is damaged, interlaced, or larger than can be handled: then it cannot be drawn.
 */
export async function readPng(bytes: Uint8Array): Promise<PngPicture | undefined> {
  const chunks = readChunks(bytes);
  const header = readHeader(chunks);
  const samples = SAMPLES[header?.type ?? -1];
  if (!header || samples === undefined || header.interlaced) return undefined;
  const rowLength = Math.ceil((header.width * header.bits * samples) / 8) + 1;
  if (rowLength * header.height > MOST_BYTES) return undefined;
  const data = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map((chunk) => chunk.bytes));
  const rows = await inflated(data, { maxOutputLength: rowLength * header.height + 1 }).catch(() => undefined);
  if (rows?.length !== rowLength * header.height) return undefined;
  if (samples % 2 === 0) return withoutAlpha(header, rows, samples);
  const palette = chunks.find(({ type }) => type === 'PLTE')?.bytes;
  if (header.type === 3 && !palette) return undefined;
  const { width, height, bits } = header;
  return { width, height, bits, colours: samples, packed: data, ...(header.type === 3 && palette ? { palette } : {}) };
}

interface Chunk {
  readonly type: string;
  readonly bytes: Uint8Array;
}

function readChunks(bytes: Uint8Array): readonly Chunk[] {
  const view = viewOf(bytes);
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE.length; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    chunks.push({
      type: String.fromCharCode(...bytes.subarray(at + 4, at + 8)),
      bytes: bytes.subarray(at + 8, at + 8 + length),
    });
    at += 12 + length;
  }
  return chunks;
}

function readHeader(chunks: readonly Chunk[]): PngHeader | undefined {
  const bytes = chunks.find(({ type }) => type === 'IHDR')?.bytes;
  if (bytes?.length !== 13) return undefined;
  const view = viewOf(bytes);
  const header = {
    width: view.getUint32(0),
    height: view.getUint32(4),
    bits: view.getUint8(8),
    type: view.getUint8(9),
    interlaced: view.getUint8(12) !== 0,
  };
  return header.width > 0 && header.height > 0 && [1, 2, 4, 8, 16].includes(header.bits) ? header : undefined;
}

/** PDF keeps transparency in a second picture; on paper it is enough to lay the pixels on white. */
async function withoutAlpha(header: PngHeader, rows: Uint8Array, samples: number): Promise<PngPicture | undefined> {
  if (header.bits !== 8) return undefined;
  const { width, height } = header;
  const colours = samples - 1;
  if (!unfilter(rows, width * samples, height, samples)) return undefined;
  const opaque = new Uint8Array(height * (width * colours + 1));
  let to = 0;
  for (let y = 0; y < height; y++) {
    let from = y * (width * samples + 1) + 1;
    opaque[to++] = 0;
    for (let x = 0; x < width; x++, from += samples) {
      const alpha = rows[from + colours] ?? 0;
      for (let c = 0; c < colours; c++) opaque[to++] = 255 - Math.round(((255 - (rows[from + c] ?? 0)) * alpha) / 255);
    }
  }
  return { width, height, bits: 8, colours, packed: await deflated(opaque) };
}

/** Undoes the filters of PNG in place (ISO/IEC 15948, 9). False when a row names a filter that does not exist. */
function unfilter(rows: Uint8Array, length: number, height: number, pixel: number): boolean {
  for (let y = 0; y < height; y++) {
    const at = y * (length + 1) + 1;
    const filter = rows[at - 1] ?? 0;
    if (filter > 4) return false;
    for (let i = at; filter > 0 && i < at + length; i++) {
      const left = i - at < pixel ? 0 : (rows[i - pixel] ?? 0);
      const up = y === 0 ? 0 : (rows[i - length - 1] ?? 0);
      const corner = y === 0 || i - at < pixel ? 0 : (rows[i - length - 1 - pixel] ?? 0);
      rows[i] = (rows[i] ?? 0) + predicted(filter, left, up, corner);
    }
  }
  return true;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const [toLeft, toUp, toCorner] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
