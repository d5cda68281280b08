import ExcelJS from 'exceljs';

/** A CSV as RFC 4180 has it, read character by character. */
export function readCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  while (at < text.length) {
    const row = rows.at(-1) ?? [];
    let cell = '';
    if (text[at] === '"') {
      for (at++; !(text[at] === '"' && text[at + 1] !== '"'); at++) {
        if (at >= text.length) throw new Error('A quote is not closed.');
        if (text[at] === '"') at++;
        cell += text[at] ?? '';
      }
      at++;
    } else while (at < text.length && text[at] !== ',' && text[at] !== '\r') cell += text[at++] ?? '';
    row.push(cell);
    if (text.startsWith('\r\n', at)) {
      at += 2;
      if (at < text.length) rows.push([]);
    } else if (text[at] === ',') at++;
    else if (at < text.length) throw new Error(`There is ${JSON.stringify(text[at])} behind a cell.`);
  }
  return rows;
}

/** The first sheet of a workbook, its head first. */
export async function readXlsx(bytes: Uint8Array): Promise<readonly (readonly ExcelJS.CellValue[])[]> {
  const workbook = new ExcelJS.Workbook();
  // Its own declaration of a buffer is older than Node's.
  await workbook.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer);
  const sheet = workbook.worksheets[0];
  const rows: ExcelJS.CellValue[][] = [];
  sheet?.eachRow((row) => {
    rows.push(Array.from({ length: sheet.columnCount }, (_, i) => row.getCell(i + 1).value));
  });
  return rows;
}
