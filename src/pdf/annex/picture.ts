import type { Sheet, Turn } from '../layout/sheet.ts';
import { isJpeg, readJpeg, type JpegPicture } from './jpeg.ts';
import { isPng, readPng, type PngPicture } from './png.ts';

/** A picture that can be drawn: its size in pixels when upright, and the object that the PDF needs. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly turn: Turn;
  /** Adds the pixels to a document, once for each picture. */
  embed(sheet: Sheet): PDFKit.PDFKitReference;
}

/** Reads a JPEG or PNG. Undefined when it is neither, damaged, or more than can be handled. Never throws. */
export async function readPicture(bytes: Uint8Array): Promise<Picture | undefined> {
  try {
    if (isJpeg(bytes)) return fromJpeg(readJpeg(bytes));
    if (isPng(bytes)) return fromPng(await readPng(bytes));
    return undefined;
  } catch (error) {
    // Reading past the end: the file was cut off.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const SPACES = { 1: 'DeviceGray', 3: 'DeviceRGB', 4: 'DeviceCMYK' } as const;

function fromJpeg(jpeg: JpegPicture | undefined): Picture | undefined {
  if (!jpeg) return undefined;
  const { width, height, colours, turn, bytes } = jpeg;
  const lying = turn === 90 || turn === 270;
  // Adobe's programs write the four inks inverted, and nobody else writes four inks.
  const inverted = colours === 4 ? { Decode: [1, 0, 1, 0, 1, 0, 1, 0] } : {};
  const data = { ...image(width, height, 8), ColorSpace: SPACES[colours], Filter: 'DCTDecode', ...inverted };
  const embed: Picture['embed'] = (sheet) => sheet.stream(data, bytes);
  return { width: lying ? height : width, height: lying ? width : height, turn, embed };
}

function fromPng(png: PngPicture | undefined): Picture | undefined {
  if (!png) return undefined;
  const { width, height, bits, colours, palette, packed } = png;
  const embed: Picture['embed'] = (sheet) => {
    const plain = SPACES[colours === 1 ? 1 : 3];
    const space = palette
      ? ['Indexed', 'DeviceRGB', Math.floor(palette.length / 3) - 1, sheet.stream({}, palette)]
      : plain;
    const rows = { Predictor: 15, Colors: colours, BitsPerComponent: bits, Columns: width };
    const data = { ...image(width, height, bits), ColorSpace: space, Filter: 'FlateDecode', DecodeParms: rows };
    return sheet.stream(data, packed);
  };
  return { width, height, turn: 0, embed };
}

function image(width: number, height: number, bits: number): object {
  return { Type: 'XObject', Subtype: 'Image', Width: width, Height: height, BitsPerComponent: bits };
}
