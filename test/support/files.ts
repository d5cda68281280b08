/** The shortest files of each kind that a look into their bytes tells apart. */
export const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
export const PNG = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  chunk('IHDR', 13),
  chunk('IDAT', 10),
  chunk('IEND', 0),
]);
export const WEBP = Buffer.from('RIFF\x24\0\0\0WEBPVP8 \x18\0\0\0' + '\0'.repeat(24), 'latin1');
export const HEIC = Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), Buffer.alloc(40)]);
export const PDF = Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

/** A picture as large as a telephone sends. */
export const BIG = padded(JPEG, 300_000);

/** The same kind of file, filled up to a length in bytes. */
export function padded(bytes: Uint8Array, length: number): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(length - bytes.length)]);
}

function chunk(type: string, length: number): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(length);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, Buffer.alloc(length + 4)]);
}
