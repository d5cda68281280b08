/** A line of a message; `bold` makes all of it bold, `code` a part that is copied with one tap. */
export type Line =
  string | { readonly bold: string } | { readonly before: string; readonly code: string; readonly after?: string };

interface Entity {
  readonly type: 'bold' | 'code';
  /** In UTF-16 units, as the Bot API counts. */
  readonly offset: number;
  readonly length: number;
}

export interface Styled {
  readonly text: string;
  readonly entities: readonly Entity[];
}

/** Lines as one text with entities: without a parse mode nothing that a person wrote can be taken for markup. */
export function compose(lines: readonly (Line | undefined)[]): Styled {
  let text = '';
  const entities: Entity[] = [];
  for (const line of lines) {
    if (line === undefined || line === '') continue;
    if (text !== '') text += '\n';
    if (typeof line === 'string') text += line;
    else if ('bold' in line) {
      entities.push({ type: 'bold', offset: text.length, length: line.bold.length });
      text += line.bold;
    } else {
      entities.push({ type: 'code', offset: text.length + line.before.length, length: line.code.length });
      text += line.before + line.code + (line.after ?? '');
    }
  }
  return { text, entities: entities.filter(({ length }) => length > 0) };
}

/** Cuts a text that is longer than Telegram takes into several, between lines where it can. */
export function split({ text, entities }: Styled, most: number): readonly Styled[] {
  const parts: Styled[] = [];
  for (let start = 0; start < text.length;) {
    const end = cutAt(text, start, most);
    parts.push({ text: text.slice(start, end), entities: within(entities, start, end) });
    start = text[end] === '\n' ? end + 1 : end;
  }
  return parts;
}

function cutAt(text: string, start: number, most: number): number {
  if (text.length - start <= most) return text.length;
  const line = text.lastIndexOf('\n', start + most);
  if (line > start) return line;
  const end = start + most;
  // Never between the two halves of a character beyond the basic plane.
  return /[\udc00-\udfff]/.test(text[end] ?? '') ? end - 1 : end;
}

function within(entities: readonly Entity[], start: number, end: number): Entity[] {
  return entities.flatMap(({ type, offset, length }) => {
    const from = Math.max(offset, start);
    const to = Math.min(offset + length, end);
    return to > from ? [{ type, offset: from - start, length: to - from }] : [];
  });
}
