import { promisify } from 'node:util';
import { deflate, inflate } from 'node:zlib';
import { viewOf } from '../fonts/sfnt.ts';
import { opaqueRows, packedLength, type PngHeader } from './png-rows.ts';

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

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** A larger picture would take too much memory on a small machine, however few bytes it is sent in. */
const MOST_BYTES = 160e6;

/** Whether the bytes begin as a PNG does. */
export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, i) => bytes[i] === byte);
}

/**
 * Reads a PNG (ISO/IEC 15948) and checks that its pixels are all there. Transparent places become white, as on paper.
 * Undefined when it is damaged or larger than can be handled: then it cannot be drawn.
 */
export async function readPng(bytes: Uint8Array): Promise<PngPicture | undefined> {
  const chunks = readChunks(bytes);
  const header = readHeader(chunks);
  if (!header) return undefined;
  const length = packedLength(header);
  if (length > MOST_BYTES) return undefined;
  const data = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map((chunk) => chunk.bytes));
  const rows = await inflated(data, { maxOutputLength: length + 1 }).catch(() => undefined);
  if (rows?.length !== length) return undefined;
  const palette = chunks.find(({ type }) => type === 'PLTE')?.bytes;
  if (header.type === 3 && !palette) return undefined;
  const { width, height, bits, samples, alpha, interlaced } = header;
  const kept = header.type === 3 && palette ? { palette } : {};
  if (!alpha && !interlaced) return { width, height, bits, colours: samples, packed: data, ...kept };
  const opaque = opaqueRows(header, rows);
  const colours = alpha ? samples - 1 : samples;
  return opaque && { width, height, bits: 8, colours, packed: await deflated(opaque), ...kept };
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

/** Samples of a pixel by colour type: grey, colours, palette, grey and alpha, colours and alpha. */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const BITS = [1, 2, 4, 8, 16];

function readHeader(chunks: readonly Chunk[]): PngHeader | undefined {
  const bytes = chunks.find(({ type }) => type === 'IHDR')?.bytes;
  if (bytes?.length !== 13) return undefined;
  const view = viewOf(bytes);
  const type = view.getUint8(9);
  const samples = SAMPLES[type];
  const [width, height, bits] = [view.getUint32(0), view.getUint32(4), view.getUint8(8)];
  if (samples === undefined || width === 0 || height === 0 || !BITS.includes(bits)) return undefined;
  return { width, height, bits, type, samples, alpha: type >= 4, interlaced: view.getUint8(12) !== 0 };
}
