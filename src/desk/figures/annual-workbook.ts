import ExcelJS from 'exceljs';
import type { AnnualColumn, AnnualTable } from '../../cases/annual-table.ts';

/** Title, period, a line of parts, a line of columns; the offices follow. */
const PARTS_AT = 4;
const HEADS_AT = 5;
const ROWS_AT = 6;
const FIRST_COLUMN = 2;

/** The annual table as a workbook: numbers as numbers, sums as formulas that hold their values already. */
export async function annualWorkbook(table: AnnualTable): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(table.year, {
    views: [{ state: 'frozen', xSplit: 1, ySplit: HEADS_AT }],
    pageSetup: {
      // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- A4; the enum is there for the types only.
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${PARTS_AT}:${HEADS_AT}`,
    },
  });
  writeTexts(sheet, table);
  let column = FIRST_COLUMN;
  for (const part of table.parts) {
    writePart(sheet, table, part.title, part.columns, column);
    column += part.columns.length;
  }
  sheet.getColumn(1).width = 34;
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function writeTexts(sheet: ExcelJS.Worksheet, table: AnnualTable): void {
  sheet.getCell('A1').value = table.title;
  sheet.getCell('A1').font = { bold: true, size: 16 };
  sheet.getCell('A2').value = `${table.year} ${table.period} ${table.place}`;
  sheet.getCell('A3').value = table.note;
  sheet.getCell(HEADS_AT, 1).value = table.rowsTitle;
  table.rows.forEach((name, row) => {
    sheet.getCell(ROWS_AT + row, 1).value = name;
  });
  sheet.getCell(totalAt(table), 1).value = table.totalTitle;
  for (const row of [PARTS_AT, HEADS_AT, totalAt(table)]) sheet.getRow(row).font = { bold: true };
  sheet.getRow(totalAt(table)).border = { top: { style: 'thin' } };
}

function totalAt({ rows }: AnnualTable): number {
  return ROWS_AT + rows.length;
}

function writePart(
  sheet: ExcelJS.Worksheet,
  table: AnnualTable,
  title: string,
  columns: readonly AnnualColumn[],
  first: number,
): void {
  sheet.getCell(PARTS_AT, first).value = title;
  if (columns.length > 1) sheet.mergeCells(PARTS_AT, first, PARTS_AT, first + columns.length - 1);
  sheet.getCell(PARTS_AT, first).alignment = { horizontal: 'center' };
  columns.forEach((column, n) => {
    writeColumn(sheet, table, column, first, first + n);
  });
}

function writeColumn(
  sheet: ExcelJS.Worksheet,
  table: AnnualTable,
  { title, values, sumOf }: AnnualColumn,
  first: number,
  at: number,
): void {
  const head = sheet.getCell(HEADS_AT, at);
  head.value = title;
  head.alignment = { wrapText: true, horizontal: 'right' };
  sheet.getColumn(at).width = 14;
  sheet.getColumn(at).numFmt = '#,##0';
  values.forEach((value, row) => {
    const cell = sheet.getCell(ROWS_AT + row, at);
    const parts = sumOf?.map((n) => sheet.getCell(ROWS_AT + row, first + n).address) ?? [];
    cell.value = parts.length === 0 ? value : { formula: `SUM(${parts[0]}:${parts.at(-1)})`, result: value };
  });
  const span = [ROWS_AT, totalAt(table) - 1].map((row) => sheet.getCell(row, at).address).join(':');
  const total = values.reduce((all, value) => all + value, 0);
  sheet.getCell(totalAt(table), at).value = values.length === 0 ? 0 : { formula: `SUM(${span})`, result: total };
}
