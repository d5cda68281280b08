/** A file in a payload, in telegraf's shape. */
export interface FilePart {
  readonly source: Buffer;
  readonly filename: string;
}

export function isFilePart(value: unknown): value is FilePart {
  return typeof value === 'object' && value !== null && 'source' in value && Buffer.isBuffer(value.source);
}

/**
 * A payload as multipart/form-data, with names in UTF-8. Telegram's server cuts a header's value at any `;`, even inside
 * quotes, and undoes no escape at all, so the characters that cannot be carried are replaced by their full-width twins.
 */
export function encodeMultipart(payload: Readonly<Record<string, unknown>>, boundary: string): Buffer {
  const parts = Object.entries(payload).flatMap(([name, value]) =>
    value === undefined || value === null ? [] : [encodePart(name, value, boundary)],
  );
  return Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]);
}

function encodePart(name: string, value: unknown, boundary: string): Buffer {
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="${escapeName(name)}"`;
  if (!isFilePart(value)) return Buffer.from(`${head}\r\n\r\n${plain(value)}\r\n`);
  const file = `${head}; filename="${escapeName(value.filename)}"\r\nContent-Type: ${typeOf(value.filename)}\r\n\r\n`;
  return Buffer.concat([Buffer.from(file), value.source, Buffer.from('\r\n')]);
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function escapeName(name: string): string {
  return name
    .replaceAll('"', '＂')
    .replaceAll(';', '；')
    .replaceAll('\\', '＼')
    .replace(/\p{Cc}+/gu, ' ');
}

const types: Readonly<Record<string, string>> = { pdf: 'application/pdf', ics: 'text/calendar; charset=utf-8' };

function typeOf(name: string): string {
  return types[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream';
}
