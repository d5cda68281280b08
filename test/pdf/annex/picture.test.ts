import { deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readJpeg } from '../../../src/pdf/annex/jpeg.ts';
import { readPicture } from '../../../src/pdf/annex/picture.ts';
import { readPng } from '../../../src/pdf/annex/png.ts';
import { jpeg, png } from './pictures.ts';

describe('a PNG', () => {
  it('goes into the paper as it is when it has no transparency', async () => {
    const rows = Buffer.from([0, 10, 20, 30, 40, 50, 60, 0, 1, 2, 3, 4, 5, 6]);
    const read = await readPng(png(2, 2, 2, rows));
    expect(read).toMatchObject({ width: 2, height: 2, bits: 8, colours: 3 });
    expect(inflateSync(read?.packed ?? Buffer.alloc(0))).toEqual(rows);
  });

  it.each([
    ['none', [0, 100, 50, 0, 128, 200, 60, 10, 255], [0, 255 - 78, 255 - 103, 255 - 128, 200, 60, 10]],
    ['sub', [1, 100, 50, 0, 255, 1, 2, 3, 0], [0, 100, 50, 0, 101, 52, 3]],
  ])('is laid on white where it is transparent (filter %s)', async (_, row, opaque) => {
    const read = await readPng(png(2, 1, 6, Buffer.from(row)));
    expect([...inflateSync(read?.packed ?? Buffer.alloc(0))]).toEqual(opaque);
  });

  it('undoes every filter', async () => {
    // Two grey pixels with full opacity a row, the same in all rows: 10 and 20.
    const rows = [
      [0, 10, 255, 20, 255],
      [1, 10, 255, 10, 0],
      [2, 0, 0, 0, 0],
      [3, 5, 128, 5, 0],
      [4, 0, 0, 0, 0],
    ];
    const read = await readPng(png(2, 5, 4, Buffer.from(rows.flat())));
    expect([...inflateSync(read?.packed ?? Buffer.alloc(0))]).toEqual([
      0, 10, 20, 0, 10, 20, 0, 10, 20, 0, 10, 20, 0, 10, 20,
    ]);
  });

  it('puts the passes of an interlaced one in their places', async () => {
    // Five by three grey pixels 1 … 15, of which the third pass has none.
    const rows = [
      [0, 1],
      [0, 5],
      [0, 3],
      [0, 11, 13, 15],
      [0, 2, 4],
      [0, 12, 14],
      [0, 6, 7, 8, 9, 10],
    ];
    const read = await readPng(png(5, 3, 0, Buffer.from(rows.flat()), { interlaced: true }));
    expect(read).toMatchObject({ width: 5, height: 3, bits: 8, colours: 1 });
    expect([...inflateSync(read?.packed ?? Buffer.alloc(0))]).toEqual(
      [
        [0, 1, 2, 3, 4, 5],
        [0, 6, 7, 8, 9, 10],
        [0, 11, 12, 13, 14, 15],
      ].flat(),
    );
  });

  it('takes any depth: sixteen bits with alpha, and interlaced ones of a single bit', async () => {
    const deep = await readPng(png(1, 1, 4, Buffer.from([0, 100, 7, 255, 255]), { bits: 16 }));
    expect([...inflateSync(deep?.packed ?? Buffer.alloc(0))]).toEqual([0, 100]);
    const flat = await readPng(
      png(2, 2, 0, Buffer.from([0, 0b1000_0000, 0, 0, 0, 0b0100_0000]), { bits: 1, interlaced: true }),
    );
    expect([...inflateSync(flat?.packed ?? Buffer.alloc(0))]).toEqual([0, 255, 0, 0, 0, 255]);
  });

  it.each([
    ['cut off', png(2, 2, 2, Buffer.alloc(14)).subarray(0, 50)],
    ['with too few pixels', png(20, 20, 2, Buffer.alloc(14))],
    ['with more pixels than it says', png(1, 1, 2, Buffer.alloc(400))],
    ['of a size that would fill the memory', png(60_000, 60_000, 6, Buffer.alloc(14))],
    ['of no size', png(0, 0, 2, Buffer.alloc(0))],
    ['with a filter that does not exist', png(1, 1, 6, Buffer.from([9, 1, 2, 3, 4]))],
    ['with a palette that is not there', png(2, 1, 3, Buffer.from([0, 1, 0]))],
    [
      'whose pixels are not compressed at all',
      Buffer.concat([png(1, 1, 2, Buffer.alloc(4)).subarray(0, 41), Buffer.alloc(60, 7)]),
    ],
    ['that ends after its signature', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ])('is not drawn when it is damaged: %s', async (_, bytes) => {
    expect(await readPicture(bytes)).toBeUndefined();
  });
});

describe('a JPEG', () => {
  it('tells its size', () => {
    expect(readJpeg(jpeg(640, 480))).toMatchObject({ width: 640, height: 480, colours: 3, turn: 0 });
  });

  it.each([
    [3, 180, 640, 480],
    [6, 90, 480, 640],
    [8, 270, 480, 640],
  ])('is turned upright as the camera noted it (orientation %i)', async (orientation, turn, width, height) => {
    expect(await readPicture(jpeg(640, 480, orientation))).toMatchObject({ turn, width, height });
  });

  it.each([
    ['cut off in its head', jpeg(640, 480).subarray(0, 12)],
    ['without its end', jpeg(640, 480).subarray(0, -80)],
    ['of no height', jpeg(640, 0)],
    ['of nothing but its mark', Buffer.from([0xff, 0xd8])],
    ['of noise', Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.alloc(200, 0x55)])],
  ])('is not drawn when it is damaged: %s', async (_, bytes) => {
    expect(await readPicture(bytes)).toBeUndefined();
  });
});

it('draws nothing else', async () => {
  expect(await readPicture(Buffer.from('%PDF-1.7'))).toBeUndefined();
  expect(await readPicture(deflateSync(Buffer.alloc(10)))).toBeUndefined();
});
