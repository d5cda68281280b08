import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { readBack } from '../../pdf/read-back.ts';
import { fetchFile, granted, openFiguresDesk, received } from './figures-desk.ts';

const cases = [
  granted('2025-10-01T09:00', 3, { office: 'dongshi-1' }),
  granted('2026-09-01T09:00', 3, { office: 'dongshi' }),
  granted('2026-03-01T09:00', 3, { office: 'xili', service: 'birth-permit' }),
  granted('2026-03-02T09:00', 3, { office: 'xili', service: 'birth-permit', status: 'rejected' }),
  // Decided in the year after, and not decided at all.
  granted('2026-09-30T23:30', 3, { office: 'xili' }),
  received('2026-03-01T09:00', { office: 'xili' }),
];

async function workbookOf(response: Response): Promise<ExcelJS.Worksheet> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(await response.arrayBuffer());
  const [sheet] = workbook.worksheets;
  if (!sheet) throw new Error('The workbook has no sheet.');
  return sheet;
}

/** What a row says: texts, numbers, and the values that formulas hold. */
const rowOf = (sheet: ExcelJS.Worksheet, name: string): readonly unknown[] => {
  const rows = Array.from({ length: sheet.rowCount }, (_, n) => sheet.getRow(n + 1));
  const row = rows.find((one) => one.getCell(1).value === name);
  return Array.from({ length: sheet.columnCount - 1 }, (_, n) => {
    const cell = row?.getCell(n + 2);
    return cell?.type === ExcelJS.ValueType.Formula ? cell.result : cell?.value;
  });
};

describe('The annual table', () => {
  it('as a workbook has numbers as numbers, and sums as formulas that hold their values', async () => {
    const desk = await openFiguresDesk(cases);
    const response = await fetchFile(desk, 'supervisor', '/desk/figures/2026.xlsx');
    expect(response.headers.get('content-disposition')).toContain(encodeURIComponent('2026 年度工作统计表.xlsx'));
    const sheet = await workbookOf(response);
    expect(sheet.getCell('A2').value).toBe('2026 统计年度 2025 年 10 月 1 日到 2026 年 9 月 30 日 示例区全部街镇');
    expect(rowOf(sheet, '单位')).toEqual(['一孩证', '再生育证', '光荣证', '婚育证明', '证件合计', '孕前检查']);
    expect(rowOf(sheet, '东示街道便民服务中心')).toEqual([2, 0, 0, 0, 2, 0]);
    expect(rowOf(sheet, '西例街道便民服务中心')).toEqual([0, 1, 0, 0, 1, 0]);
    expect(rowOf(sheet, '合计')).toEqual([2, 1, 0, 0, 3, 0]);
    expect(sheet.getCell('B6').type).toBe(ExcelJS.ValueType.Number);
    expect(sheet.getCell('F6').value).toEqual({ formula: 'SUM(B6:E6)', result: 2 });
    expect(sheet.getCell('B11').value).toEqual({ formula: 'SUM(B6:B10)', result: 2 });
  });

  it('counts the couples that came to a booked visit in the year', async () => {
    const desk = await openFiguresDesk([]);
    const [institution] = desk.house.district.institutions;
    const booked = (slot: string) =>
      granted('2026-09-01T09:00', 1, {
        service: 'preconception-check',
        office: 'dongshi-1',
        booking: { institution: institution?.id ?? '', slot: `${institution?.id}@${slot}` },
      });
    for (const one of [booked('2026-09-10T08:30'), booked('2026-09-11T08:30')])
      await desk.store.submissions.create(one, { fingerprint: one.reference, client: 'test' });
    const [first] = await desk.stored.sql('select min(reference) as reference from bookings');
    const at = Date.parse('2026-09-10T08:30+08:00');
    await desk.stored.sql('update bookings set arrived_at = ? where reference = ?', [at, String(first?.['reference'])]);
    const sheet = await workbookOf(await fetchFile(desk, 'supervisor', '/desk/figures/2026.xlsx'));
    expect(rowOf(sheet, '东示街道便民服务中心').at(-1)).toBe(1);
    expect(rowOf(sheet, '合计').at(-1)).toBe(1);
  });

  it('as a paper says the same, and can be read aloud', async () => {
    const desk = await openFiguresDesk(cases);
    const response = await fetchFile(desk, 'supervisor', '/desk/figures/2026.pdf');
    expect(response.headers.get('content-type')).toBe('application/pdf');
    const { text, lang, marked, roles } = await readBack({
      ok: true,
      bytes: new Uint8Array(await response.arrayBuffer()),
    });
    expect(text).toContain('年度工作统计表');
    expect(text).toContain('证件（本）单位一孩证再生育证光荣证婚育证明证件合计');
    expect(text).toContain('东示街道便民服务中心20002');
    expect(text).toContain('西例街道便民服务中心01001');
    expect(text).toContain('合计21003');
    expect(text).toContain('检查（对）单位孕前检查');
    expect([lang, marked]).toEqual(['zh-CN', true]);
    expect(roles.flat().filter((role) => role === 'Table')).toHaveLength(2);
  });

  it('is of the own office and those below it for a clerk', async () => {
    const desk = await openFiguresDesk(cases);
    const sheet = await workbookOf(await fetchFile(desk, 'reviewer', '/desk/figures/2026.xlsx'));
    expect(sheet.getCell('A2').value).toContain('东示街道便民服务中心和下面的单位');
    expect(rowOf(sheet, '样板社区便民服务站')).toEqual([1, 0, 0, 0, 1, 0]);
    expect(rowOf(sheet, '东示街道便民服务中心（本级）')).toEqual([1, 0, 0, 0, 1, 0]);
    expect(rowOf(sheet, '合计')).toEqual([2, 0, 0, 0, 2, 0]);
  });

  it('is recorded each time that somebody takes it out', async () => {
    const desk = await openFiguresDesk(cases);
    await fetchFile(desk, 'supervisor', '/desk/figures/2026.xlsx');
    await fetchFile(desk, 'clerk', '/desk/figures/2025.pdf');
    await (await desk.as('clerk')).get('/desk/figures/2026.pdf?office=xili');
    const found = await desk.stored.sql("select actor from audit where action = 'figures-exported' order by seq");
    expect(found).toEqual([
      { actor: `clerk:${desk.clerks.supervisor.id}` },
      { actor: `clerk:${desk.clerks.clerk.id}` },
    ]);
  });
});
