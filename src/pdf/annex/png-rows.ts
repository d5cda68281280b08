/** What a PNG says of itself. */
export interface PngHeader {
  readonly width: number;
  readonly height: number;
  /** Of one sample. */
  readonly bits: number;
  /** Colour type of the specification: 3 is a palette. */
  readonly type: number;
  /** Of one pixel, alpha among them. */
  readonly samples: number;
  readonly alpha: boolean;
  readonly interlaced: boolean;
}

/** A smaller picture inside an interlaced one: where its pixels begin, and how far apart they are. */
interface Pass {
  readonly left: number;
  readonly top: number;
  readonly across: number;
  readonly down: number;
}

const WHOLE: readonly Pass[] = [{ left: 0, top: 0, across: 1, down: 1 }];
const ADAM7: readonly Pass[] = [
  { left: 0, top: 0, across: 8, down: 8 },
  { left: 4, top: 0, across: 8, down: 8 },
  { left: 0, top: 4, across: 4, down: 8 },
  { left: 2, top: 0, across: 4, down: 4 },
  { left: 0, top: 2, across: 2, down: 4 },
  { left: 1, top: 0, across: 2, down: 2 },
  { left: 0, top: 1, across: 1, down: 2 },
];

interface Rows extends Pass {
  readonly width: number;
  readonly height: number;
  /** Bytes of a row, without the one that names its filter. */
  readonly length: number;
}

function rowsOf({ width, height, bits, samples, interlaced }: PngHeader): readonly Rows[] {
  return (interlaced ? ADAM7 : WHOLE)
    .map((pass) => {
      const own = Math.ceil((width - pass.left) / pass.across);
      return {
        ...pass,
        width: own,
        height: Math.ceil((height - pass.top) / pass.down),
        length: Math.ceil((own * bits * samples) / 8),
      };
    })
    .filter((rows) => rows.width > 0 && rows.height > 0);
}

/** Bytes that the pixels of a PNG take with the filters of their rows. */
export function packedLength(header: PngHeader): number {
  return rowsOf(header).reduce((sum, { length, height }) => sum + (length + 1) * height, 0);
}

/**
 * The pixels of a PNG (ISO/IEC 15948, 8 and 9) as rows of 8 bits a sample from top to bottom, unfiltered, laid on white.
 * PDF keeps transparency in a second picture; on paper it is enough to lay the pixels on white.
 * Undefined when a row names a filter that does not exist. Changes `packed`.
 */
export function opaqueRows(header: PngHeader, packed: Uint8Array): Uint8Array | undefined {
  const { width, height, bits, samples, alpha } = header;
  const colours = alpha ? samples - 1 : samples;
  const sample = sampleReader(header, packed);
  const opaque = new Uint8Array(height * (width * colours + 1));
  let from = 0;
  for (const pass of rowsOf(header)) {
    if (!unfilter(packed, from, pass, Math.max(1, (bits * samples) / 8))) return undefined;
    for (let y = 0; y < pass.height; y++, from += pass.length + 1) {
      let to = (pass.top + y * pass.down) * (width * colours + 1) + 1 + pass.left * colours;
      for (let x = 0; x < pass.width; x++, to += pass.across * colours) {
        const ink = alpha ? sample(from + 1, x * samples + colours) : 255;
        for (let c = 0; c < colours; c++)
          opaque[to + c] = 255 - Math.round(((255 - sample(from + 1, x * samples + c)) * ink) / 255);
      }
    }
  }
  return opaque;
}

/** Reads the nth sample of the row that begins at a byte: 0 … 255, or a place in the palette. */
function sampleReader({ bits, type }: PngHeader, packed: Uint8Array): (row: number, n: number) => number {
  if (bits >= 8) return (row, n) => packed[row + (n * bits) / 8] ?? 0;
  const most = 2 ** bits - 1;
  const scale = type === 3 ? 1 : 255 / most;
  return (row, n) => {
    const byte = packed[row + Math.floor((n * bits) / 8)] ?? 0;
    return ((byte >> (8 - bits - ((n * bits) % 8))) & most) * scale;
  };
}

/** Undoes the filters in place. `pixel`: bytes from one pixel to the next. */
function unfilter(packed: Uint8Array, from: number, { length, height }: Rows, pixel: number): boolean {
  for (let y = 0; y < height; y++) {
    const at = from + y * (length + 1) + 1;
    const filter = packed[at - 1] ?? 0;
    if (filter > 4) return false;
    for (let i = at; filter > 0 && i < at + length; i++) {
      const left = i - at < pixel ? 0 : (packed[i - pixel] ?? 0);
      const up = y === 0 ? 0 : (packed[i - length - 1] ?? 0);
      const corner = y === 0 || i - at < pixel ? 0 : (packed[i - length - 1 - pixel] ?? 0);
      packed[i] = (packed[i] ?? 0) + predicted(filter, left, up, corner);
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
