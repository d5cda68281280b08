import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Submission } from '../../../../src/cases/types.ts';
import { loadWorld } from '../../../support/world.ts';
import { caseOf, openPaperDesk, type Change, type PaperDesk } from '../paper-desk.ts';
import type { DeskBrowser } from '../../../support/desk-browser.ts';
import { NOW } from '../../../support/turns.ts';
import { until } from '../../../support/until.ts';
import { otherVersion } from './other-version.ts';
import { readCsv, readXlsx } from './tables.ts';

const world = await loadWorld();
const make = (n: number, change: Change = {}): Submission => caseOf(world, 'first-child-certificate', n, change);
const ID = '00000019960312002X';

describe('An export', () => {
  it('has every case of the view once, its facts first and every answer behind them', async () => {
    const cases = Array.from({ length: 230 }, (_, n) => make(n, n % 10 === 0 ? { status: 'accepted' } : {}));
    const desk = await openPaperDesk(cases);
    const clerk = await desk.as('clerk');
    const [head = [], ...rows] = readCsv((await clerk.get('/desk/exports.csv?status=submitted')).text);
    expect(head.slice(0, 10)).toEqual([
      '编号',
      '事项',
      '状态',
      '单位',
      '经办人',
      '收件时间',
      '承诺办结',
      '办结时间',
      '按时办结',
      '评价（1–5）',
    ]);
    const wanted = cases.filter(({ status }) => status === 'submitted').map(({ reference }) => reference);
    expect(rows.map(([reference]) => reference).sort()).toEqual([...wanted].sort());
    const row = rows.find(([reference]) => reference === wanted[0]) ?? [];
    const at = (label: string) => row[head.indexOf(label)];
    expect(at('女方姓名')).toBe('张示梅');
    expect(at('单位')).toBe(world.district.offices.find(({ id }) => id === 'dongshi-1')?.name['zh-CN']);
    expect(at('女方出生日期')).toBe('1996-03-12');
    expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([head.length]));
  });

  it('gives numbers of people by their end, and in full only when that was ticked; both are recorded', async () => {
    const desk = await openPaperDesk([make(1)]);
    const clerk = await desk.as('clerk');
    const masked = (await clerk.get('/desk/exports.csv')).text;
    expect(masked).toContain('尾号 002X');
    expect(masked).not.toContain(ID);
    expect(masked).not.toContain('13800000000');
    expect((await clerk.get('/desk/exports.csv?full=yes')).text).not.toContain(ID);
    expect((await clerk.post('/desk/exports.csv', { view: '' })).text).not.toContain(ID);
    const full = (await clerk.post('/desk/exports.csv', { view: '', full: 'yes' })).text;
    expect(full).toContain(ID);
    expect(full).toContain('13800000000');
    const { records } = await desk.store.audit.read({ action: 'export.csv', limit: 10 });
    expect(records.map(({ detail }) => detail)).toEqual(['1 rows, numbers in full', '1 rows', '1 rows', '1 rows']);
  });

  it('is refused in full to a form of somebody else', async () => {
    const desk = await openPaperDesk([make(1)]);
    const clerk = await desk.as('clerk');
    const forged = await clerk.post('/desk/exports.csv', { view: '', full: 'yes' }, { csrf: null });
    expect(forged.status).toBe(403);
    expect(forged.text).not.toContain(ID);
  });

  it('shows no more than the queue: other offices are not in it, and an administrator takes none out', async () => {
    const [own, other] = [make(1), make(2, { office: 'dongshi', route: ['dongshi'] })];
    const desk = await openPaperDesk([own, other]);
    const references = async (person: 'clerk' | 'supervisor', query: string) =>
      readCsv((await (await desk.as(person)).get(`/desk/exports.csv${query}`)).text)
        .slice(1)
        .map(([reference]) => reference);
    expect(await references('clerk', '')).toEqual([own.reference]);
    expect(await references('clerk', '?office=dongshi')).toEqual([own.reference]);
    expect((await references('supervisor', '')).sort()).toEqual([own.reference, other.reference].sort());
    expect((await (await desk.as('administrator')).get('/desk/exports.csv')).status).toBe(403);
  });

  it('holds cases of two versions of a form side by side', async () => {
    const older = otherVersion();
    const catalogue = {
      ...world.catalogue,
      find: (id: string, version?: string) => (version === older.version ? older : world.catalogue.find(id)),
    };
    const cases = [
      make(1),
      make(2, { version: older.version, answers: { ...make(2).answers, oldPromise: '第 12 号' } }),
    ];
    const desk = await openPaperDesk(cases, { catalogue });
    const [head = [], ...rows] = readCsv((await (await desk.as('clerk')).get('/desk/exports.csv')).text);
    const at = head.indexOf('承诺编号');
    expect(rows.map((row) => [row[0], row[at]])).toEqual([
      [cases[0]?.reference, ''],
      [cases[1]?.reference, '第 12 号'],
    ]);
    const married = head.indexOf(
      world.catalogue.find('first-child-certificate')?.label('/marriage/date', 'zh-CN') ?? '',
    );
    expect(rows.map((row) => row[married])).toEqual(['2026-05-20', '2026-05-20']);
  });

  it('is an Excel workbook with days and numbers as such, and no answer is a formula', async () => {
    const formula = make(1, {
      answers: { ...make(1).answers, marriage: { ...(make(1).answers['marriage'] as object), office: '=1+1' } },
      closed: { at: NOW, workingDays: 3, onTime: true },
      rating: { score: 2, at: NOW },
      clerk: 'gone',
    });
    const desk = await openPaperDesk([formula]);
    const clerk = await desk.as('clerk');
    const [head = [], row = []] = await readXlsx(await bytesOf(desk, clerk, '/desk/exports.xlsx?status=all'));
    const at = (label: string) => row[head.indexOf(label)];
    expect(at('承诺办结')).toBeInstanceOf(Date);
    expect(at('女方出生日期')).toEqual(new Date('1996-03-12T00:00:00Z'));
    expect([at('评价（1–5）'), at('按时办结'), at('经办人')]).toEqual([2, '是', 'gone']);
    expect(at('结婚登记机关')).toBe('=1+1');
    expect((await clerk.get('/desk/exports.csv?status=all')).text).toContain('"\'=1+1"');
  });

  it('asks on a page of its own, for the list that was looked at', async () => {
    const desk = await openPaperDesk([make(1)]);
    const page = await (await desk.as('clerk')).get('/desk/exports?status=accepted&office=dongshi-1&after=x');
    expect(page.text).toContain('name="view" value="status=accepted&amp;office=dongshi-1"');
    expect(page.text).toContain('证件号码、电话完整导出（会记录）');
    expect(page.text).toContain('打印全部');
  });

  it('leaves nothing on the disk', async () => {
    const desk = await openPaperDesk([make(1)]);
    await (await desk.as('clerk')).get('/desk/exports.csv');
    await until(
      () => readdir(desk.folder),
      (names) => names.length === 0,
    );
  });

  it('that breaks off does not look whole', async () => {
    const desk = await openPaperDesk([make(1)], {
      around: (port) => ({ ...port, record: () => Promise.reject(new Error('disk')) }),
    });
    const clerk = await desk.as('clerk');
    await expect(clerk.get('/desk/exports.csv')).rejects.toThrow();
    expect(desk.faults).toHaveLength(1);
    await until(
      () => readdir(desk.folder),
      (names) => names.length === 0,
    );
  });
});

async function bytesOf(desk: PaperDesk, browser: DeskBrowser, path: string): Promise<Uint8Array> {
  const response = await fetch(new URL(path, desk.url), { headers: { cookie: browser.cookieHeader } });
  return new Uint8Array(await response.arrayBuffer());
}
