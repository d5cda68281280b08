import { crc32, deflateSync } from 'node:zlib';

const WIDTH = 480;
const HEIGHT = 320;
const MARGIN = 24;

/** A picture to stand for a document: a sheet with grey lines on a coloured ground, as a PNG. */
export function drawSheet(hue: number): Uint8Array {
  const rows = Array.from({ length: HEIGHT }, (_, y) => rowOf(y, hue));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  // Eight bits a channel, red, green and blue.
  header.set([8, 2, 0, 0, 0], 8);
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = deflateSync(Buffer.concat(rows));
  return Buffer.concat([start, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

/** One byte for the kind of filter (none), then the points. */
function rowOf(y: number, hue: number): Buffer {
  const row = Buffer.alloc(1 + WIDTH * 3);
  for (let x = 0; x < WIDTH; x++) row.set(pointAt(x, y, hue), 1 + x * 3);
  return row;
}

function pointAt(x: number, y: number, hue: number): readonly [number, number, number] {
  const isSheet = x >= MARGIN && x < WIDTH - MARGIN && y >= MARGIN && y < HEIGHT - MARGIN;
  if (!isSheet) return [120 + ((hue * 40) % 120), 150, 200 - ((hue * 30) % 120)];
  const isLine = (y - MARGIN) % 32 > 24 && x > MARGIN * 2 && x < WIDTH - MARGIN * 2 - ((y * 37) % 120);
  return isLine ? [170, 170, 170] : [252, 252, 250];
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(data.length, 0);
  chunk.set(body, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}
