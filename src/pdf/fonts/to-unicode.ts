const CHUNK = 256;

/**
 * The CMap by which a reader turns glyph numbers back into text (ISO 32000-1, 9.10.3): copying and searching depend on it.
 * `codePoints[n]` is what glyph n stands for; characters beyond the first 65,536 are written as surrogate pairs.
 */
export function toUnicodeMap(codePoints: readonly number[]): string {
  const ranges: string[] = [];
  for (let first = 0; first < codePoints.length; first += CHUNK) {
    const chunk = codePoints.slice(first, first + CHUNK);
    ranges.push(
      `<${hex(first)}> <${hex(first + chunk.length - 1)}> [${chunk.map((point) => `<${utf16(point)}>`).join('')}]`,
    );
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${ranges.length} beginbfrange
${ranges.join('\n')}
endbfrange
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

/** Four hexadecimal digits: a glyph number or a UTF-16 code unit. */
export function hex(value: number): string {
  return value.toString(16).padStart(4, '0');
}

function utf16(codePoint: number): string {
  if (codePoint <= 0xffff) return hex(codePoint);
  const text = String.fromCodePoint(codePoint);
  return hex(text.charCodeAt(0)) + hex(text.charCodeAt(1));
}
