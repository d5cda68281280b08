import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A PNG, of 8 bits unless told otherwise, of a colour type (2 colours, 3 palette, 4 grey and alpha, 6 colours and alpha) from its filtered rows. */
export function png(
  width: number,
  height: number,
  type: number,
  rows: Uint8Array,
  { bits = 8, interlaced = false }: { readonly bits?: number; readonly interlaced?: boolean } = {},
): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([bits, type, 0, 0, interlaced ? 1 : 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The frame of a JPEG with a camera's note of its orientation; the pixels are noise. */
export function jpeg(width: number, height: number, orientation?: number): Buffer {
  const frame = Buffer.from([0xff, 0xc0, 0, 17, 8, 0, 0, 0, 0, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  const start = Buffer.from([0xff, 0xd8]);
  const note = orientation === undefined ? Buffer.alloc(0) : exif(orientation);
  return Buffer.concat([
    start,
    note,
    frame,
    Buffer.from([0xff, 0xda, 0, 2]),
    Buffer.alloc(100, 0x55),
    Buffer.from([0xff, 0xd9]),
  ]);
}

function exif(orientation: number): Buffer {
  const block = Buffer.alloc(4 + 6 + 8 + 2 + 12 + 4);
  block.writeUInt16BE(0xffe1, 0);
  block.writeUInt16BE(block.length - 2, 2);
  block.write('Exif\0\0II*\0', 4, 'latin1');
  block.writeUInt32LE(8, 14);
  block.writeUInt16LE(1, 18);
  block.writeUInt16LE(0x0112, 20);
  block.writeUInt16LE(3, 22);
  block.writeUInt32LE(1, 24);
  block.writeUInt16LE(orientation, 28);
  return block;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  out.set(body, 4);
  out.writeUInt32BE(typeof crc32 === 'function' ? crc32(body) : 0, body.length + 4);
  return out;
}
