import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Cell } from './cell.ts';
import { momentText } from './moment-text.ts';

/** Rows of a sheet, its head among them (ECMA-376 allows no more in Excel). */
const MOST_ROWS = 1_048_576;
/** Characters of one cell that Excel takes. */
const MOST_CHARACTERS = 32_767;
/** Text is handed on in parts of about this size. */
const PART = 64 * 1024;

/** Places in the list of cell formats in `styles.xml`. */
const STYLE = { number: 0, day: 1, moment: 2, head: 3, text: 4 } as const;

export interface XlsxTable {
  readonly title: string;
  readonly labels: readonly string[];
  /** Called once. */
  readonly rows: () => AsyncIterable<readonly Cell[]>;
  /** Without the head. */
  readonly count: number;
  /** In which moments are written: Excel's know no zone. */
  readonly timeZone: string;
}

/**
 * A table as an Excel workbook with typed cells: days, moments, numbers; everything else is text, ID numbers too, and no text
 * is a formula. It is written as it is read: a slow reader slows the reading of the rows.
 */
export function xlsxOf(table: XlsxTable): Readable {
  const zip = new ZipFile();
  const out = new PassThrough();
  const fail = (error: Error): void => {
    out.destroy(error);
  };
  zip.on('error', fail);
  const sheets = Math.max(1, Math.ceil(table.count / (MOST_ROWS - 1)));
  for (const [name, text] of Object.entries(frame(table.title, sheets))) zip.addBuffer(Buffer.from(text), name);
  const rows = table.rows()[Symbol.asyncIterator]();
  for (let n = 1; n <= sheets; n++) {
    const sheet = Readable.from(parts(sheetText(table, rows)), { objectMode: false });
    sheet.once('error', fail);
    out.once('close', () => sheet.destroy());
    zip.addReadStream(sheet, `xl/worksheets/sheet${n}.xml`);
  }
  zip.end();
  zip.outputStream.pipe(out);
  out.once('close', () => {
    rows.return?.().catch(() => undefined);
  });
  return out;
}

async function* sheetText(table: XlsxTable, rows: AsyncIterator<readonly Cell[]>): AsyncGenerator<string> {
  const cellOf = cellWriter(table.timeZone);
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="${Math.max(1, table.labels.length)}" width="18" customWidth="1"/></cols><sheetData>`;
  yield `<row r="1">${table.labels.map((label, i) => textCell(`${letters(i)}1`, label, STYLE.head)).join('')}</row>`;
  const columns = table.labels.map((_, i) => letters(i));
  for (let n = 2; n <= MOST_ROWS; n++) {
    const next = await rows.next();
    if (next.done === true) break;
    yield `<row r="${n}">${next.value.map((cell, i) => cellOf(`${columns[i] ?? letters(i)}${n}`, cell)).join('')}</row>`;
  }
  yield '</sheetData></worksheet>';
}

/** Small pieces of text as larger ones: each costs a turn. */
async function* parts(texts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let held: string[] = [];
  let size = 0;
  for await (const text of texts) {
    held.push(text);
    size += text.length;
    if (size < PART) continue;
    yield Buffer.from(held.join(''));
    [held, size] = [[], 0];
  }
  yield Buffer.from(held.join(''));
}

function cellWriter(timeZone: string): (at: string, cell: Cell) => string {
  const text = momentText(timeZone);
  return (at, cell) => {
    if (cell === '') return '';
    if (typeof cell === 'string') return textCell(at, cell, STYLE.text);
    if (typeof cell === 'number') return numberCell(at, cell, STYLE.number);
    if ('moment' in cell) return numberCell(at, serial(`${text(cell.moment).replace(' ', 'T')}:00Z`), STYLE.moment);
    const days = serial(`${cell.day}T00:00:00Z`);
    return days < FIRST_SURE ? textCell(at, cell.day, STYLE.text) : numberCell(at, days, STYLE.day);
  };
}

/** March 1900: before it Excel counts a day that never was, and before 1900 it knows none. */
const FIRST_SURE = 61;

function numberCell(at: string, value: number, style: number): string {
  return `<c r="${at}" s="${style}"><v>${value}</v></c>`;
}

/** Days since the end of 1899, as Excel counts them. */
function serial(iso: string): number {
  return Date.parse(iso) / 86_400_000 + 25_569;
}

function textCell(at: string, text: string, style: number): string {
  return `<c r="${at}" t="inlineStr" s="${style}"><is><t xml:space="preserve">${escaped(text.slice(0, MOST_CHARACTERS))}</t></is></c>`;
}

/** Characters that XML knows no way to write are left out; `_x0041_` is Excel's own way to write one, and would be read as such. */
function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replace(/[&<>\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** `A`, `Z`, `AA`: the column's name, counted from 0. */
function letters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? letters(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Everything of a workbook but its sheets. */
function frame(title: string, sheets: number): Readonly<Record<string, string>> {
  const all = Array.from({ length: sheets }, (_, i) => i + 1);
  const name = title.replace(/[\\/?*:[\]]/g, ' ').slice(0, 25);
  const named = all.map((n) => (n === 1 ? name : `${name} ${n}`));
  return {
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${all.map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${TYPE}.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${all.map((n) => `<sheet name="${escaped(named[n - 1] ?? '')}" sheetId="${n}" r:id="rId${n}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships">${all.map((n) => `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join('')}<Relationship Id="rId${sheets + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  };
}
