import { stringify } from 'csv-stringify';
import { Readable, type Transform } from 'node:stream';
import { momentText } from './moment-text.ts';
import type { Cell } from './cell.ts';

/** Excel keeps fifteen digits of what it takes for a number, and no leading zero. */
const LOST_AS_NUMBER = /^(?:\d{12,}|0\d+)$/;

/**
 * A table as CSV for Excel: UTF-8 with its mark, CRLF, all texts in quotes. A text that a spreadsheet would take for a formula
 * gets an apostrophe before it, and so does a long number such as an ID, which would lose its last digits.
 * @param timeZone in which moments are written.
 */
export function csvOf(labels: readonly string[], rows: AsyncIterable<readonly Cell[]>, timeZone: string): Readable {
  const moment = momentText(timeZone);
  const text = (cell: Cell): string | number => {
    if (typeof cell === 'string') return LOST_AS_NUMBER.test(cell) ? `'${cell}` : cell;
    if (typeof cell === 'number') return cell;
    return 'day' in cell ? cell.day : moment(cell.moment);
  };
  async function* lines(): AsyncGenerator<readonly (string | number)[]> {
    yield labels;
    for await (const row of rows) yield row.map(text);
  }
  const writer: Transform = stringify({
    bom: true,
    record_delimiter: 'windows',
    quoted_string: true,
    escape_formulas: true,
  });
  const source = Readable.from(lines());
  source.once('error', (error) => writer.destroy(error));
  writer.once('close', () => source.destroy());
  return source.pipe(writer);
}
