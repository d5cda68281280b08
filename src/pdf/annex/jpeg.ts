import { viewOf } from '../fonts/sfnt.ts';
import type { Turn } from '../layout/sheet.ts';

/** A JPEG picture as PDF takes it: the file itself, with its size and the way up. */
export interface JpegPicture {
  readonly width: number;
  readonly height: number;
  readonly colours: 1 | 3 | 4;
  /** What brings it upright, as the camera noted it. */
  readonly turn: Turn;
  readonly bytes: Uint8Array;
}

const ORIENTATION = 0x0112;
const TURNS: Readonly<Record<number, Turn>> = { 3: 180, 6: 90, 8: 270 };

/** Whether the bytes begin as a JPEG does. */
export function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8;
}

/** Reads the markers of a JPEG (ISO/IEC 10918-1, B). Undefined when the picture's frame or its end is missing: it is damaged. */
export function readJpeg(bytes: Uint8Array): JpegPicture | undefined {
  const view = viewOf(bytes);
  let turn: Turn = 0;
  for (let at = 2; at + 10 < bytes.length;) {
    const marker = view.getUint16(at);
    if (marker < 0xffc0) return undefined;
    const length = view.getUint16(at + 2);
    if (marker === 0xffe1) turn = readTurn(bytes.subarray(at + 4, at + 2 + length)) ?? turn;
    if (isFrame(marker)) return readFrame(bytes, at + 4, turn);
    at += 2 + length;
  }
  return undefined;
}

/** SOF0 … SOF15, without the tables DHT, JPG and DAC that lie among them. */
function isFrame(marker: number): boolean {
  return marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
}

function readFrame(bytes: Uint8Array, at: number, turn: Turn): JpegPicture | undefined {
  const view = viewOf(bytes);
  const [height, width, colours] = [view.getUint16(at + 1), view.getUint16(at + 3), view.getUint8(at + 5)];
  const ended = bytes.subarray(-64).some((byte, i, tail) => byte === 0xff && tail[i + 1] === 0xd9);
  if (width === 0 || height === 0 || view.getUint8(at) !== 8 || !ended) return undefined;
  return colours === 1 || colours === 3 || colours === 4 ? { width, height, colours, turn, bytes } : undefined;
}

/** The orientation that a camera writes into the Exif block. */
function readTurn(exif: Uint8Array): Turn | undefined {
  if (exif.length < 14 || String.fromCharCode(...exif.subarray(0, 4)) !== 'Exif') return undefined;
  const tiff = viewOf(exif.subarray(6));
  const little = tiff.getUint16(0) === 0x4949;
  const first = tiff.getUint32(4, little);
  if (first + 2 > tiff.byteLength) return undefined;
  for (let i = 0; i < tiff.getUint16(first, little); i++) {
    const entry = first + 2 + i * 12;
    if (entry + 12 > tiff.byteLength) return undefined;
    if (tiff.getUint16(entry, little) === ORIENTATION) return TURNS[tiff.getUint16(entry + 8, little)];
  }
  return undefined;
}
