import QRCode from 'qrcode';

/** The dark modules of a QR code as horizontal bars: column, row and length, in modules. */
export interface QrCode {
  readonly size: number;
  readonly bars: readonly (readonly [column: number, row: number, length: number])[];
}

/** The quiet zone that every QR code needs around it (ISO/IEC 18004), in modules. */
export const QUIET_ZONE = 4;

/**
 * Any mask can be read; a choice by the standard's penalties (ISO/IEC 18004, 7.8.3) guards against large patches of one
 * colour, which texts that end in a random token do not make, and takes an eighth of a receipt's time.
 */
const MASK = 0;

/** A QR code of level M. Throws when the text is longer than a QR code can hold (about 2,300 bytes). */
export function qrCode(text: string): QrCode {
  const segments: QRCode.QRCodeSegment[] = [{ data: Buffer.from(text), mode: 'byte' }];
  const { modules } = QRCode.create(segments, { errorCorrectionLevel: 'M', maskPattern: MASK });
  const bars: [number, number, number][] = [];
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (!modules.get(row, column)) continue;
      const first = column;
      while (column + 1 < modules.size && modules.get(row, column + 1)) column++;
      bars.push([first, row, column + 1 - first]);
    }
  }
  return { size: modules.size, bars };
}
