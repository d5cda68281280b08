import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../../src/desk/papers/export/cell.ts';
import { csvOf } from '../../../../src/desk/papers/export/csv.ts';
import type { PlainDate } from '../../../../src/forms/types.ts';
import { readCsv } from './tables.ts';

async function written(labels: readonly string[], rows: readonly (readonly Cell[])[]): Promise<string> {
  async function* all(): AsyncGenerator<readonly Cell[]> {
    for (const row of rows) yield await Promise.resolve(row);
  }
  return (await buffer(csvOf(labels, all(), 'Asia/Shanghai'))).toString();
}

describe('a CSV', () => {
  it('begins with the mark by which Excel knows Chinese, and ends its lines with CRLF', async () => {
    const csv = await written(['编号', '姓名'], [['FC-26K7-XQ4M', '张示梅']]);
    expect(csv).toBe('\ufeff"编号","姓名"\r\n"FC-26K7-XQ4M","张示梅"\r\n');
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'],
    ['+86', "'+86"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['＝1＋1', "'＝1＋1"],
    ["='x", "'='x"],
    ['a=1', 'a=1'],
    ['张示梅', '张示梅'],
    ['00000019960312002X', '00000019960312002X'],
    ['000000199501080012', "'000000199501080012"],
    ['0012', "'0012"],
    ['2026', '2026'],
  ])('writes the text %j as %j', async (text, cell) => {
    expect(readCsv(await written([text], []))).toEqual([[cell.startsWith("'0") ? text : cell]]);
    expect(readCsv(await written(['a'], [[text]]))[1]).toEqual([cell]);
  });

  it('writes days, moments where the district is, and numbers', async () => {
    const cells: Cell[] = [{ day: '2026-11-24' as PlainDate }, { moment: Date.UTC(2026, 10, 23, 18, 5) }, -3, 12];
    expect(readCsv(await written(['a', 'b', 'c', 'd'], [cells]))[1]).toEqual([
      '2026-11-24',
      '2026-11-24 02:05',
      '-3',
      '12',
    ]);
  });

  it('gives back every text, with quotes, commas and line ends, and no cell begins a formula', async () => {
    const cell = fc.string({ unit: fc.constantFrom(...Array.from('张a=+-@",\r\n\t 0９\u{20bb7}')), maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 4 }), async (rows) => {
        const [, ...read] = readCsv(await written(['a', 'b'], rows));
        expect(read.map((row) => row.map((text) => text.replace(/^'(?=[=+\-@\t\r]|\d)/, '')))).toEqual(
          rows.map((row) => [...row]),
        );
        for (const text of read.flat()) expect(text).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});
