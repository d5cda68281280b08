import { beforeAll, describe, expect, it } from 'vitest';
import { loadFonts, type Fonts } from '../../../src/pdf/fonts/load-fonts.ts';
import { makeAnnualTable } from '../../../src/pdf/make-annual-table.ts';
import type { AnnualPaper } from '../../../src/pdf/types.ts';
import { readBack, withoutSpace } from '../read-back.ts';

let fonts: Fonts;
beforeAll(async () => {
  fonts = await loadFonts();
});

const paper = (lines: number): AnnualPaper => ({
  lang: 'zh-CN',
  title: '年度工作统计表',
  service: '2025 年 10 月 1 日到 2026 年 9 月 30 日 示例区',
  bureau: '示例区卫生健康局',
  number: '2026 统计年度',
  reference: '2026 统计年度',
  createdAt: Date.UTC(2026, 10, 23),
  issued: '本表由 e站出具',
  page: (page, pages) => `第 ${page} 页，共 ${pages} 页`,
  continued: '（续）',
  note: '按办成的日子计。',
  tables: [
    {
      title: '证件（本）',
      columns: ['单位', '一孩证', '一个名字很长很长的证件'],
      lines: Array.from({ length: lines }, (_, n) => [`示例街道${n}号`, String(n), '1,234']),
      total: ['合计', '9', '8'],
    },
  ],
});

describe('A table of numbers', () => {
  it('holds every line, its total and its note', async () => {
    const { text, pages } = await readBack(await makeAnnualTable(paper(4), fonts));
    expect(pages).toHaveLength(1);
    for (const n of [0, 1, 2, 3]) expect(text).toContain(`示例街道${n}号${n}1,234`);
    expect(text).toContain('合计98按办成的日子计。');
  });

  it('heads itself again on every page that it reaches, and loses no line', async () => {
    const { pages, text, roles } = await readBack(await makeAnnualTable(paper(90), fonts));
    expect(pages.length).toBeGreaterThan(1);
    for (let n = 0; n < 90; n++) expect(text.split(`示例街道${n}号`)).toHaveLength(2);
    for (const page of pages.slice(1)) expect(withoutSpace(page)).toMatch(/证件（本）（续）单位一孩证一个名字/);
    // Repeated heads are no part of what is read aloud: one head, ninety lines, one total, and the title.
    expect(roles.flat().filter((role) => role === 'Table').length).toBeGreaterThan(0);
    expect(new Set(pages).size).toBe(pages.length);
  });

  it('is refused when a character of it cannot be shown', async () => {
    const made = await makeAnnualTable({ ...paper(1), note: '\u{10FFFD}' }, fonts);
    expect(made).toEqual({ ok: false, missing: ['\u{10FFFD}'] });
  });
});
