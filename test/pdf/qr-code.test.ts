import jsQR from 'jsqr';
import { describe, expect, it } from 'vitest';
import { qrCode, QUIET_ZONE, type QrCode } from '../../src/pdf/qr-code.ts';

/** The package's types are of an ES module, which it is not. */
const read = jsQR as unknown as (
  pixels: Uint8ClampedArray,
  width: number,
  height: number,
) => { readonly data: string } | null;

/** Pixels of a module. */
const SCALE = 4;

/** Draws a code as a camera would see it: black bars on white, with the quiet zone around them. */
function photograph({ size, bars }: QrCode): { readonly pixels: Uint8ClampedArray; readonly width: number } {
  const width = (size + 2 * QUIET_ZONE) * SCALE;
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [column, row, length] of bars)
    for (let y = (row + QUIET_ZONE) * SCALE; y < (row + QUIET_ZONE + 1) * SCALE; y++) {
      const from = y * width + (column + QUIET_ZONE) * SCALE;
      for (let at = from; at < from + length * SCALE; at++) pixels.fill(0, at * 4, at * 4 + 3);
    }
  return { pixels, width };
}

function scan(text: string): string | undefined {
  const { pixels, width } = photograph(qrCode(text));
  return read(pixels, width, width)?.data;
}

describe('a QR code', () => {
  const token = (n: number) =>
    Buffer.from(`token ${n * 7919} of sixteen`)
      .toString('base64url')
      .slice(0, 22);
  const addresses = Array.from({ length: 40 }, (_, n) => `https://ezhan.example.org/s/FC-26K7-XQ4M?token=${token(n)}`);

  it.each(addresses)('is read by another library: %s', (address) => {
    expect(scan(address)).toBe(address);
  });

  it.each(['a', 'https://ezhan.example.org/desk/cases/FC-26K7-XQ4M', '扫码查进度', 'x'.repeat(300), '0'.repeat(200)])(
    'holds any text: %s',
    (text) => {
      expect(scan(text)).toBe(text);
    },
  );

  it('names no module twice and none outside', () => {
    const { size, bars } = qrCode('https://ezhan.example.org');
    const modules = bars.flatMap(([column, row, length]) =>
      Array.from({ length }, (_, i) => `${String(column + i)},${String(row)}`),
    );
    expect(new Set(modules).size).toBe(modules.length);
    expect(bars.every(([column, row, length]) => column + length <= size && row < size)).toBe(true);
  });
});
