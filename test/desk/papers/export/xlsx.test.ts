import { buffer } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../../src/desk/papers/export/cell.ts';
import { xlsxOf } from '../../../../src/desk/papers/export/xlsx.ts';
import type { PlainDate } from '../../../../src/forms/types.ts';
import { deferred } from '../../../support/deferred.ts';
import { readZip } from '../../../support/read-zip.ts';
import { readXlsx } from './tables.ts';

async function* all(rows: readonly (readonly Cell[])[]): AsyncGenerator<readonly Cell[]> {
  for (const row of rows) yield await Promise.resolve(row);
}

function made(labels: readonly string[], rows: readonly (readonly Cell[])[]): Promise<Buffer> {
  const table = { title: '办件列表', labels, rows: () => all(rows), count: rows.length, timeZone: 'Asia/Shanghai' };
  return buffer(xlsxOf(table));
}

describe('a workbook', () => {
  it('has days, moments and numbers as such, and everything else as text', async () => {
    const cells: Cell[] = [
      '000000199501080012',
      { day: '2026-11-24' as PlainDate },
      { moment: Date.UTC(2026, 10, 23, 18, 5) },
      5,
      '',
      '0012',
    ];
    const [head, row] = await readXlsx(await made(['证件', '日期', '时间', '数', '空', '号'], [cells]));
    expect(head).toEqual(['证件', '日期', '时间', '数', '空', '号']);
    expect(row).toEqual([
      '000000199501080012',
      new Date('2026-11-24T00:00:00Z'),
      new Date('2026-11-24T02:05:00Z'),
      5,
      null,
      '0012',
    ]);
  });

  it.each(['=1+1', '@SUM(A1)', '<b>&amp;"', 'a\r\nb\tc', ' 前后有空 ', '_x0041_', '\u{20bb7}', '张\u0000\u001f示梅'])(
    'keeps the text %j as text',
    async (text) => {
      const rows = await readXlsx(await made([text], [[text]]));
      const shown = text.replace(/[\u0000\u001f]/g, '').replaceAll('\r\n', '\n');
      const texts = rows.flat().flatMap((value) => (typeof value === 'string' ? [value] : []));
      // exceljs leaves Excel's own way to write an underscore as it is.
      const read = texts.map((value) => value.replaceAll('\r\n', '\n').replaceAll('_x005F_', '_'));
      expect(read).toEqual([shown, shown]);
      const sheet = readZip(await made([text], [[text]])).get('xl/worksheets/sheet1.xml');
      expect(sheet?.includes('<f>')).toBe(false);
    },
  );

  it('writes a day from before Excel can count as text', async () => {
    const rows = await readXlsx(
      await made(['日期'], [[{ day: '1900-02-28' as PlainDate }], [{ day: '1900-03-01' as PlainDate }]]),
    );
    expect(rows.slice(1).flat()).toEqual(['1900-02-28', new Date('1900-03-01T00:00:00Z')]);
  });

  it('is read no faster than it is taken, and the reading ends when nobody takes it', async () => {
    let given = 0;
    const end = deferred();
    async function* endless(): AsyncGenerator<readonly Cell[]> {
      try {
        for (;;) yield await Promise.resolve([`一行字 ${given++} ${Math.imul(given, 2654435761)}`.repeat(20)]);
      } finally {
        end.resolve();
      }
    }
    const table = { title: 'a', labels: ['a'], rows: endless, count: 1e6, timeZone: 'Asia/Shanghai' };
    const stream = xlsxOf(table);
    stream.read(0);
    let before = -1;
    for (let still = 0; still < 200;) {
      await setImmediate();
      // Not before it has begun: what never began has no end.
      still = given > 0 && given === before ? still + 1 : 0;
      before = given;
    }
    expect(given).toBeLessThan(100_000);
    stream.destroy();
    // Ends the test by its time, should it never come.
    await end.promise;
  });
});
