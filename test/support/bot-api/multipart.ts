/** A file of a multipart body. */
export interface ReceivedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/**
 * Reads multipart/form-data the way Telegram's own server does (tdlib's HttpReader): a header's value ends at any `;`,
 * outer quotes are taken off, and no escape is undone. Fields that are JSON are parsed.
 */
export function readMultipart(body: Buffer, boundary: string): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  const mark = Buffer.from(`--${boundary}`);
  let start = body.indexOf(mark);
  for (;;) {
    const next = body.indexOf(mark, start + mark.length);
    if (start < 0 || next < 0) return fields;
    readPart(body.subarray(start + mark.length + 2, next - 2), fields);
    start = next;
  }
}

function readPart(part: Buffer, fields: Record<string, unknown>): void {
  const end = part.indexOf('\r\n\r\n');
  const head = part.subarray(0, end).toString('utf8');
  const bytes = part.subarray(end + 4);
  const disposition = /^content-disposition: form-data;(.*)$/im.exec(head)?.[1] ?? '';
  const values = Object.fromEntries(
    disposition.split(';').map((piece) => {
      const [key = '', value = ''] = piece.split(/=(.*)/s);
      return [key.trim(), value.trim().replace(/^"(.*)"$/s, '$1')];
    }),
  );
  const name = values['name'] ?? '';
  const file = values['filename'];
  if (file === undefined) fields[name] = parse(bytes.toString('utf8'));
  else fields[name] = { name: file, type: /^content-type: (.*)$/im.exec(head)?.[1] ?? '', bytes };
}

function parse(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
